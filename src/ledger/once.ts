import { type Actor, nameOfActor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { mallOf } from './announce.ts'

/**
 * A form that arrives twice (double press, lost reply) is one wish: the second time gives the first answer. For acts
 * that are seldom; the acts of the queue write their command in the statement of the act itself.
 */
export async function once<R>(tx: Tx, by: Actor, commandId: string, now: Date, act: () => Promise<R>): Promise<R> {
  const mall = mallOf(tx)
  const actor = nameOfActor(by)
  const earlier = await tx.maybe<{ result: R }>(
    sql`select result from platform.command where mall_id = ${mall}::int and actor = ${actor} and command_id = ${commandId}`,
  )
  if (earlier) return earlier.result
  const result = await act()
  // Both at the same moment: the later one breaks on the key, is tried anew, and finds the first answer above.
  await tx.run(sql`
    insert into platform.command (mall_id, actor, command_id, result, at)
    values (${mall}::int, ${actor}, ${commandId}, ${JSON.stringify(result ?? null)}::jsonb, ${now}::timestamptz)`)
  return result
}
