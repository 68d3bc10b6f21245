import { shrunk } from './shrunk.ts'
import { type Stretch, unstretched } from './stretch.ts'
import { asRounded, type Spread } from './wait.ts'

/**
 * What a schedule foretold is held against what came true (split conformal prediction with normalised scores): in each
 * bucket of foretold waits the last 6,000 scores, of which the 10 %, 50 % and 90 % turn the next wait into a range. That is
 * several days: the people of one morning share its luck, and a range made from one morning is too narrow for the next.
 */
export type Scores = { readonly q10: number; readonly q50: number; readonly q90: number }
/** With how many people stand behind them. */
export type Counted = Scores & { readonly people: number }
export type Calibration = {
  readonly ofMall: (bucket: Bucket) => Counted | undefined
  readonly ofQueue: (queueId: number, bucket: Bucket) => Counted | undefined
  /** What today has shown of these waits so far. */
  readonly stretch: (bucket: Bucket) => Stretch
}
/** A wait as the schedule foretells it; `reach`: how much longer it were, if every service took 5 % longer. Minutes. */
export type Foretold = { readonly minutes: number; readonly reach: number }
/** Foretold waits below 5, 15, 25, 40, 60 and 90 minutes, and more. */
export type Bucket = 1 | 2 | 3 | 4 | 5 | 6 | 7
export const buckets: readonly Bucket[] = [1, 2, 3, 4, 5, 6, 7]
const limits = [5, 15, 25, 40, 60, 90] as const
/** Minutes that every wait may be off by, however surely it is foretold. */
export const leastUnit = 1
/** So much longer every service takes in the second schedule, from which the reach is known. */
export const slower = 1.05
export const mostScores = 6000
/** With fewer the mall's own experience says nothing yet, and the first scores below are used; which is said. */
export const fewestScores = 50
/** People of one hour share its error, and those of one day its luck: a thousand are no more than a few experiences. */
const weightOfFirst = 2000
/** What a queue has seen by itself counts against so many people's weight of the whole mall. */
const weightOfMall = 2000

/**
 * From played days of the demonstration mall (docs/methods/estimate.md): where every mall begins. Several days went into
 * them, so that they outweigh the first day of a mall, and are outweighed by its tenth.
 */
export const firstScores: Record<Bucket, Scores> = {
  1: { q10: -2.04, q50: -1, q90: 1.6 },
  2: { q10: -2.71, q50: -0.3, q90: 1.84 },
  3: { q10: -2.02, q50: -0.2, q90: 1.62 },
  4: { q10: -2.02, q50: -0.2, q90: 1.62 },
  5: { q10: -1.76, q50: -0.2, q90: 1.36 },
  6: { q10: -1.63, q50: -0.2, q90: 1.23 },
  7: { q10: -1.5, q50: -0.2, q90: 1.1 },
}

/**
 * The first scores are drawn in for a mall that weighs its own against them. One that has none yet is another mall than
 * those they come from, on a day whose luck nobody knows: its ranges are so much wider (docs/methods/estimate.md).
 */
const wideAtFirst = 1.5

export function bucketOf(minutes: number): Bucket {
  let bucket = 1
  for (const limit of limits) if (minutes >= limit) bucket++
  return bucket as Bucket
}

/**
 * The range of a foretold wait, in a queue whose waits may be more or less certain than the mall's; `isFirst` while the
 * mall has too little experience of its own with such waits.
 */
export function calibrated(
  foretold: Foretold,
  queueId: number,
  learned: Calibration,
): Spread & { readonly isFirst: boolean } {
  const bucket = bucketOf(foretold.minutes)
  const spread = spreadOf(foretold, queueId, learned, learned.stretch(bucket))
  return { ...spread, isFirst: !learned.ofMall(bucket) }
}

/** The range as the last weeks would give it, whatever today has shown. */
export function unbent(foretold: Foretold, queueId: number, learned: Calibration): Spread {
  return spreadOf(foretold, queueId, learned, unstretched)
}

function spreadOf(foretold: Foretold, queueId: number, learned: Calibration, { low, high }: Stretch): Spread {
  const { q10, q50, q90 } = scoresOf(bucketOf(foretold.minutes), queueId, learned)
  return {
    low: waitAt(q50 + low * (q10 - q50), foretold),
    point: waitAt(q50, foretold),
    high: waitAt(q50 + high * (q90 - q50), foretold),
  }
}

function waitAt(score: number, foretold: Foretold): number {
  return Math.max(0, foretold.minutes + score * unitOf(foretold))
}

/** What came true against what was foretold, in its units: a wait that hangs on much work may err by more. */
export function scoresFrom(foretold: Foretold, actual: number): { readonly middle: number; readonly ends: number } {
  // Ends are said in steps of five minutes, so that they are learned from the middle of the five in which the wait fell.
  return { middle: scoreOf(actual, foretold), ends: scoreOf(asRounded(actual), foretold) }
}

function scoreOf(minutes: number, foretold: Foretold): number {
  return (minutes - foretold.minutes) / unitOf(foretold)
}

/** Minutes: how far a wait moves when services take longer, and a little that moves without them. */
function unitOf({ reach }: Foretold): number {
  return reach + leastUnit
}

function scoresOf(bucket: Bucket, queueId: number, learned: Calibration): Scores {
  const ofMall = learned.ofMall(bucket)
  if (!ofMall) return widened(firstScores[bucket])
  const usual = weighed(ofMall, firstScores[bucket], weightOfFirst)
  return weighed(learned.ofQueue(queueId, bucket), usual, weightOfMall)
}

function widened({ q10, q50, q90 }: Scores): Scores {
  return { q10: q50 + wideAtFirst * (q10 - q50), q50, q90: q50 + wideAtFirst * (q90 - q50) }
}

function weighed(own: Counted | undefined, usual: Scores, weight: number): Scores {
  if (!own) return usual
  return {
    q10: shrunk(own.people * own.q10, own.people, usual.q10, weight),
    q50: shrunk(own.people * own.q50, own.people, usual.q50, weight),
    q90: shrunk(own.people * own.q90, own.people, usual.q90, weight),
  }
}
