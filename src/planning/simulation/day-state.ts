import { classes } from '../scenario.ts'
import type { Arena } from './arena.ts'
import type { HallPlan } from './hall-plan.ts'
import { Line } from './lines.ts'
import type { Visits } from './visits.ts'

export const minute = 60_000
export const sampleEvery = 15 * minute
export const never = Number.POSITIVE_INFINITY

export const states = { none: 0, planned: 1, waiting: 2, atCounter: 3, away: 4, parked: 5, missed: 6, over: 7 } as const
/** What a counter does until its next moment. */
export const phases = {
  off: 0,
  idle: 1,
  turns: 2,
  serves: 3,
  callsInVain: 4,
  rests: 5,
  blocked: 6,
  stopped: 7,
} as const
/** What a moment in the calendar is about; the lower 24 bits say whose. */
export const about = { counter: 0, leave: 1, stepOut: 2, back: 3, comeBack: 4, breaks: 5, mended: 6 } as const

/** Somebody whom an officer let step aside, and from when they are back. */
export type Parked = { readonly leg: number; readonly from: number }
export type DayState = ReturnType<typeof dayState>

/** Everything that changes in a day, one typed array for each thing that is known of legs, visitors, queues and counters. */
export function dayState(plan: HallPlan, { count, legs: { count: legs } }: Visits, arena: Arena) {
  const queues = plan.queues.length
  const counters = plan.counters.length
  const isWaiting = arena.bytes(legs)
  const came = arena.floats(legs)
  const key = arena.floats(legs)
  const waitingLegs = { isWaiting, isListed: arena.bytes(legs), came, key }
  const samples = Math.max(1, Math.ceil((plan.ends - plan.sampleFrom) / sampleEvery))
  return {
    lines: plan.queues.flatMap(({ id }) => classes.map((its) => new Line(waitingLegs, id, its))),
    // Legs
    state: arena.bytes(legs),
    since: arena.floats(legs),
    end: arena.bytes(legs),
    waited: arena.floats(legs),
    calledAt: arena.floats(legs).fill(Number.NaN),
    startedAt: arena.floats(legs).fill(Number.NaN),
    endedAt: arena.floats(legs).fill(Number.NaN),
    counterOf: arena.ints(legs).fill(-1),
    isWaiting,
    came,
    key,
    classOfLeg: arena.bytes(legs),
    // Visitors
    isBusy: arena.bytes(count),
    isAway: arena.bytes(count),
    hasMissed: arena.bytes(count),
    // Queues
    waiting: arena.ints(queues),
    /** Counters with nobody to serve that serve it, helpers too. */
    idle: arena.ints(queues),
    stopped: arena.bytes(queues),
    blockedAt: Array.from({ length: queues }, (): number[] => []),
    counts: new Uint32Array(queues * samples),
    // Counters
    phase: arena.bytes(counters),
    nextAt: arena.floats(counters).fill(never),
    legAt: arena.ints(counters).fill(-1),
    isSecondHalf: arena.bytes(counters),
    shift: arena.bytes(counters),
    rest: arena.bytes(counters),
    busySince: arena.floats(counters),
    hereSince: arena.floats(counters),
    incident: arena.bytes(counters),
    parked: Array.from({ length: counters }, (): Parked[] => []),
    present: arena.floats(counters),
    occupied: arena.floats(counters),
    putOnHold: arena.ints(counters),
    blocked: arena.floats(counters),
    leftAt: arena.floats(counters).fill(Number.NaN),
  }
}
