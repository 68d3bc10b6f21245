import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { mallOf } from '#ledger/announce.ts'
import { dayAt, momentOf } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import { clockwork } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { type Appointment, cancelBySite, enter } from './appointment.ts'
import { change } from './change.ts'
import { closedOn, queueAndAgency } from './open-slots.ts'
import { minutesAfter, rulesOf } from './rules.ts'
import { lockAppointments } from './store.ts'

/**
 * When the mall's doors are shut, whoever has not come does not come any more. It is a rule of the clock and of the
 * calendar, not of somebody's click; and a time that the mall itself did not keep (closed, the agency absent, numbers
 * stopped by an incident, the day ended early) is the mall's failure and never a person's no-show.
 */
export async function markNoShows(tx: Tx, now: Date): Promise<number> {
  const directory = await directoryOf(tx, now)
  const { lateMinutes } = rulesOf(directory)
  const days = (await openDays(tx, now, directory.mall.timeZone)).filter((day) => isOver(directory, day, now))
  if (days.length === 0) return 0
  const failed = await stoppedByMall(tx, days, lateMinutes)
  const due = await lockAppointments(tx, sql`a.state = 'booked' and a.service_day = any(${days}::date[])`)
  const changes = due
    .filter(({ startsAt }) => startsAt && minutesAfter(startsAt, lateMinutes) < now)
    .map((before) => ({ before, after: endOf(directory, before, failed, now) }))
  await change(tx, changes, { kind: 'appointment.ended', by: clockwork, now })
  return changes.length
}

function endOf(directory: Directory, before: Appointment, failed: ReadonlyMap<number, string>, now: Date): Appointment {
  const agency = directory.queues.has(before.queueId) ? queueAndAgency(directory, before.queueId).agency : undefined
  const why = agency ? (closedOn(directory, agency, before.serviceDay) ?? failed.get(before.id)) : 'queueClosed'
  return why ? cancelBySite(before, why, now) : enter(before, 'no_show', now)
}

/** The day is over at closing time; a day on which the mall does not open is over when it is over. */
export function isOver(directory: Directory, day: string, now: Date): boolean {
  const { timeZone } = directory.mall
  if (day < dayAt(now, timeZone)) return true
  const { hours } = openingOn(directory.calendar, day)
  return hours !== undefined && now >= momentOf(day, hours.close, timeZone)
}

async function openDays(tx: Tx, now: Date, timeZone: string): Promise<string[]> {
  const rows = await tx.rows<{ day: string }>(sql`
    select distinct service_day as day from appointment.appointment
    where mall_id = ${mallOf(tx)}::int and state = 'booked' and service_day <= ${dayAt(now, timeZone)}::date order by 1 limit 30`)
  return rows.map((row) => row.day)
}

/** Booked people who could not be received in the minutes that were theirs: numbers stopped, or the day ended before. */
async function stoppedByMall(tx: Tx, days: readonly string[], lateMinutes: number): Promise<Map<number, string>> {
  const rows = await tx.rows<{ id: number; why: string }>(sql`
    select a.id, case when failed.stopped then 'stopped' else 'closedEarly' end as why
    from appointment.appointment a
    join appointment.slot s on s.mall_id = a.mall_id and s.id = a.slot_id
    join service.queue q on q.mall_id = a.mall_id and q.id = a.queue_id
    cross join lateral (select s.starts_at + make_interval(mins => ${lateMinutes}::int) as at) latest
    cross join lateral (select
      exists (select 1 from appointment.stop i where i.mall_id = a.mall_id and i.opened_at <= latest.at and coalesce(i.closed_at, 'infinity') >= s.starts_at
        and (i.service_id = a.service_id or i.queue_id = a.queue_id or (i.agency_id = s.agency_id and i.queue_id is null and i.service_id is null))) as stopped,
      exists (select 1 from appointment.day_closed d where d.mall_id = a.mall_id and d.site_id = q.site_id and d.service_day = a.service_day
        and d.closed_at < latest.at and coalesce(d.reopened_at, 'infinity') >= s.starts_at) as early) failed
    where a.mall_id = ${mallOf(tx)}::int and a.state = 'booked' and a.service_day = any(${days}::date[]) and (failed.stopped or failed.early)`)
  return new Map(rows.map((row) => [row.id, row.why]))
}
