import type { OpeningCalendar } from '#mall/opening.ts'
import { shrunk } from '#visit/estimate/shrunk.ts'
import { backTest, horizon, type Quantiles, type Range, rangeOf, type Score, usualQuantiles } from './back-test.ts'
import { type Day, daysOf } from './days.ts'
import { type Fit, fit, type Learnable, learnableFrom } from './fit.ts'
import { type QueueCounts, quartersOfDay } from './read-counts.ts'

/** Fewer open days than this say nothing of the next eight weeks. */
export const fewestDays = 10
/** Weight of the queue's usual shape against that of days with the same hours, in visits. */
const shapeWeight = 40

export type Forecast = {
  readonly from: string
  readonly until: string
  /** Open days of the history; open by the calendar but without a single visit anywhere; with visits though closed. */
  readonly known: number
  readonly missing: readonly string[]
  readonly whileClosed: number
  readonly can: Learnable
  readonly queues: readonly QueueForecast[]
  readonly whole: Pick<QueueForecast, 'history' | 'days' | 'score' | 'effects'>
}
export type QueueForecast = {
  readonly queue: string
  readonly history: readonly { readonly date: string; readonly visits: number }[]
  readonly days: readonly (Range & { readonly date: string })[]
  /** Of each open day its quarters of an hour in which anybody is expected; minutes after midnight. */
  readonly quarters: readonly {
    readonly date: string
    readonly at: number
    readonly low: number
    readonly mean: number
    readonly high: number
  }[]
  readonly score: Score | undefined
  readonly effects: Fit['effects']
}

/**
 * Visits of each queue for the eight weeks after the last day of the history, by the mall's calendar. Pure.
 * @throws YearMissing where the calendar ends; @returns undefined when there are too few days to learn from
 */
export function forecastOf(queues: ReadonlyMap<string, QueueCounts>, calendar: OpeningCalendar): Forecast | undefined {
  const seen = [...new Set([...queues.values()].flatMap((counts) => [...counts.keys()]))].sort((a, b) => a - b)
  const [first, last] = [seen[0], seen.at(-1)]
  if (first === undefined || last === undefined || seen.length < fewestDays) return undefined
  // Whether a day is before or after a holiday is seen a fortnight beyond; which years that needs is said first.
  const all = daysOf(calendar, first, last + horizon)
  const isSeen = new Set(seen)
  const open = all.filter(({ isOpen, on }) => isOpen && on <= last)
  const known = open.filter(({ on }) => isSeen.has(on))
  if (known.length < fewestDays) return undefined
  const ahead = all.filter(({ on }) => on > last)
  const can = learnableFrom(known)
  const total = (counts: QueueCounts) => known.map(({ on }) => sum(counts.get(on)))
  const each = [...queues].map(([queue, counts]) => {
    const { spread, quantiles, ...its } = daily(known, total(counts), ahead, can)
    return { queue, ...its, quarters: quartersOf(counts, known, its.days, ahead, spread, quantiles) }
  })
  const {
    spread: _,
    quantiles: __,
    ...whole
  } = daily(
    known,
    known.map(({ on }) => [...queues.values()].reduce((all, counts) => all + sum(counts.get(on)), 0)),
    ahead,
    can,
  )
  const isOpenOn = new Set(open.map(({ on }) => on))
  return {
    from: ahead[0]?.date ?? '',
    until: ahead.at(-1)?.date ?? '',
    known: known.length,
    missing: open.flatMap(({ on, date }) => (isSeen.has(on) ? [] : date)),
    whileClosed: seen.filter((on) => !isOpenOn.has(on)).length,
    can,
    queues: each.sort((a, b) => meanOf(b) - meanOf(a) || (a.queue < b.queue ? -1 : 1)),
    whole,
  }
}

function daily(known: readonly Day[], visits: readonly number[], ahead: readonly Day[], can: Learnable) {
  const score = backTest(known, visits)
  const { mean, spread, effects } = fit(known, visits, can)
  const quantiles = score?.quantiles ?? usualQuantiles
  const nobody = { low: 0, mean: 0, high: 0 }
  return {
    history: known.map(({ date }, i) => ({ date, visits: visits[i] as number })),
    days: ahead.map((day) => ({ date: day.date, ...(day.isOpen ? rangeOf(mean(day), spread, quantiles) : nobody) })),
    score,
    effects,
    spread,
    quantiles,
  }
}

/** The day's visits over its quarters: the shape of days with the same hours, with some weight for the queue's usual one. */
function quartersOf(
  counts: QueueCounts,
  known: readonly Day[],
  days: readonly (Range & { readonly date: string })[],
  ahead: readonly Day[],
  spread: number,
  quantiles: Quantiles,
) {
  const usual = new Float64Array(quartersOfDay)
  const byHours = new Map<string, Float64Array>()
  for (const { on, hours } of known) {
    const its = byHours.get(hours) ?? new Float64Array(quartersOfDay)
    byHours.set(hours, its)
    for (const [quarter, visits] of (counts.get(on) ?? []).entries()) {
      usual[quarter] = (usual[quarter] ?? 0) + visits
      its[quarter] = (its[quarter] ?? 0) + visits
    }
  }
  const all = sum(usual)
  if (all === 0) return []
  const shapes = new Map<string, Float64Array>()
  const shapeOf = (hours: string) => {
    const known = shapes.get(hours)
    if (known) return known
    const its = byHours.get(hours) ?? new Float64Array(quartersOfDay)
    const people = sum(its)
    const shape = usual.map((visits, i) => shrunk(its[i] ?? 0, people, visits / all, shapeWeight))
    shapes.set(hours, shape)
    return shape
  }
  return ahead.flatMap((day, i) =>
    day.isOpen
      ? [...shapeOf(day.hours)].flatMap((share, quarter) => {
          const mean = share * (days[i]?.mean ?? 0)
          return mean < 0.005 ? [] : [{ date: day.date, at: quarter * 15, ...rangeOf(mean, spread, quantiles) }]
        })
      : [],
  )
}

function sum(values: Iterable<number> | undefined): number {
  let all = 0
  for (const value of values ?? []) all += value
  return all
}

function meanOf({ days }: Pick<QueueForecast, 'days'>): number {
  return sum(days.map(({ mean }) => mean))
}
