import { classes, type Scenario } from '../scenario.ts'
import type { DayRun } from './day-run.ts'
import { halfHours, hoursOfDay, type Layout, waitFields } from './measure-layout.ts'

const minute = 60_000
/** Whole milliseconds of a wait and the place of its leg in one number, so that one sort serves every grouping. */
const legsAtMost = 2 ** 21

/** The waits of all groups into their places in the row. */
export function measureWaits({ queues }: Scenario, layout: Layout, run: DayRun, row: Float64Array): void {
  const keys = new Float64Array(run.legs)
  let called = 0
  for (let leg = 0; leg < run.legs; leg++) {
    if (run.isOnward[leg] || Number.isNaN(run.calledAt[leg])) continue
    keys[called++] = Math.round(run.waited[leg] as number) * legsAtMost + leg
  }
  const sorted = keys.subarray(0, called).sort()
  const waits = new Float64Array(called)
  const kept = new Uint8Array(called)
  const ofQueue = new Uint16Array(called)
  const ofClass = new Uint16Array(called)
  const ofHour = new Uint16Array(called)
  const ofHalfHour = new Uint16Array(called)
  const promises = Float64Array.from(queues, ({ promiseMinutes }) => promiseMinutes)
  for (let i = 0; i < called; i++) {
    const key = sorted[i] as number
    const wait = Math.floor(key / legsAtMost)
    const leg = key - wait * legsAtMost
    const queue = run.queue[leg] as number
    waits[i] = wait / minute
    kept[i] = wait / minute <= (promises[queue] as number) ? 1 : 0
    ofQueue[i] = queue
    ofClass[i] = run.class[leg] as number
    const half = Math.min(halfHours - 1, Math.max(0, Math.floor((run.cameAt[leg] as number) / (30 * minute))))
    ofHalfHour[i] = half
    ofHour[i] = half >> 1
  }
  const { groups } = layout
  measureGroups(waits, kept, new Uint16Array(called), 1, row, layout.waits(groups.all))
  measureGroups(waits, kept, ofClass, classes.length, row, layout.waits(groups.classes))
  measureGroups(waits, kept, ofQueue, queues.length, row, layout.waits(groups.queues))
  measureGroups(waits, kept, ofHour, hoursOfDay, row, layout.waits(groups.hours))
  measureGroups(waits, kept, ofHalfHour, halfHours, row, layout.waits(groups.halfHours))
}

/** Waits come sorted, and stay so in each group. */
function measureGroups(
  waits: Float64Array,
  kept: Uint8Array,
  of: Uint16Array,
  groups: number,
  row: Float64Array,
  place: number,
): void {
  const begins = new Int32Array(groups + 1)
  const sums = new Float64Array(groups)
  const within = new Int32Array(groups)
  for (let i = 0; i < waits.length; i++) {
    const group = of[i] as number
    begins[group + 1] = (begins[group + 1] as number) + 1
    sums[group] = (sums[group] as number) + (waits[i] as number)
    within[group] = (within[group] as number) + (kept[i] as number)
  }
  for (let group = 0; group < groups; group++)
    begins[group + 1] = (begins[group + 1] as number) + (begins[group] as number)
  const next = begins.slice()
  const sorted = new Float64Array(waits.length)
  for (let i = 0; i < waits.length; i++) {
    const group = of[i] as number
    const at = next[group] as number
    next[group] = at + 1
    sorted[at] = waits[i] as number
  }
  for (let group = 0; group < groups; group++) {
    const from = begins[group] as number
    const people = (begins[group + 1] as number) - from
    const at = place + group * waitFields.length
    row[at] = people
    row[at + 1] = people ? (sums[group] as number) / people : Number.NaN
    row[at + 2] = quantileOf(sorted, 0.5, from, people)
    row[at + 3] = quantileOf(sorted, 0.9, from, people)
    row[at + 4] = quantileOf(sorted, 0.95, from, people)
    row[at + 5] = quantileOf(sorted, 1, from, people)
    row[at + 6] = people ? (within[group] as number) / people : Number.NaN
  }
}

/** As percentile_cont of PostgreSQL, between the two nearest, of `many` sorted values from `from` on. */
function quantileOf(sorted: Float64Array, share: number, from: number, many: number): number {
  if (many === 0) return Number.NaN
  const place = share * (many - 1)
  const below = sorted[from + Math.floor(place)] as number
  const above = sorted[from + Math.ceil(place)] as number
  return below + (above - below) * (place - Math.floor(place))
}
