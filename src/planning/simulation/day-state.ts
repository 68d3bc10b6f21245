import { classes } from '../scenario.ts'
import type { Visits } from './draw-visits.ts'
import type { HallPlan } from './hall-plan.ts'
import { Line, type Standing } from './lines.ts'

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
export function dayState(plan: HallPlan, { count, legs: { count: legs } }: Visits) {
  const queues = plan.queues.length
  const counters = plan.counters.length
  const isWaiting = new Uint8Array(legs)
  const isListed = new Uint8Array(legs)
  const samples = Math.max(1, Math.ceil((plan.ends - plan.sampleFrom) / sampleEvery))
  return {
    lines: Array.from({ length: queues * classes.length }, () => new Line(isWaiting, isListed)),
    standings: new Array<Standing | undefined>(legs),
    // Legs
    state: new Uint8Array(legs),
    since: new Float64Array(legs),
    end: new Uint8Array(legs),
    waited: new Float64Array(legs),
    calledAt: new Float64Array(legs).fill(Number.NaN),
    startedAt: new Float64Array(legs).fill(Number.NaN),
    endedAt: new Float64Array(legs).fill(Number.NaN),
    counterOf: new Int16Array(legs).fill(-1),
    isWaiting,
    // Visitors
    isBusy: new Uint8Array(count),
    isAway: new Uint8Array(count),
    hasMissed: new Uint8Array(count),
    // Queues
    waiting: new Int32Array(queues),
    stopped: new Uint8Array(queues),
    blockedAt: Array.from({ length: queues }, (): number[] => []),
    counts: new Uint32Array(queues * samples),
    // Counters
    phase: new Uint8Array(counters),
    nextAt: new Float64Array(counters).fill(never),
    legAt: new Int32Array(counters).fill(-1),
    isSecondHalf: new Uint8Array(counters),
    shift: new Uint8Array(counters),
    rest: new Uint8Array(counters),
    busySince: new Float64Array(counters),
    hereSince: new Float64Array(counters),
    incident: new Uint8Array(counters),
    parked: Array.from({ length: counters }, (): Parked[] => []),
    present: new Float64Array(counters),
    occupied: new Float64Array(counters),
    blocked: new Float64Array(counters),
    leftAt: new Float64Array(counters).fill(Number.NaN),
  }
}
