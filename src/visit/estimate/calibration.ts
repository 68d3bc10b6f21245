import type { Spread } from './wait.ts'

/**
 * What a schedule predicted is held against what came true (split conformal prediction): in each bucket of predictions
 * the last 6,000 ratios, of which the 10 %, 50 % and 90 % turn the next prediction into a range. That is several days: the
 * people of one morning share its luck, and a range made from one morning is too narrow for the next. One minute is added
 * on both sides of a ratio, so that it means something near zero as well.
 */
export type Ratios = { readonly q10: number; readonly q50: number; readonly q90: number }
/** With how many ratios stand behind them. */
export type Calibration = ReadonlyMap<Bucket, Ratios & { readonly ratios: number }>
/** Predictions below 5, 15 and 40 minutes, and more. */
export type Bucket = 1 | 2 | 3 | 4
export const buckets: readonly Bucket[] = [1, 2, 3, 4]
const limits = [5, 15, 40] as const
export const added = 1
export const mostRatios = 6000
/** With fewer the mall's own experience says nothing yet, and the first ratios below are used; which is said. */
export const fewestRatios = 50

/**
 * From played days of the demonstration mall, widened (docs/methods/estimate.md): where every mall begins. They weigh as
 * fifty of the mall's own: a mall's first days are said more carefully than its hundredth.
 */
export const firstRatios: Record<Bucket, Ratios> = {
  1: { q10: 0.3, q50: 1, q90: 2.6 },
  2: { q10: 0.5, q50: 1, q90: 1.9 },
  3: { q10: 0.65, q50: 1, q90: 1.5 },
  4: { q10: 0.75, q50: 1, q90: 1.35 },
}

export function bucketOf(minutes: number): Bucket {
  return (1 + limits.filter((limit) => minutes >= limit).length) as Bucket
}

/** The range of a prediction in minutes; `isFirst` while the mall has too little experience of its own with such waits. */
export function calibrated(minutes: number, learned: Calibration): Spread & { readonly isFirst: boolean } {
  const bucket = bucketOf(minutes)
  const { q10, q50, q90 } = weighed(learned.get(bucket), firstRatios[bucket])
  const times = (ratio: number) => Math.max(0, (minutes + added) * ratio - added)
  return { low: times(q10), point: times(q50), high: times(q90), isFirst: !learned.has(bucket) }
}

function weighed(own: (Ratios & { readonly ratios: number }) | undefined, first: Ratios): Ratios {
  if (!own) return first
  const mix = (of: keyof Ratios) =>
    Math.exp((own.ratios * Math.log(own[of]) + fewestRatios * Math.log(first[of])) / (own.ratios + fewestRatios))
  return { q10: mix('q10'), q50: mix('q50'), q90: mix('q90') }
}
