import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Appointment } from './appointment.ts'
import { type Draw, readDraws } from './draw/store.ts'
import type { PersonHash } from './person-hash.ts'
import { freeIn, readSlots, type Slot } from './slot-store.ts'
import { readAppointments } from './store.ts'

/** A time that can be chosen, or that is full. */
export type Choice = Slot & { readonly free: number; readonly isOpen: boolean }

/** The times of a queue from one day to another, both included, that have not begun. */
export async function choicesOf(tx: Tx, queueId: number, fromDay: string, toDay: string, now: Date): Promise<Choice[]> {
  const slots = await readSlots(
    tx,
    sql`s.queue_id = ${queueId}::bigint and s.service_day between ${fromDay}::date and ${toDay}::date and s.starts_at > ${now}::timestamptz`,
  )
  return slots.map((slot) => ({ ...slot, free: freeIn(slot), isOpen: slot.opensAt !== null && slot.opensAt <= now }))
}

/** The one account of a day's places for every channel: what the counters can serve, and whose it is. */
export type DayPlaces = {
  readonly walkIn: number
  readonly capacity: number
  readonly held: number
  readonly booked: number
  readonly released: number
}

export function placesOf(tx: Tx, queueId: number, day: string): Promise<DayPlaces> {
  return tx.row<DayPlaces>(sql`
    select coalesce(sum(walk_in), 0)::int as "walkIn", coalesce(sum(capacity), 0)::int as capacity, coalesce(sum(held), 0)::int as held,
      coalesce(sum(booked), 0)::int as booked, coalesce(sum(released), 0)::int as released
    from appointment.slot where mall_id = ${mallOf(tx)}::int and queue_id = ${queueId}::bigint and service_day = ${day}::date`)
}

/** What a person has on a day, for somebody who comes to the kiosk without the code. */
export function appointmentsOn(tx: Tx, person: PersonHash, day: string): Promise<Appointment[]> {
  return readAppointments(
    tx,
    sql`a.person_hash = ${person} and a.service_day = ${day}::date and a.state in ('held', 'booked', 'checked_in')`,
  )
}

/** A draw with all that is public of it, at each moment: the commitment before, the seed and the list after. */
export async function drawOf(tx: Tx, queueId: number, day: string): Promise<Omit<Draw, 'nonce'> | undefined> {
  const [draw] = await readDraws(tx, sql`d.queue_id = ${queueId}::bigint and d.service_day = ${day}::date`)
  if (!draw) return undefined
  const { nonce: _, ...open } = draw
  return open
}
