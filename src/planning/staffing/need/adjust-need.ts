import { minutesPerQuarter } from './offered-load.ts'

/** What is to be changed about the need of one queue after a trial, by quarter hour of the day. */
export type Situation = {
  readonly need: readonly number[]
  readonly load: readonly number[]
  readonly came: Float64Array
  readonly late: Float64Array
  /** The share who may wait longer than promised, and the promised minutes. */
  readonly mayBeLate: number
  readonly minutes: number
  /** Quarters in which the mall is open. */
  readonly open: readonly number[]
}

/**
 * More counters where the promise was broken: whoever comes in a quarter hour is called in it or in those that the
 * promise reaches into; whoever comes before the doors open, in the first.
 */
export function raised(situation: Situation): number[] {
  const { need, came, late, mayBeLate, minutes, open } = situation
  const first = open[0] ?? 0
  const reach = Math.ceil(minutes / minutesPerQuarter)
  const worst = late.reduce((best, many, quarter) => (many > (late[best] ?? 0) ? quarter : best), first)
  const raise = new Set<number>()
  late.forEach((many, quarter) => {
    if (many === 0 || (many <= mayBeLate * (came[quarter] ?? 0) && quarter !== worst)) return
    const from = Math.max(first, quarter)
    for (let i = from; i <= from + reach; i++) raise.add(i)
  })
  return need.map((counters, quarter) =>
    raise.has(quarter) && open.includes(quarter) ? counters + stepOf(counters) : counters,
  )
}

/** One counter, or a sixteenth of many. */
function stepOf(counters: number): number {
  return Math.max(1, Math.round(counters / 16))
}
