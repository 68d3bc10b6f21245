import { directoryOf } from '#directory/directory-of.ts'
import { mallOf } from '#ledger/announce.ts'
import { clockwork } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { lockWaiting } from './at-counter.ts'
import { change } from './change-visit.ts'
import { backFromAway } from './moves.ts'
import { readVisits } from './store.ts'

/**
 * Whoever stepped out and did not say when back waits again after the promised minutes: nobody is forgotten because
 * a phone is dead. Gives how many. An officer decides about absence at the counter, never a missing click.
 */
export async function bringBackFromAway(tx: Tx, now: Date): Promise<number> {
  const directory = await directoryOf(tx, now)
  const due = await readVisits(
    tx,
    sql`v.id in (select visit_id from visit.leg where mall_id = ${mallOf(tx)}::int and state = 'deferred' and deferred_until <= ${now}::timestamptz limit 200)`,
  )
  const changes = due.map((before) => ({ before, after: backFromAway(before, now) }))
  for (const { before, after } of changes.sort(
    (a, b) => (a.after.legs[0]?.queueId ?? 0) - (b.after.legs[0]?.queueId ?? 0),
  )) {
    await lockWaiting(tx, directory, before, after, now)
  }
  if (changes.length) await change(tx, changes, { kind: 'visit.back', by: clockwork, now })
  return due.length
}
