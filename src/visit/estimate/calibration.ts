import type { Spread } from './wait.ts'

/**
 * What a schedule predicted is held against what came true (split conformal prediction): in each bucket of predictions
 * the last 600 ratios, of which the 10 %, 50 % and 90 % turn the next prediction into a range. One minute is added on
 * both sides of a ratio, so that it means something near zero as well.
 */
export type Ratios = { readonly q10: number; readonly q50: number; readonly q90: number }
export type Calibration = ReadonlyMap<Bucket, Ratios>
/** Predictions below 5, 15 and 40 minutes, and more. */
export type Bucket = 1 | 2 | 3 | 4
export const buckets: readonly Bucket[] = [1, 2, 3, 4]
const limits = [5, 15, 40] as const
export const added = 1
export const mostRatios = 600
/** With fewer the mall's own experience says nothing yet, and the first ratios below are used; which is said. */
export const fewestRatios = 50

/**
 * From played days of the demonstration mall, widened by a quarter (docs/estimate.md): where every mall begins, until it
 * has learned.
 */
export const firstRatios: Record<Bucket, Ratios> = {
  1: { q10: 0.35, q50: 1, q90: 2.6 },
  2: { q10: 0.5, q50: 1, q90: 2 },
  3: { q10: 0.6, q50: 1, q90: 1.6 },
  4: { q10: 0.7, q50: 1, q90: 1.4 },
}

export function bucketOf(minutes: number): Bucket {
  return (1 + limits.filter((limit) => minutes >= limit).length) as Bucket
}

/** The range of a prediction in minutes; `isFirst` while the mall has too little experience of its own with such waits. */
export function calibrated(minutes: number, learned: Calibration): Spread & { readonly isFirst: boolean } {
  const bucket = bucketOf(minutes)
  const { q10, q50, q90 } = learned.get(bucket) ?? firstRatios[bucket]
  const times = (ratio: number) => Math.max(0, (minutes + added) * ratio - added)
  return { low: times(q10), point: times(q50), high: times(q90), isFirst: !learned.has(bucket) }
}
