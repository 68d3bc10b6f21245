import { addDays } from '#mall/day.ts'

/** What happened in one queue in one quarter of an hour of a day (0 to 95). Rehearsals are never in it. */
export type Quarter = {
  readonly queueId: number
  readonly quarter: number
  /** Numbers taken: a visit counts where its number is from. */
  readonly visits: number
  /** Services asked for; a transfer asks for nothing new. */
  readonly asked: number
  /** First calls, and of them those within the queue's promise. */
  readonly called: number
  readonly kept: number
  readonly waitedSeconds: number
  readonly longestSeconds: number
  readonly served: number
  readonly servedSeconds: number
}
export type Sums = Omit<Quarter, 'queueId' | 'quarter'>

const nothing: Sums = {
  visits: 0,
  asked: 0,
  called: 0,
  kept: 0,
  waitedSeconds: 0,
  longestSeconds: 0,
  served: 0,
  servedSeconds: 0,
}

export function sumOf(quarters: readonly Quarter[]): Sums {
  return quarters.reduce<Sums>(
    (sum, one) => ({
      visits: sum.visits + one.visits,
      asked: sum.asked + one.asked,
      called: sum.called + one.called,
      kept: sum.kept + one.kept,
      waitedSeconds: sum.waitedSeconds + one.waitedSeconds,
      longestSeconds: Math.max(sum.longestSeconds, one.longestSeconds),
      served: sum.served + one.served,
      servedSeconds: sum.servedSeconds + one.servedSeconds,
    }),
    nothing,
  )
}

/** A day that has been counted, summed up. */
export type PastDay = {
  readonly day: string
  readonly visits: number
  readonly called: number
  readonly kept: number
  readonly waitedSeconds: number
  readonly served: number
}

/** What is usual: the same weekday, up to eight times, summed over those days; `days` says how many there were. */
export type Usual = { readonly days: number; readonly quarters: readonly Quarter[] }

/** Fewer days than this say nothing about what is usual. */
export const fewestDays = 3
export const mostDays = 8

/** The same weekday of the last half year: holidays take some of them away. */
export function sameWeekdays(today: string): string[] {
  return Array.from({ length: 26 }, (_, i) => addDays(today, -7 * (i + 1)))
}

/**
 * How many of something there usually are by this minute of the day, the quarter that is running in part; undefined when
 * there are too few days to say.
 */
export function usualBy(
  { days, quarters }: Usual,
  minute: number,
  countOf: (one: Quarter) => number,
): number | undefined {
  if (days < fewestDays) return undefined
  const running = Math.floor(minute / 15)
  const share = (minute % 15) / 15
  const sum = quarters.reduce(
    (all, one) => all + (one.quarter < running ? countOf(one) : one.quarter === running ? share * countOf(one) : 0),
    0,
  )
  return Math.round(sum / days)
}
