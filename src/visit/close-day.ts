import { closeSittingsOf } from '#counter/sitting.ts'
import { type Directory, siteOf } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { announce, mallOf } from '#ledger/announce.ts'
import { type Command, onceRemembered } from '#ledger/once.ts'
import { dayAt } from '#mall/day.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { lockWaiting } from './at-counter.ts'
import { change } from './change-visit.ts'
import { expire } from './moves.ts'
import { forgetNotes } from './note.ts'
import { mustRunHall } from './policy.ts'
import { lockQueues, readVisits } from './store.ts'
import { locksOf } from './take-number.ts'
import type { Visit } from './visit.ts'

/**
 * Ends a site's service day: who was missed is a no-show, what is still open expires, forgotten counters close, and from
 * then on the directory knows that numbers are given there no more today. Doing it twice does nothing more. Gives how
 * many visits it ended. The queues are locked before anything is read, so that nobody is called to a counter, or given a
 * number, between what is read here and the counters' closing; whoever comes after looks at the mall anew.
 */
export function closeDay(
  tx: Tx,
  siteId: number,
  serviceDay: string,
  by: Actor,
  now: Date,
  command?: Command,
): Promise<number> {
  mustRunHall(by)
  return onceRemembered(tx, by, command, now, async () => {
    const directory = await directoryOf(tx, now)
    const today = dayAt(now, siteOf(directory, siteId).timeZone)
    if (serviceDay > today) throw new Refused('day.notYet')
    const queues = [...directory.queues.values()].filter((queue) => queue.siteId === siteId)
    for (const isRehearsal of [false, true]) await lockQueues(tx, locksOf(queues, serviceDay), isRehearsal)
    const visits = await expireOpen(tx, directory, siteId, serviceDay, by, now)
    const counters = [...directory.counters.values()].filter((c) => directory.zones.get(c.zoneId)?.siteId === siteId)
    await closeSittingsOf(
      tx,
      serviceDay,
      counters.map((c) => c.id),
      now,
    )
    await forgetNotes(tx, siteId, serviceDay)
    // A rehearsed day ends for its players; the real one has not begun, or goes on when the rehearsal is over.
    const isRehearsed = directory.mall.rehearsingSince !== null && serviceDay === today
    const data = { siteId, visits, ...(isRehearsed ? { isRehearsal: true } : {}) }
    if (isRehearsed || (await markClosed(tx, siteId, serviceDay, by, now)))
      await announce(tx, { kind: 'day.closed', actor: by, serviceDay, data, topics: ['floor', 'mall'] }, now)
    return visits
  })
}

/** False when it was closed already. */
async function markClosed(tx: Tx, siteId: number, serviceDay: string, by: Actor, now: Date): Promise<boolean> {
  const rows = await tx.run(sql`
    insert into visit.day_closed (mall_id, site_id, service_day, closed_at, by)
    values (${mallOf(tx)}::int, ${siteId}::bigint, ${serviceDay}::date, ${now}::timestamptz, ${by.kind}) on conflict do nothing`)
  return rows > 0
}

/** Ends every day before today that still has something open: run by the mall's clock, so a forgotten day ends itself. */
export async function closePastDays(tx: Tx, by: Actor, now: Date): Promise<number> {
  const directory = await directoryOf(tx, now)
  let ended = 0
  for (const siteId of directory.sites.keys()) {
    const today = dayAt(now, siteOf(directory, siteId).timeZone)
    const days = await tx.rows<{ day: string }>(sql`
      select distinct l.service_day as day from visit.open_leg l join service.queue q on q.mall_id = l.mall_id and q.id = l.queue_id
      where l.mall_id = ${mallOf(tx)}::int and q.site_id = ${siteId}::bigint and l.service_day < ${today}::date
      union select distinct service_day from counter.sitting
      where mall_id = ${mallOf(tx)}::int and closed_at is null and service_day < ${today}::date
      union select distinct n.service_day from visit.note n join visit.visit v on v.mall_id = n.mall_id and v.id = n.visit_id
      where n.mall_id = ${mallOf(tx)}::int and v.site_id = ${siteId}::bigint and n.service_day < ${today}::date order by 1`)
    for (const { day } of days) ended += await closeDay(tx, siteId, day, by, now)
  }
  return ended
}

/** What is open in the site's queues. A number that also waits in another building goes on there. */
async function expireOpen(
  tx: Tx,
  directory: Directory,
  siteId: number,
  serviceDay: string,
  by: Actor,
  now: Date,
): Promise<number> {
  // The directory leaves out queues that were ended; somebody may still wait in one.
  const queues = await tx.rows<{ id: number }>(
    sql`select id from service.queue where mall_id = ${mallOf(tx)}::int and site_id = ${siteId}::bigint`,
  )
  const here = new Set(queues.map(({ id }) => id))
  const open = await openVisits(tx, [...here], serviceDay)
  for (let i = 0; i < open.length; i += 200) {
    const changes = open
      .slice(i, i + 200)
      .map((before) => ({ before, after: expire(before, now, ({ queueId }) => here.has(queueId)) }))
    for (const { before, after } of changes) await lockWaiting(tx, directory, before, after, now)
    await change(tx, changes, { kind: 'visit.expired', by, now })
  }
  return open.length
}

function openVisits(tx: Tx, queueIds: readonly number[], serviceDay: string): Promise<Visit[]> {
  return readVisits(
    tx,
    sql`v.id in (select visit_id from visit.open_leg where mall_id = ${mallOf(tx)}::int and service_day = ${serviceDay}::date
      and queue_id = any(${queueIds}::bigint[]))`,
  )
}
