import { classes, type Scenario } from '../scenario.ts'
import { type DayRun, ends } from './day-run.ts'

const minute = 60_000
export const hoursOfDay = 24
export const halfHours = 48
/** Of the waits of a group: people who were called, and minutes; `kept` is the share called within the promise. */
export const waitFields = ['people', 'mean', 'p50', 'p90', 'p95', 'most', 'kept'] as const
export type WaitField = (typeof waitFields)[number]
export const countFields = [
  'visitors',
  'refused',
  'served',
  'transferred',
  'abandoned',
  'noShow',
  'expired',
  'overtimeMinutes',
  'lastLeft',
] as const
export type CountField = (typeof countFields)[number]
export const queueFields = ['utilisation', 'overtimeMinutes', 'blockedShare'] as const
export type QueueField = (typeof queueFields)[number]

/** Where in the numbers of one day each measure stands. */
export type Layout = {
  readonly size: number
  /** Groups in this order: all, classes, queues, hours and half hours of coming. */
  readonly waits: (group: number) => number
  readonly groups: Readonly<Record<'all' | 'classes' | 'queues' | 'hours' | 'halfHours', number>>
  readonly counts: number
  readonly queues: (queue: number) => number
  /** Of each quarter of an hour: how many wait in all, then in each queue. */
  readonly waiting: (quarter: number) => number
  readonly quarters: number
}

export function layoutOf(scenario: Scenario): Layout {
  const queues = scenario.queues.length
  const hours = 1 + classes.length + queues
  const groups = { all: 0, classes: 1, queues: 1 + classes.length, hours, halfHours: hours + hoursOfDay }
  const counts = (groups.halfHours + halfHours) * waitFields.length
  const ofQueues = counts + countFields.length
  const waiting = ofQueues + queues * queueFields.length
  const quarters = Math.max(1, Math.ceil((scenario.ends - Math.floor(scenario.numbers.from / 15) * 15) / 15))
  return {
    size: waiting + quarters * (1 + queues),
    waits: (group) => group * waitFields.length,
    groups,
    counts,
    queues: (queue) => ofQueues + queue * queueFields.length,
    waiting: (quarter) => waiting + quarter * (1 + queues),
    quarters,
  }
}

/**
 * The measures of one day in a row of numbers, as `layoutOf` says; NaN where there was nobody to measure. A wait is the
 * time in the state of waiting, of legs that were called; a transfer is no new wait.
 */
export function measuresOf(scenario: Scenario, layout: Layout, run: DayRun): Float64Array {
  const row = new Float64Array(layout.size)
  measureWaits(scenario, layout, run, row)
  measureCounts(scenario, layout, run, row)
  const { queues } = scenario
  for (let quarter = 0; quarter < layout.quarters; quarter++) {
    const place = layout.waiting(quarter)
    for (let q = 0; q < queues.length; q++) {
      const many = run.waiting.counts[quarter * queues.length + q] ?? 0
      row[place] = (row[place] as number) + many
      row[place + 1 + q] = many
    }
  }
  return row
}

/** Whole milliseconds of a wait and the place of its leg in one number, so that one sort serves every grouping. */
const legsAtMost = 2 ** 21

function measureWaits({ queues }: Scenario, layout: Layout, run: DayRun, row: Float64Array): void {
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

function measureCounts({ queues, counters, closes }: Scenario, layout: Layout, run: DayRun, row: Float64Array): void {
  const many = new Int32Array(Object.keys(ends).length)
  const worked = new Float64Array(counters.length)
  for (let leg = 0; leg < run.legs; leg++) {
    const end = run.end[leg] as number
    many[end] = (many[end] as number) + 1
    const c = run.counter[leg] as number
    if (end === ends.served || end === ends.transferred)
      worked[c] = Math.max(worked[c] as number, (run.endedAt[leg] as number) / minute)
  }
  const set = (field: CountField, value: number) => {
    row[layout.counts + countFields.indexOf(field)] = value
  }
  set('visitors', run.visitors)
  set('refused', run.refused)
  for (const field of ['served', 'transferred', 'abandoned', 'noShow', 'expired'] as const)
    set(field, many[ends[field]] as number)
  const indexOf = new Map(queues.map(({ id }, i) => [id, i]))
  const [present, occupied, overtime, blocked] = [0, 0, 0, 0].map(() => new Float64Array(queues.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  let [all, last] = [0, 0]
  counters.forEach(({ profile }, c) => {
    const leftAt = run.counters.leftAt[c] as number
    const q = indexOf.get(profile[0]?.queueId ?? -1)
    if (Number.isNaN(leftAt) || q === undefined) return
    const over = Math.max(0, (worked[c] as number) - closes)
    all += over
    last = Math.max(last, leftAt / minute)
    present[q] = (present[q] as number) + (run.counters.present[c] as number)
    occupied[q] = (occupied[q] as number) + (run.counters.occupied[c] as number)
    blocked[q] = (blocked[q] as number) + (run.counters.blocked[c] as number)
    overtime[q] = (overtime[q] as number) + over
  })
  set('overtimeMinutes', all)
  set('lastLeft', last)
  for (let q = 0; q < queues.length; q++) {
    const place = layout.queues(q)
    const here = present[q] as number
    row[place] = here > 0 ? (occupied[q] as number) / here : Number.NaN
    row[place + 1] = overtime[q] as number
    row[place + 2] = here > 0 ? (blocked[q] as number) / here : Number.NaN
  }
}
