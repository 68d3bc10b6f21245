import { asRounded, type Spread } from './wait.ts'

/**
 * What a schedule predicted is held against what came true (split conformal prediction): in each bucket of predictions
 * the last 6,000 ratios, of which the 10 %, 50 % and 90 % turn the next prediction into a range. That is several days: the
 * people of one morning share its luck, and a range made from one morning is too narrow for the next. One minute is added
 * on both sides of a ratio, so that it means something near zero as well.
 */
export type Ratios = { readonly q10: number; readonly q50: number; readonly q90: number }
/** With how many ratios stand behind them. */
export type Counted = Ratios & { readonly ratios: number }
export type Calibration = {
  readonly ofMall: (bucket: Bucket) => Counted | undefined
  readonly ofQueue: (queueId: number, bucket: Bucket) => Counted | undefined
}
/** Predictions below 5, 15 and 40 minutes, and more. */
export type Bucket = 1 | 2 | 3 | 4
export const buckets: readonly Bucket[] = [1, 2, 3, 4]
const limits = [5, 15, 40] as const
export const added = 1
export const mostRatios = 6000
/** With fewer the mall's own experience says nothing yet, and the first ratios below are used; which is said. */
export const fewestRatios = 50
/** What a queue has seen by itself counts against so many people's weight of the whole mall. */
const weightOfMall = 200

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

/**
 * The range of a prediction in minutes, in a queue whose waits may be more or less certain than the mall's; `isFirst` while
 * the mall has too little experience of its own with such waits.
 */
export function calibrated(
  minutes: number,
  queueId: number,
  learned: Calibration,
): Spread & { readonly isFirst: boolean } {
  const bucket = bucketOf(minutes)
  const ofMall = learned.ofMall(bucket)
  const usual = weighed(ofMall, firstRatios[bucket], fewestRatios)
  const { q10, q50, q90 } = weighed(ofMall && learned.ofQueue(queueId, bucket), usual, weightOfMall)
  return { low: times(minutes, q10), point: times(minutes, q50), high: times(minutes, q90), isFirst: !ofMall }
}

function times(minutes: number, ratio: number): number {
  return Math.max(0, (minutes + added) * ratio - added)
}

function weighed(own: Counted | undefined, usual: Ratios, weight: number): Ratios {
  if (!own) return usual
  const share = own.ratios / (own.ratios + weight)
  return {
    q10: between(own.q10, usual.q10, share),
    q50: between(own.q50, usual.q50, share),
    q90: between(own.q90, usual.q90, share),
  }
}

/** On the scale of ratios: half way between a half and two is one. */
function between(own: number, usual: number, share: number): number {
  return Math.exp(share * Math.log(own) + (1 - share) * Math.log(usual))
}

/**
 * What came true against what was predicted, minutes, as it is learned from: the middle of a range from the wait itself,
 * its ends from the middle of the five minutes in which the wait fell, because ends are said in steps of five.
 */
export function ratiosOf(raw: number, actual: number): { readonly middle: number; readonly ends: number } {
  return { middle: ratio(raw, actual), ends: ratio(raw, asRounded(actual)) }
}

function ratio(raw: number, actual: number): number {
  return Math.max(0.01, (actual + added) / (raw + added))
}
