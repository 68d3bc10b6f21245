import { directoryOf } from '#directory/directory-of.ts'
import { mallOf } from '#ledger/announce.ts'
import { clockwork } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { type Appointment, offer } from './appointment.ts'
import { change } from './change.ts'
import { answerUntil, minutesAfter, rulesOf } from './rules.ts'
import { freeIn, lockSlots, type Slot } from './slot-store.ts'
import { readAppointments } from './store.ts'

/**
 * Offers the free places of a queue's day to those who wait, first the order of the draw, then of their asking. Run in
 * the transaction that frees a place, so that nobody who happens to look at that moment gets it before them.
 */
export async function offerWaitlist(tx: Tx, queueId: number, day: string, now: Date): Promise<number> {
  const waits = sql`a.state = 'waitlisted' and a.queue_id = ${queueId}::bigint and a.service_day = ${day}::date`
  const first = await readAppointments(tx, waits, sql`limit 1`)
  if (first.length === 0) return 0
  const rules = rulesOf(await directoryOf(tx, now))
  const slots = await lockSlots(
    tx,
    sql`s.queue_id = ${queueId}::bigint and s.service_day = ${day}::date and s.opens_at <= ${now}::timestamptz
      and s.starts_at > ${minutesAfter(now, rules.offerLeadMinutes)}::timestamptz and s.held + s.booked + s.released < s.capacity`,
  )
  const free = slots.reduce((sum, slot) => sum + freeIn(slot), 0)
  if (free === 0) return 0
  const waiting = await readAppointments(
    tx,
    waits,
    sql`order by a.draw_rank nulls last, a.created_at, a.id limit ${free}::int for update of a`,
  )
  const changes = pairUp(waiting, slots).map(({ before, slot }) => ({
    before,
    after: {
      ...offer(before, slot, answerUntil(now, rules.offerMinutes, slot.startsAt), now),
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
    },
  }))
  await change(tx, changes, { kind: 'appointment.offered', by: clockwork, now })
  return changes.length
}

/** Each in turn gets the time that was asked for if it is free, else the earliest that is. */
export function pairUp(waiting: readonly Appointment[], slots: readonly Slot[]): { before: Appointment; slot: Slot }[] {
  const left = new Map(slots.map((slot) => [slot.id, freeIn(slot)]))
  const hasPlace = (slot: Slot) => (left.get(slot.id) ?? 0) > 0
  return waiting.flatMap((before) => {
    const slot = slots.find((s) => s.id === before.wantedSlotId && hasPlace(s)) ?? slots.find(hasPlace)
    if (!slot) return []
    left.set(slot.id, (left.get(slot.id) ?? 0) - 1)
    return [{ before, slot }]
  })
}

/** Places that became free between two looks (or by a later opening) find those who wait, too. Run by the mall's clock. */
export async function offerWhatIsFree(tx: Tx, now: Date): Promise<number> {
  const days = await tx.rows<{ queueId: number; day: string }>(sql`
    select distinct queue_id as "queueId", service_day as day from appointment.appointment
    where mall_id = ${mallOf(tx)}::int and state = 'waitlisted' order by 1, 2`)
  let offered = 0
  for (const { queueId, day } of days) offered += await offerWaitlist(tx, queueId, day, now)
  return offered
}
