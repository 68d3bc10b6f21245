import type { LegState, VisitClass } from '../visit.ts'

/** What the database knows of a hall at one moment: the rows that the estimate is made from. */
export type HallFacts = {
  readonly legs: readonly OpenLeg[]
  readonly sittings: readonly SittingFact[]
  readonly roster: readonly { readonly counterId: number; readonly from: number; readonly until: number }[]
  /** Booked for today and not here yet. */
  readonly booked: readonly { readonly queueId: number; readonly serviceId: number; readonly startsAt: Date }[]
  /** How many protected visitors took a number in the last hour, per queue. */
  readonly protectedLately: readonly { readonly queueId: number; readonly serviceId: number; readonly people: number }[]
}
export type OpenLeg = {
  readonly id: number
  readonly visitId: number
  readonly step: number
  readonly serviceId: number
  readonly queueId: number
  readonly state: Extract<LegState, 'planned' | 'waiting' | 'called' | 'serving' | 'deferred' | 'parked'>
  readonly since: Date
  readonly class: VisitClass
  readonly arrivalRef: Date
  readonly keyAt: Date
  readonly counterId: number | null
  /** At any time, also before the number was put back into the queue. */
  readonly wasCalled: boolean
  readonly deferredUntil: Date | null
}
export type SittingFact = {
  readonly counterId: number
  readonly openedAt: Date
  readonly pausedAt: Date | null
  readonly pauseReason: string | null
  /** As the officer said it when going; absent when it was not said. */
  readonly pauseMinutes?: number | null
}

/** How long things take in this mall, minutes; learned from what was finished, or as the standards say. */
export type Habits = {
  /** From the call until the person stands at the counter. */
  readonly way: number
  /** Of a hundred who are called so many do not come, as a share. */
  readonly absentShare: number
  /** How long a counter waits for somebody who does not come. */
  readonly absent: number
  /** Of those who booked so many do not come, as a share. */
  readonly noShow: number
  /** Standard deviation of the logarithm of a handling time. */
  readonly sigma: number
  /** How long after the hour of the roster a counter opens; below zero: before it. */
  readonly opensAfter: number
  /** Time at counters by the time that those who ask would need: people who are sent on or step aside take more. */
  readonly detour: number
  /** Of those who wait so many give up, per minute. */
  readonly leaving: number
  /** Protected visitors of a queue on a usual day, per half hour; undefined before anything was learned. */
  readonly coming: (queueId: number) => readonly number[] | undefined
  /** Handling time of a service. */
  readonly handling: (serviceId: number) => number
  /** How many stand behind it; 0 before anything was learned. */
  readonly people: (serviceId: number) => number
}
export const usualHabits = {
  way: 0.75,
  absentShare: 0.05,
  absent: 3,
  sigma: 0.6,
  noShow: 0.15,
  opensAfter: 0,
  detour: 1,
  leaving: 0,
} as const
