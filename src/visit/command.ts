import { mallOf } from '#ledger/announce.ts'
import { type Actor, nameOfActor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { readCommand } from './store.ts'

/** A command as it came from a form or a machine: the same id is the same wish, however often it arrives. */
export type Command = { readonly id: string } | undefined

/**
 * Runs an act that records its command. The usual, first time costs nothing extra: a repeat either loses against the
 * unique command at the end (the transaction is tried again and finds the first answer) or is refused because the
 * world has moved, and then the first answer counts too.
 */
export async function asCommand<R>(tx: Tx, by: Actor, command: Command, act: () => Promise<R>): Promise<R> {
  if (!command) return act()
  if (tx.attempt > 1) {
    const earlier = await readCommand<R>(tx, by, command.id)
    if (earlier !== undefined) return earlier
  }
  try {
    return await act()
  } catch (error) {
    const earlier = error instanceof Refused ? await readCommand<R>(tx, by, command.id) : undefined
    if (earlier === undefined) throw error
    return earlier
  }
}

/** For acts that do not write a visit: their command, written beside what they did. */
export async function remember(tx: Tx, by: Actor, command: Command, result: unknown, now: Date): Promise<void> {
  if (!command) return
  await tx.run(sql`
    insert into platform.command (mall_id, actor, command_id, result, at)
    values (${mallOf(tx)}::int, ${nameOfActor(by)}, ${command.id}, ${JSON.stringify(result)}::jsonb, ${now}::timestamptz)`)
}
