import type { ProfileEntry, QueueRule } from '#visit/queue-order.ts'
import type { VisitClass } from '#visit/visit.ts'

/**
 * A service day to be simulated, as plain data. Times of day are minutes after local midnight, lengths are minutes,
 * shares are 0 to 1, unless a name says otherwise.
 */
export type Scenario = {
  readonly closes: number
  /** Whoever still waits then is sent home. */
  readonly ends: number
  /** When numbers are given: who comes earlier waits at the door, who comes later is turned away. */
  readonly numbers: Span
  readonly queues: readonly ScenarioQueue[]
  readonly services: readonly ScenarioService[]
  readonly counters: readonly ScenarioCounter[]
  readonly demand: Demand
  readonly officers: Officers
  readonly incidents: readonly ScenarioIncident[]
}

export type Span = { readonly from: number; readonly until: number }

/** The live rule of a queue, and what is measured of it. A lane with `blocks` holds a car at the step before while it is full. */
export type ScenarioQueue = QueueRule & {
  readonly id: number
  readonly code: string
  readonly promiseMinutes: number
  readonly lanePlaces: number
  readonly blocks?: boolean
}

export type ScenarioService = {
  readonly id: number
  readonly queueId: number
  /** Mean length at the counter. */
  readonly minutes: number
  readonly takes: Length
}
/** How a length varies about its mean; `empirical` are lengths at equal steps of the distribution, from 0 % to 100 %. */
export type Length =
  | { readonly kind: 'lognormal'; readonly variation: number }
  | { readonly kind: 'exponential' }
  | { readonly kind: 'fixed' }
  | { readonly kind: 'empirical'; readonly quantiles: readonly number[] }

export type ScenarioCounter = {
  readonly id: number
  readonly code: string
  readonly profile: readonly ProfileEntry[]
  /** In order. A shift that lasts until the doors close lasts until nobody waits. */
  readonly shifts: readonly Span[]
  /** In order. A rest begins when the service that runs into it is finished. */
  readonly rests: readonly Rest[]
}
/** Lasts until its hour, and at least so many minutes. */
export type Rest = Span & { readonly leastMinutes: number }

export type Demand = {
  readonly visitors: number
  /** `exact`: so many come; `poisson`: so many in the mean. */
  readonly count: 'exact' | 'poisson'
  /** When they come: the density is even within a span, in proportion to its weight. */
  readonly arrivals: readonly (Span & { readonly weight: number })[]
  readonly mix: readonly { readonly serviceId: number; readonly weight: number }[]
  /** Who wants another service too, and so on until four; and of them who wants them in the order named. */
  readonly moreShare: number
  readonly inOrderShare: number
  /** Each visitor goes through these services in this order, whatever the mix: stages of a lane. */
  readonly route?: readonly number[]
  /** Exactly these come, in the order of their coming; only how long they need is left to chance. */
  readonly people?: readonly Person[]
  readonly protectedShare: number
  readonly appointments: Appointments | null
  readonly ways: Ways
}

export type Person = {
  readonly at: number
  readonly serviceIds: readonly number[]
  readonly inOrder: boolean
  readonly isProtected: boolean
  readonly way: Way
}
export const ways = ['stays', 'missesOnce', 'neverComes', 'leaves', 'stepsOut'] as const
export type Way = (typeof ways)[number]

/** Of all visits so many are booked, at even times of the slots; a booked visitor who does not come leaves no trace. */
export type Appointments = {
  readonly share: number
  readonly slots: Span & { readonly minutes: number }
  readonly noShow: number
  /** They come so much before their time in the mean; negative is late. */
  readonly earlyMinutes: number
  readonly deviationMinutes: number
  /** After so many minutes an appointment counts as a walk-in. */
  readonly lateMinutes: number
}

/** What visitors do who do not just sit and wait: shares of all, the rest stays. */
export type Ways = {
  readonly missesOnce: number
  readonly neverComes: number
  readonly leaves: number
  readonly stepsOut: number
  /** Minutes after which those who leave do, from and to; or exponential with this mean. */
  readonly leavesAfter: readonly [number, number] | { readonly mean: number }
  readonly stepsOutAfter: readonly [number, number]
  readonly stepsOutFor: readonly [number, number]
  readonly comesBackAfter: readonly [number, number]
}

/** How counters work. Pairs are least and most, evenly spread; seconds where it says so. */
export type Officers = {
  /** From the call until the person stands there. */
  readonly walkSeconds: readonly [number, number]
  /** How long a counter calls in vain. */
  readonly absentSeconds: number
  /** Until an officer with nobody to serve calls who comes. */
  readonly noticeSeconds: readonly [number, number]
  /** After this share of services the officer does not call the next at once. */
  readonly pauseShare: number
  readonly pauseSeconds: readonly [number, number]
  readonly earlyMinutes: readonly [number, number]
  /** After the doors are shut a counter with nobody waits for so long before it leaves. */
  readonly staysMinutes: number
  readonly parkShare: number
  /** Who stepped aside is back after so long, is taken with this chance before the next is called, and needs so long. */
  readonly parkedMinutes: readonly [number, number]
  readonly resumeChance: number
  readonly afterParkMinutes: number
  readonly transferShare: number
  /** Where one may be transferred to, for each service: others of the same agency. */
  readonly transferTo: Readonly<Record<number, readonly number[]>>
}

/** Numbers are not given for these queues, or their counters stand still, or both. */
export type ScenarioIncident = Span & {
  readonly queueIds: readonly number[]
  readonly stopsNumbers: boolean
  readonly stopsService: boolean
}

/** In this order in all results. */
export const classes: readonly VisitClass[] = ['regular', 'protected', 'appointment']
