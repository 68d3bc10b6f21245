import { announce, mallOf } from '#ledger/announce.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { change } from './change-visit.ts'
import { lockQueuesOf } from './hold-queues.ts'
import { expire } from './moves.ts'
import { mustRunHall } from './policy.ts'
import { readVisits } from './store.ts'

/**
 * A rehearsal (gladi): the mall plays a day with its own numbers, which no statistic counts. It begins only while no
 * visitor is in the hall, so that a real person is never called among the players. Whoever is just taking a number has
 * it before we look; whoever comes after finds, by the table's own trigger, that the day is another one now.
 */
export async function beginRehearsal(tx: Tx, by: Actor, now: Date): Promise<void> {
  mustRunHall(by)
  await lockQueuesOf(tx, 'all', false, now)
  const { open } = await tx.row<{ open: number }>(
    sql`select count(*)::int as open from visit.visit where mall_id = ${mallOf(tx)}::int and closed_at is null and not is_rehearsal`,
  )
  if (open > 0) throw new Refused('rehearsal.hallNotEmpty', { open })
  const begun = await tx.run(sql`
    update mall.mall set rehearsing_since = ${now}::timestamptz, version = version + 1 where id = ${mallOf(tx)}::int and rehearsing_since is null`)
  if (begun) await announce(tx, { kind: 'rehearsal.begun', actor: by, topics: ['floor', 'mall'] }, now)
}

/** Ends it: the players' numbers expire and the next number is real. */
export async function endRehearsal(tx: Tx, by: Actor, now: Date): Promise<void> {
  mustRunHall(by)
  await lockQueuesOf(tx, 'all', true, now)
  // Of two who press at once the second waits for this row, and finds that it has ended.
  const ended = await tx.run(sql`
    update mall.mall set rehearsing_since = null, version = version + 1 where id = ${mallOf(tx)}::int and rehearsing_since is not null`)
  if (!ended) return
  const open = await readVisits(tx, sql`v.is_rehearsal and v.closed_at is null`)
  if (open.length)
    await change(
      tx,
      open.map((before) => ({ before, after: expire(before, now) })),
      { kind: 'visit.expired', by, now },
    )
  await announce(
    tx,
    { kind: 'rehearsal.ended', actor: by, data: { visits: open.length }, topics: ['floor', 'mall'] },
    now,
  )
}
