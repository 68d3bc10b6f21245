import type { Scenario } from '../scenario.ts'
import { type DayRun, ends } from './day-run.ts'
import { type CountField, countFields, type Layout } from './measure-layout.ts'
import { measureWaits } from './measure-waits.ts'

const minute = 60_000

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
