import {
  type Bucket,
  bucketOf,
  buckets,
  type Calibration,
  type Counted,
  type Foretold,
  fewestScores,
  mostScores,
  scoresFrom,
} from '#visit/estimate/calibration.ts'
import { type Stretch, unstretched } from '#visit/estimate/stretch.ts'
import { LastSorted } from './last-sorted.ts'

/** What ranges are made from, kept in order as the log goes on: of the whole log and of each queue. */
export class LearnedCalibration implements Calibration {
  readonly #whole = new Map(buckets.map((bucket) => [bucket, new LastScores(mostScores)]))
  readonly #queues = new Map<number, LastScores>()
  readonly #stretches = new Map<Bucket, Stretch>()

  ofMall(bucket: Bucket): Counted | undefined {
    const last = this.#whole.get(bucket)
    return last && last.size >= fewestScores ? last.counted : undefined
  }

  ofQueue(queueId: number, bucket: Bucket): Counted | undefined {
    return this.#queues.get(placeOf(queueId, bucket))?.counted
  }

  stretch(bucket: Bucket): Stretch {
    return this.#stretches.get(bucket) ?? unstretched
  }

  bend(bucket: Bucket, stretch: Stretch): void {
    this.#stretches.set(bucket, stretch)
  }

  learn(queueId: number, foretold: Foretold, actual: number): void {
    const bucket = bucketOf(foretold.minutes)
    const place = placeOf(queueId, bucket)
    let its = this.#queues.get(place)
    if (!its) {
      its = new LastScores(mostOfQueue)
      this.#queues.set(place, its)
    }
    its.add(foretold, actual)
    this.#whole.get(bucket)?.add(foretold, actual)
  }
}
const mostOfQueue = 1500
const placeOf = (queueId: number, bucket: Bucket) => queueId * 8 + bucket

/** The last scores of waits of one length; their quantiles are worked out when they are asked for and have changed. */
class LastScores {
  readonly #middles: LastSorted
  readonly #ends: LastSorted
  #counted: Counted | undefined

  constructor(most: number) {
    this.#middles = new LastSorted(most)
    this.#ends = new LastSorted(most)
  }

  get size(): number {
    return this.#ends.size
  }

  add(foretold: Foretold, actual: number): void {
    const { middle, ends } = scoresFrom(foretold, actual)
    this.#middles.add(middle)
    this.#ends.add(ends)
    this.#counted = undefined
  }

  get counted(): Counted {
    if (!this.#counted) {
      const q50 = this.#middles.quantile(0.5)
      const q10 = Math.min(q50, this.#ends.quantile(0.1))
      this.#counted = { q10, q50, q90: Math.max(q50, this.#ends.quantile(0.9)), people: this.size }
    }
    return this.#counted
  }
}
