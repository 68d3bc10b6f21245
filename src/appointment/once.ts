import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import type { Command } from '#visit/command.ts'
import { readCommand, Stale, writeCommand } from './store.ts'

/**
 * Runs an act once for one command, and writes its answer with it. Acts here take a place before they know whether
 * they may keep it, and a refusal rolls that back; so when the command was answered before, the answer is given by the
 * next attempt, which has written nothing, and never by the transaction that was refused.
 */
export async function once<R>(tx: Tx, by: Actor, command: Command, now: Date, act: () => Promise<R>): Promise<R> {
  if (!command) return act()
  const earlier = tx.attempt > 1 ? await readCommand<R>(tx, by, command.id) : undefined
  if (earlier !== undefined) return earlier
  try {
    const answer = await act()
    await writeCommand(tx, by, command.id, answer, now)
    return answer
  } catch (error) {
    const isRepeat = error instanceof Refused && (await readCommand(tx, by, command.id)) !== undefined
    throw isRepeat ? new Stale('the command was answered before') : error
  }
}
