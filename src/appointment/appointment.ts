import { Refused } from '#platform/refused.ts'

/**
 * An appointment (janji temu): a place at a time, kept for one person. States and moves after queue.md 2.2; the picture
 * is in README.md. Pure: each move takes an appointment and gives the one after it, or refuses with the reason.
 */
export type State =
  | 'requested'
  | 'draw_won'
  | 'waitlisted'
  | 'offered'
  | 'held'
  | 'booked'
  | 'checked_in'
  | 'fulfilled'
  | 'expired'
  | 'cancelled_by_citizen'
  | 'cancelled_by_site'
  | 'rescheduled'
  | 'no_show'

export type Appointment = {
  readonly id: number
  readonly version: number
  readonly state: State
  readonly since: Date
  readonly personHash: string
  readonly serviceId: number
  readonly queueId: number
  readonly serviceDay: string
  readonly slotId: number | null
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly wantedSlotId: number | null
  readonly expiresAt: Date | null
  readonly token: string
  readonly language: 'id' | 'en'
  readonly drawId: number | null
  readonly label: string | null
  readonly drawRank: number | null
  readonly fromAppointment: number | null
  readonly visitId: number | null
  readonly placeReleasedAt: Date | null
  readonly reason: string | null
  readonly createdAt: Date
}

const ends: readonly State[] = ['expired', 'cancelled_by_citizen', 'cancelled_by_site']
/** The whole table: what is not here does not happen. */
export const moves: Readonly<Record<State, readonly State[]>> = {
  requested: ['draw_won', 'waitlisted', ...ends],
  draw_won: ['booked', ...ends],
  waitlisted: ['offered', ...ends],
  offered: ['booked', ...ends],
  held: ['booked', ...ends],
  booked: ['checked_in', 'cancelled_by_citizen', 'cancelled_by_site', 'rescheduled', 'no_show'],
  // Who checked in and was not served is told apart: left, called in vain, or the mall did not get to them.
  checked_in: ['fulfilled', 'cancelled_by_citizen', 'cancelled_by_site', 'no_show'],
  fulfilled: [],
  expired: [],
  cancelled_by_citizen: [],
  cancelled_by_site: [],
  rescheduled: [],
  no_show: [],
}
export const states = Object.keys(moves) as State[]

export function isOver(state: State): boolean {
  return moves[state].length === 0
}

/** A place is kept until an answer comes: a hold, a win in the draw, an offer to the waiting list. */
export function awaitsAnswer(state: State): boolean {
  return state === 'held' || state === 'draw_won' || state === 'offered'
}

/** How an appointment counts in its slot. */
export function placeOf(a: Pick<Appointment, 'state' | 'placeReleasedAt'>): 'held' | 'booked' | undefined {
  if (awaitsAnswer(a.state)) return 'held'
  const isKept = a.state === 'booked' || a.state === 'checked_in' || a.state === 'fulfilled'
  return isKept && !a.placeReleasedAt ? 'booked' : undefined
}

/** The person says yes to a place that is kept. */
export function book(a: Appointment, now: Date): Appointment {
  if (a.expiresAt && a.expiresAt <= now) throw new Refused('appointment.placeExpired')
  return enter(a, 'booked', now)
}

/** The answer did not come in time, or the day went by without a place. */
export function expire(a: Appointment, now: Date): Appointment {
  return enter(a, 'expired', now)
}

export function cancelByCitizen(a: Appointment, now: Date): Appointment {
  // At the counter it is the number that is given up; the appointment follows it.
  if (a.state === 'checked_in') throw new Refused('appointment.is.checked_in')
  return enter(a, 'cancelled_by_citizen', now)
}

export function cancelBySite(a: Appointment, reason: string, now: Date): Appointment {
  return { ...enter(a, 'cancelled_by_site', now), reason }
}

/** Gives way to a new appointment at another time. */
export function moveAway(a: Appointment, now: Date): Appointment {
  if (a.startsAt && a.startsAt <= now) throw new Refused('appointment.alreadyBegun')
  return enter(a, 'rescheduled', now)
}

export function offer(a: Appointment, slot: { id: number }, until: Date, now: Date): Appointment {
  return { ...enter(a, 'offered', now), slotId: slot.id, expiresAt: until }
}

export function win(a: Appointment, slotId: number, rank: number, until: Date, now: Date): Appointment {
  return { ...enter(a, 'draw_won', now), slotId, drawRank: rank, expiresAt: until }
}

export function waitAfterDraw(a: Appointment, rank: number, now: Date): Appointment {
  return { ...enter(a, 'waitlisted', now), drawRank: rank }
}

export function arrive(a: Appointment, visitId: number, now: Date): Appointment {
  return { ...enter(a, 'checked_in', now), visitId }
}

/** Moves to a state that the table allows; the time of an answer goes with the state that waited for it. */
export function enter(a: Appointment, state: State, now: Date): Appointment {
  if (!moves[a.state].includes(state)) throw new Refused(`appointment.is.${a.state}`)
  return { ...a, state, since: now < a.since ? a.since : now, expiresAt: null }
}
