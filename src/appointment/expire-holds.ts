import { directoryOf } from '#directory/directory-of.ts'
import { dayAt } from '#mall/day.ts'
import { clockwork } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { type Appointment, expire } from './appointment.ts'
import { change } from './change.ts'
import { offerWaitlist } from './offer-waitlist.ts'
import { lockAppointments, readAppointments } from './store.ts'

const portion = 200

/**
 * Places whose answer did not come in time are free again, and are offered to whoever waits; requests and waits of days
 * that are over end. The time decides, not the moment of this sweep: nothing is booked on a hold that has run out.
 */
export async function expireHolds(tx: Tx, now: Date): Promise<number> {
  const { mall } = await directoryOf(tx, now)
  const today = dayAt(now, mall.timeZone)
  const unanswered = await readAppointments(
    tx,
    sql`a.expires_at <= ${now}::timestamptz`,
    sql`order by a.expires_at limit ${portion}::int`,
  )
  const passed = await readAppointments(
    tx,
    sql`a.state in ('requested', 'waitlisted') and a.service_day < ${today}::date`,
    sql`limit ${portion}::int`,
  )
  const ids = [...unanswered, ...passed].map((a) => a.id)
  if (ids.length === 0) return 0
  // Between look and lock somebody may have answered; what is locked is looked at again.
  const stillDue = sql`(a.expires_at <= ${now}::timestamptz or a.state in ('requested', 'waitlisted'))`
  const due = await lockAppointments(tx, sql`a.id = any(${ids}::bigint[]) and ${stillDue}`)
  const changes = due.map((before) => ({ before, after: expire(before, now) }))
  await change(tx, changes, { kind: 'appointment.expired', by: clockwork, now })
  for (const { queueId, serviceDay } of daysOf(due)) await offerWaitlist(tx, queueId, serviceDay, now)
  return due.length
}

function daysOf(appointments: readonly Appointment[]): { queueId: number; serviceDay: string }[] {
  const freed = appointments.filter((a) => a.slotId !== null)
  return [...new Map(freed.map((a) => [`${a.queueId} ${a.serviceDay}`, a])).values()]
}
