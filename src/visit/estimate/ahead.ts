import type { ProfileEntry, QueueRule } from '../queue-order.ts'
import type { VisitClass } from '../visit.ts'

/**
 * Everything from here on that the estimate knows, as plain objects: the hall of now, or any hall that a simulator makes
 * up. Moments are milliseconds of the epoch, lengths are minutes.
 */
export type HallAhead = {
  readonly now: number
  readonly rules: ReadonlyMap<number, QueueRule>
  readonly counters: readonly CounterAhead[]
  readonly legs: readonly LegAhead[]
  /** Visits that stand at a counter now or have stepped out, and until when: their other legs come after that. */
  readonly busyUntil: ReadonlyMap<number, number>
  /** Of those who wait so many give up, per minute. */
  readonly leaving?: number | undefined
}

/** A counter that works now or will today. */
export type CounterAhead = {
  readonly id: number
  readonly profile: readonly ProfileEntry[]
  /** When it can call next: now, after the present service, when its pause or an opening to come is over. */
  readonly freeAt: number
  /** Rests still to come. Whoever is being served then is finished first, and a rest is at least so long. */
  readonly rests: readonly Rest[]
  /** Of a counter that begins afresh: its first service counts for so much of a usual one. */
  readonly firstShare?: number | undefined
  /** After this it calls nobody; absent when it stays until nobody waits. */
  readonly until?: number | undefined
}
export type Rest = { readonly from: number; readonly until: number; readonly leastMinutes: number }

/** Somebody who waits, or will: another service of a visit, an appointment, a protected visitor to be expected. */
export type LegAhead = {
  /** Nobody's, when it only stands for people to be expected. */
  readonly legId: number | undefined
  readonly visitId: number | undefined
  readonly queueId: number
  readonly class: VisitClass
  readonly arrivalRef: Date
  readonly keyAt: Date
  readonly step: number
  /** From the call to the next call at that counter, with the chance in it that nobody comes. */
  readonly minutes: number
  /** When it can be called at the earliest; for a leg that waits now, `now`. */
  readonly from: number
}
