import { type Actor, nameOfActor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { Stale } from '#platform/stale.ts'
import { mallOf } from './announce.ts'

/** A command as it came from a form or a machine: the same id is the same wish, however often it arrives. */
export type Command = { readonly id: string } | undefined

/**
 * Runs an act that records its own command (in the statement of the act, or by `remember`). The usual, first time costs
 * nothing extra. A repeat either loses against the unique command, or is refused because the world has moved; then the
 * next attempt, which has written nothing yet, gives the first answer.
 */
export async function once<R>(tx: Tx, by: Actor, command: Command, act: () => Promise<R>): Promise<R> {
  if (!command) return act()
  if (tx.attempt > 1) {
    const earlier = await answered<R>(tx, by, command.id)
    if (earlier) return earlier.result
  }
  try {
    return await act()
  } catch (error) {
    const isRepeat = error instanceof Refused && (await answered(tx, by, command.id))
    throw isRepeat ? new Stale('the command was answered before') : error
  }
}

/** The same for an act that has no statement of its own to write its command in. */
export function onceRemembered<R>(tx: Tx, by: Actor, command: Command, now: Date, act: () => Promise<R>): Promise<R> {
  return once(tx, by, command, async () => {
    const result = await act()
    await remember(tx, by, command, result, now)
    return result
  })
}

/** Writes the answer of a command beside what was done. */
export async function remember(tx: Tx, by: Actor, command: Command, result: unknown, now: Date): Promise<void> {
  if (!command) return
  await tx.run(sql`
    insert into platform.command (mall_id, actor, command_id, result, at)
    values (${mallOf(tx)}::int, ${nameOfActor(by)}, ${command.id}, ${JSON.stringify(result ?? null)}::jsonb, ${now}::timestamptz)`)
}

/** What a command of this actor answered, while it is remembered (two days): for taking it back. */
export async function answerOf<R>(tx: Tx, by: Actor, commandId: string): Promise<R | undefined> {
  return (await answered<R>(tx, by, commandId))?.result
}

function answered<R>(tx: Tx, by: Actor, commandId: string): Promise<{ result: R } | undefined> {
  return tx.maybe<{ result: R }>(
    sql`select result from platform.command where mall_id = ${mallOf(tx)}::int and actor = ${nameOfActor(by)} and command_id = ${commandId}`,
  )
}
