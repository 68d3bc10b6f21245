import { randomBytes } from 'node:crypto'
import type { Service } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Command } from '#ledger/once.ts'
import { onceRemembered } from '#ledger/once.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { expire } from './appointment.ts'
import { change, tell } from './change.ts'
import type { PersonHash } from './person-hash.ts'
import { serviceToBook } from './policy.ts'
import { answerUntil, rulesOf } from './rules.ts'
import { readSlots, type Slot, takePlace } from './slot-store.ts'
import { insertAppointment, lockAppointments, type NewAppointment, readAppointments } from './store.ts'

export type Wish = { readonly serviceId: number; readonly person: PersonHash; readonly language: 'id' | 'en' }
/** What the person gets: the token is the secret address of the appointment's page. */
export type Kept = { readonly appointmentId: number; readonly token: string }

/**
 * Keeps a place for the minutes that filling in the form takes. It counts as taken from this moment, so nobody fills in
 * a form for a place that somebody else gets.
 */
export function holdSlot(tx: Tx, slotId: number, wish: Wish, by: Actor, now: Date, command?: Command): Promise<Kept> {
  return onceRemembered(tx, by, command, now, async () => {
    const directory = await directoryOf(tx, now)
    const service = serviceToBook(directory, wish.serviceId, by)
    const slot = (await takePlace(tx, slotId, 'held', now)) ?? (await refuse(tx, slotId, now))
    mustServe(slot, service)
    const expiresAt = answerUntil(now, rulesOf(directory).holdMinutes, slot.startsAt)
    const kept = await keepFor(tx, wish, slot, { state: 'held', slotId: slot.id, expiresAt }, by, now)
    return kept
  })
}

type Beginning = Pick<NewAppointment, 'state' | 'slotId'> & Partial<NewAppointment>
type Where = { readonly queueId: number; readonly serviceDay: string }

/** Writes a new appointment, or refuses because this person has one for that service and day. */
export async function keepFor(
  tx: Tx,
  wish: Wish,
  where: Where,
  beginning: Beginning,
  by: Actor,
  now: Date,
): Promise<Kept> {
  const { serviceId, person, language } = wish
  const { queueId, serviceDay } = where
  const token = randomBytes(16).toString('base64url')
  const fresh: NewAppointment = { serviceId, personHash: person, language, queueId, serviceDay, token, ...beginning }
  const insert = () => insertAppointment(tx, fresh, now)
  const appointmentId = (await insert()) ?? ((await forgetUnanswered(tx, fresh, now)) ? await insert() : undefined)
  if (!appointmentId) throw new Refused('appointment.hasOne', { day: serviceDay })
  await tell(tx, [{ after: { ...fresh, id: appointmentId } }], { kind: `appointment.${camel(fresh.state)}`, by, now })
  return { appointmentId, token }
}

/** A slot is for one queue, and a service belongs to one. */
export function mustServe(slot: Where, service: Service): void {
  if (slot.queueId !== service.queueId) throw new NotFound('appointment.slotNotFound')
}

/** Says why there was no place to take. */
export async function refuse(tx: Tx, slotId: number, now: Date): Promise<never> {
  const [slot] = await readSlots(tx, sql`s.id = ${slotId}::bigint`)
  if (!slot) throw new NotFound('appointment.slotNotFound')
  throw new Refused(`appointment.${whyNot(slot, now)}`)
}

function whyNot(slot: Slot, now: Date): string {
  if (slot.opensAt === null) return 'notOpenYet'
  if (slot.opensAt > now) return 'notOpenYet'
  return slot.startsAt <= now ? 'slotPast' : 'slotFull'
}

// A person whose own hold has run out may try again at once, before the clock has come round.
async function forgetUnanswered(tx: Tx, fresh: NewAppointment, now: Date): Promise<boolean> {
  const where = sql`a.person_hash = ${fresh.personHash} and a.service_id = ${fresh.serviceId}::bigint and a.service_day = ${fresh.serviceDay}::date
    and a.expires_at <= ${now}::timestamptz`
  if ((await readAppointments(tx, where)).length === 0) return false
  const due = await lockAppointments(tx, where)
  await change(
    tx,
    due.map((before) => ({ before, after: expire(before, now) })),
    { kind: 'appointment.expired', by: { kind: 'clock' }, now },
  )
  return true
}

function camel(state: string): string {
  return state.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
