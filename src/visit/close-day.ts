import { closeSittingsOf } from '#counter/sitting.ts'
import { siteOf } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { announce, mallOf } from '#ledger/announce.ts'
import { dayAt } from '#mall/day.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { change } from './change-visit.ts'
import { expire } from './moves.ts'
import { forgetNotes } from './note.ts'
import { mustRunHall } from './policy.ts'
import { lockQueues, readVisits } from './store.ts'
import { locksOf } from './take-number.ts'
import type { Visit } from './visit.ts'

/**
 * Ends a site's service day: who was missed is a no-show, what is still open expires, forgotten counters close.
 * Doing it twice does nothing more. Gives how many visits it ended. The queues are locked before anything is read, so
 * that nobody is called to a counter, or given a number, between what is read here and the counters' closing.
 */
export async function closeDay(tx: Tx, siteId: number, serviceDay: string, by: Actor, now: Date): Promise<number> {
  mustRunHall(by)
  const directory = await directoryOf(tx, now)
  const queues = [...directory.queues.values()].filter((queue) => queue.siteId === siteId)
  for (const isRehearsal of [false, true]) await lockQueues(tx, locksOf(queues, serviceDay), isRehearsal)
  const open = await openVisits(tx, siteId, serviceDay)
  for (let i = 0; i < open.length; i += 200) {
    const changes = open.slice(i, i + 200).map((before) => ({ before, after: expire(before, now) }))
    await change(tx, changes, { kind: 'visit.expired', by, now })
  }
  const counters = [...directory.counters.values()].filter((c) => directory.zones.get(c.zoneId)?.siteId === siteId)
  await closeSittingsOf(
    tx,
    serviceDay,
    counters.map((c) => c.id),
    now,
  )
  await forgetNotes(tx, siteId, serviceDay)
  const first = await tx.run(sql`
    insert into visit.day_closed (mall_id, site_id, service_day, closed_at, by)
    values (${mallOf(tx)}::int, ${siteId}::bigint, ${serviceDay}::date, ${now}::timestamptz, ${by.kind}) on conflict do nothing`)
  if (first)
    await announce(
      tx,
      { kind: 'day.closed', actor: by, serviceDay, data: { siteId, visits: open.length }, topics: ['floor', 'mall'] },
      now,
    )
  return open.length
}

/** Ends every day before today that still has something open: run by the mall's clock, so a forgotten day ends itself. */
export async function closePastDays(tx: Tx, by: Actor, now: Date): Promise<number> {
  const directory = await directoryOf(tx, now)
  let ended = 0
  for (const siteId of directory.sites.keys()) {
    const today = dayAt(now, siteOf(directory, siteId).timeZone)
    const days = await tx.rows<{ day: string }>(sql`
      select distinct service_day as day from visit.visit
      where mall_id = ${mallOf(tx)}::int and site_id = ${siteId}::bigint and closed_at is null and service_day < ${today}::date
      union select distinct service_day from counter.sitting
      where mall_id = ${mallOf(tx)}::int and closed_at is null and service_day < ${today}::date
      union select distinct n.service_day from visit.note n join visit.visit v on v.mall_id = n.mall_id and v.id = n.visit_id
      where n.mall_id = ${mallOf(tx)}::int and v.site_id = ${siteId}::bigint and n.service_day < ${today}::date order by 1`)
    for (const { day } of days) ended += await closeDay(tx, siteId, day, by, now)
  }
  return ended
}

function openVisits(tx: Tx, siteId: number, serviceDay: string): Promise<Visit[]> {
  return readVisits(
    tx,
    sql`v.site_id = ${siteId}::bigint and v.service_day = ${serviceDay}::date and v.closed_at is null`,
  )
}
