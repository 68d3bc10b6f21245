import { after } from 'node:test'
import { bookAppointment } from '#appointment/book.ts'
import { appointmentRules } from '#appointment/by-clock.ts'
import { appointmentByToken, type Mine } from '#appointment/by-holder.ts'
import { cancelAppointment } from '#appointment/cancel.ts'
import { type Arriving, checkIn } from '#appointment/check-in.ts'
import { checkSlots } from '#appointment/check-slots.ts'
import { requestPlace } from '#appointment/draw/request-place.ts'
import { holdSlot, type Kept } from '#appointment/hold-slot.ts'
import { joinWaitlist } from '#appointment/join-waitlist.ts'
import { hashPerson } from '#appointment/person-hash.ts'
import { rescheduleAppointment } from '#appointment/reschedule.ts'
import { type Actor, stranger } from '#platform/actor.ts'
import { openDatabase, sql, type Tx } from '#platform/database.ts'
import type { ProtectedAs } from '#visit/visit.ts'
import { openHall } from './hall.ts'
import { at, today } from './small-mall.ts'

export const installationKey = Buffer.alloc(32, 7)
/** A person of the test's own: the same number is the same person. */
export const nikOf = (person: number) => `1471${String(10_00_00_00_00_00 + person).slice(0, 12)}`

export type Booking = Awaited<ReturnType<typeof openBooking>>
type Wish = {
  readonly command?: string
  readonly service?: number
  readonly by?: Actor
  readonly wanted?: number | null
  readonly day?: string
}

/** A small mall with slots and hands that book. `crowd` is how many can be in a transaction at the same time. */
export async function openBooking(crowd = 16) {
  const hall = await openHall()
  const { house, mall } = hall
  const db = crowd === 16 ? house.db : openDatabase(house.url, () => {}, crowd)
  const act = <T>(does: (tx: Tx) => Promise<T>): Promise<T> => db.transact({ mall: mall.mall }, does)
  const person = (i: number) => hashPerson(installationKey, mall.mall, nikOf(i))
  const wishOf = (i: number, wish: Wish) => ({
    serviceId: wish.service ?? mall.service.ktpHilang,
    person: person(i),
    language: 'id' as const,
  })
  const commandOf = (wish: Wish) => (wish.command ? { id: wish.command } : undefined)
  const mine = (kept: { token: string }, now: Date, wish: Wish = {}): Mine => ({
    token: kept.token,
    by: wish.by ?? { kind: 'visitor', key: kept.token },
    now,
    ...(wish.command ? { command: { id: wish.command } } : {}),
  })
  if (db !== house.db) after(() => db.close())
  const hold = (slot: number, i: number, now: Date, wish: Wish = {}) =>
    act((tx) => holdSlot(tx, slot, wishOf(i, wish), wish.by ?? stranger, now, commandOf(wish)))
  const book = (kept: Kept, now: Date, wish: Wish = {}) => act((tx) => bookAppointment(tx, mine(kept, now, wish)))
  return {
    ...hall,
    house,
    mall,
    act,
    person,
    wishOf,
    hold,
    book,
    /** Both steps of a citizen: keep, then say yes. */
    booked: async (slot: number, i: number, now: Date, wish: Wish = {}) => {
      const kept = await hold(slot, i, now, wish)
      await book(kept, now)
      return kept
    },
    cancel: (kept: Kept, now: Date, wish: Wish = {}) => act((tx) => cancelAppointment(tx, mine(kept, now, wish))),
    move: (kept: Kept, toSlot: number, now: Date, wish: Wish = {}) =>
      act((tx) => rescheduleAppointment(tx, mine(kept, now, wish), toSlot)),
    wait: (i: number, now: Date, wish: Wish = {}) =>
      act((tx) =>
        joinWaitlist(
          tx,
          wish.day ?? today,
          wish.wanted ?? null,
          wishOf(i, wish),
          wish.by ?? stranger,
          now,
          commandOf(wish),
        ),
      ),
    request: (i: number, day: string, now: Date, wish: Wish = {}) =>
      act((tx) => requestPlace(tx, day, wish.wanted ?? null, wishOf(i, wish), stranger, now, commandOf(wish))),
    arrive: (kept: { token: string }, now: Date, wish: Wish & { protectedAs?: ProtectedAs } = {}) => {
      const arriving: Arriving = {
        token: kept.token,
        protectedAs: wish.protectedAs ?? null,
        channel: 'kiosk',
        onPaper: true,
      }
      return act((tx) => checkIn(tx, arriving, wish.by ?? mall.kiosk, now, commandOf(wish)))
    },
    /** One round of the mall's clock; gives the rules that did something. */
    tick: async (now: Date) => {
      const done: Record<string, number> = {}
      for (const { name, run } of appointmentRules) {
        const changed = await act((tx) => run(tx, now))
        if (changed > 0) done[name] = changed
      }
      return done
    },
    state: async (kept: { token: string }) => (await act((tx) => appointmentByToken(tx, kept.token))).state,
    seen: (kept: { token: string }) => act((tx) => appointmentByToken(tx, kept.token)),
    /** A slot of the KTP queue that begins some minutes after 08.00 today. */
    slot: async (
      minute: number,
      capacity: number,
      of: { queue?: number; agency?: number; day?: string; minutes?: number } = {},
    ) => {
      const { id } = await house.owner.row<{ id: number }>(sql`
        insert into appointment.slot (mall_id, agency_id, queue_id, service_day, starts_at, ends_at, capacity, walk_in, opens_at)
        values (${mall.mall}, ${of.agency ?? mall.agency.disdukcapil}, ${of.queue ?? mall.queue.ktp}, ${of.day ?? today}::date,
          ${at(minute)}, ${at(minute + (of.minutes ?? 30))}, ${capacity}, 0, ${at(-10_000)}) returning id`)
      return id
    },
    places: (slot: number) =>
      house.owner.row<{ held: number; booked: number; released: number }>(
        sql`select held, booked, released from appointment.slot where id = ${slot}::bigint`,
      ),
    /** Every rule of appointments and of the queue that is broken; empty is right. */
    faults: async () => [
      ...(await act((tx) => checkSlots(tx, '2026-01-01', '2027-12-31'))),
      ...(await hall.breaches()),
    ],
  }
}

/** How many of what was tried at once ended in which way: done, or the key of the refusal. */
export function tally(results: readonly PromiseSettledResult<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const result of results) {
    const name =
      result.status === 'fulfilled' ? 'done' : String((result.reason as { key?: string }).key ?? result.reason)
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}
