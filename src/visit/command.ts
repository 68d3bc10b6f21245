import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
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
