import { type Bucket, type Calibration, type Foretold, unbent } from './calibration.ts'
import { lessOf, type Missed, standing } from './stretch.ts'

/** A promise that is not judged yet, as people read it, and what was foretold last of the same wait. Minutes. */
export type OpenPromise = Foretold & {
  readonly bucket: Bucket
  /** The first that was said of this wait in this bucket; otherwise said again. */
  readonly isEntry: boolean
  readonly queueId: number
  readonly at: Date
  readonly low: number
  readonly high: number
  readonly foretoldAt: Date
}

const minute = 60_000

/** Whether it will be missed, from what was foretold last: what has passed since then is waited already. */
export function asThingsStand(promise: OpenPromise, calibration: Calibration, now: Date): Missed {
  const waited = (now.getTime() - promise.at.getTime()) / minute
  const passed = (now.getTime() - promise.foretoldAt.getTime()) / minute
  const then = unbent(promise, promise.queueId, calibration)
  const still = { low: then.low - passed, point: then.point - passed, high: then.high - passed }
  const missed = standing(promise, waited, still)
  return promise.isEntry ? missed : lessOf(missed)
}
