import type { Papers } from './papers.ts'

/**
 * A visit (kunjungan) and its legs: one person's number and the services it goes through. States and moves after
 * queue.md 2.3; the picture is in README.md. Times are moments; a state never lives outside the database.
 */
export type LegState =
  | 'planned'
  | 'waiting'
  | 'called'
  | 'serving'
  | 'deferred'
  | 'parked'
  | 'missed'
  | 'completed'
  | 'transferred'
  | 'abandoned'
  | 'no_show'
  | 'expired'

export type VisitClass = 'regular' | 'protected' | 'appointment'
/** Kelompok rentan, PermenPANRB 11/2024: lansia, penyandang disabilitas, hamil atau menyusui, membawa balita, korban bencana. */
export type ProtectedAs = 'elderly' | 'disabled' | 'pregnant' | 'children' | 'disaster'
export const protectedKinds: readonly ProtectedAs[] = ['elderly', 'disabled', 'pregnant', 'children', 'disaster']
export type Outcome = 'issued' | 'accepted' | 'informed' | 'incomplete' | 'referred' | 'refused'
export const outcomes: readonly Outcome[] = ['issued', 'accepted', 'informed', 'incomplete', 'referred', 'refused']
export type Channel = 'kiosk' | 'desk' | 'phone' | 'portal'
export type PrintState = 'none' | 'pending' | 'printed' | 'failed'

export type Leg = {
  readonly id: number
  readonly step: number
  readonly serviceId: number
  readonly serviceVersion: number
  readonly queueId: number
  readonly state: LegState
  readonly since: Date
  readonly turn: number
  readonly arrivalRef: Date
  readonly keyAt: Date
  readonly class: VisitClass
  /** Calls that count towards absence: since the number was last put into the queue. The ledger has them all. */
  readonly callCount: number
  readonly calledAt: Date | null
  readonly counterId: number | null
  readonly staffId: number | null
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly outcome: Outcome | null
  readonly reason: string | null
  readonly deferredUntil: Date | null
  readonly graceUsed: boolean
  readonly papers: Papers | null
  readonly fromLeg: number | null
}

export type Visit = {
  readonly id: number
  readonly version: number
  readonly siteId: number
  readonly serviceDay: string
  readonly seriesQueueId: number
  readonly seriesDay: string
  readonly number: number
  readonly ticket: string
  readonly token: string
  readonly class: VisitClass
  readonly protectedAs: ProtectedAs | null
  readonly isConfirmed: boolean
  readonly channel: Channel
  readonly language: 'id' | 'en'
  readonly isRehearsal: boolean
  readonly printState: PrintState
  readonly issuedAt: Date
  readonly closedAt: Date | null
  readonly legs: readonly Leg[]
}

const finalStates: readonly LegState[] = ['completed', 'transferred', 'abandoned', 'no_show', 'expired']

export function isFinal(state: LegState): boolean {
  return finalStates.includes(state)
}

/** The number is for this service, and not done with it. */
export function hasOpen(visit: Visit, serviceId: number): boolean {
  return visit.legs.some((leg) => leg.serviceId === serviceId && !isFinal(leg.state))
}

/** The leg that stands at a counter now, if one does: nobody is at two counters. */
export function activeLeg(visit: Visit): Leg | undefined {
  return visit.legs.find((leg) => leg.state === 'called' || leg.state === 'serving')
}

/** The number as printed and spoken: letter, then at least so many digits. */
export function ticketOf(letter: string, number: number, digits: number): string {
  return `${letter} ${String(number).padStart(digits, '0')}`
}
