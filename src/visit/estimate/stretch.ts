import { phi } from './residual.ts'
import type { Spread } from './wait.ts'

/**
 * What a day shows of its own ranges moves the next ones, each end by itself: adaptive conformal inference (Gibbs and
 * Candès 2021), in the form that integrates what was missed (Angelopoulos, Candès and Tibshirani 2023). A promise of ninety
 * minutes is known ninety minutes later; until then it counts with the chance that it will be missed as things stand.
 */
export type Stretch = {
  /** The lower end lies so many times as far from the middle as the last weeks would have it; so does the upper. */
  readonly low: number
  readonly high: number
}
export const unstretched: Stretch = { low: 1, high: 1 }

/** Ranges of a day so far, and how many of them were, or will probably be, missed: called before the lower end, or after the upper. */
export type Missed = { readonly promises: number; readonly early: number; readonly late: number }

/** Of a hundred promises so many may be missed at each end. */
const meant = 0.1
/** So many more or fewer people than meant move an end by e. */
const people = 15
/** No further than four and a half times: people still have to be able to use what is said. */
const most = 1.5
/**
 * And a fifth nearer at most. While all of one morning are called late nobody is called early; a lower end that had been
 * drawn in for that was missed by everybody when the afternoon went the other way (docs/methods/estimate.md).
 */
const least = Math.log(0.8)

export function stretchOf({ promises, early, late }: Missed): Stretch {
  return { low: moved(early - meant * promises), high: moved(late - meant * promises) }
}

function moved(more: number): number {
  return Math.exp(Math.min(most, Math.max(least, more / people)))
}

export const nothingMissed: Missed = { promises: 0, early: 0, late: 0 }

export function plus(a: Missed, b: Missed): Missed {
  return { promises: a.promises + b.promises, early: a.early + b.early, late: a.late + b.late }
}

/** One more, or a part of one, in its bucket. */
export function count<Bucket>(missed: Map<Bucket, Missed>, bucket: Bucket, more: Missed): void {
  missed.set(bucket, plus(missed.get(bucket) ?? nothingMissed, more))
}

/** What is said again of a wait of much the same length counts so much of a promise: some fifteen follow each. */
export const again = 1 / 15

export function lessOf({ promises, early, late }: Missed): Missed {
  return { promises: again * promises, early: again * early, late: again * late }
}

/** A promise as people read it, in minutes, of a wait that came true. */
export function judged({ low, high }: Pick<Spread, 'low' | 'high'>, actual: number): Missed {
  return { promises: 1, early: Number(actual < low), late: Number(actual > high) }
}

/**
 * A promise that is still open: `waited` minutes ago it was made, and `still` is what would be said now of the rest, without
 * any stretch. Between the ends of `still` a wait lies as on a normal distribution, of its own width at each side.
 */
export function standing({ low, high }: Pick<Spread, 'low' | 'high'>, waited: number, still: Spread): Missed {
  return { promises: 1, early: chanceBelow(low - waited, still), late: 1 - chanceBelow(high - waited, still) }
}

function chanceBelow(minutes: number, { low, point, high }: Spread): number {
  const side = minutes < point ? point - low : high - point
  return phi((minutes - point) / Math.max(leastSide, side / ninetieth))
}
/** The 90 % of a standard normal distribution. */
const ninetieth = 1.2816
/** Minutes: two ends that meet say nothing of how sure they are. */
const leastSide = 0.1
