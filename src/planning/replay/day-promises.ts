import { type Bucket, bucketOf, buckets } from '#visit/estimate/calibration.ts'
import { asThingsStand } from '#visit/estimate/open-promise.ts'
import { count, judged, type Missed, nothingMissed, stretchOf } from '#visit/estimate/stretch.ts'
import { shownRange } from '#visit/estimate/wait.ts'
import type { LearnedCalibration } from './learned-calibration.ts'
import type { Waiting } from './waiting.ts'

/** As often as the hall learns (waits-watch.ts). */
const every = 120_000

/** What was promised on one day of the log, as the hall looks at its own promises (visit/estimate/learn-calibration.ts). */
export class DayPromises {
  readonly #open = new Set<Waiting>()
  readonly #judged = new Map<Bucket, Missed>()
  readonly #calibration: LearnedCalibration
  #day = Number.NEGATIVE_INFINITY
  #looked = Number.NEGATIVE_INFINITY

  constructor(calibration: LearnedCalibration) {
    this.#calibration = calibration
  }

  made(person: Waiting): void {
    this.#open.add(person)
  }

  /** Called after so many minutes; undefined for who left, of whose promise nothing is known. */
  ended(person: Waiting, actual: number | undefined): void {
    if (!this.#open.delete(person) || !person.said || actual === undefined) return
    const { raw, spread } = person.said
    count(this.#judged, bucketOf(raw), judged(shownRange(raw, spread), actual))
  }

  /** Before anything is said at this moment; a new day begins with what the days before have taught, and no more. */
  look(day: number, now: number): void {
    if (day !== this.#day) {
      this.#day = day
      this.#open.clear()
      this.#judged.clear()
    } else if (now - this.#looked < every) return
    this.#looked = now
    const missed = new Map(this.#judged)
    const at = new Date(now)
    for (const person of this.#open) {
      const { said, latest, queue, legId, arrivalRef } = person
      if (!queue.waiting.has(legId)) {
        // Who left at a time that is not in the log is only known to be gone.
        this.#open.delete(person)
        continue
      }
      if (!said || !latest) continue
      const bucket = bucketOf(said.raw)
      const { minutes, reach, foretoldAt } = latest
      const { low, high } = shownRange(said.raw, said.spread)
      const its = { bucket, isEntry: true, queueId: queue.id, at: arrivalRef }
      const promise = { minutes, reach, foretoldAt, low, high, ...its }
      count(missed, bucket, asThingsStand(promise, this.#calibration, at))
    }
    for (const bucket of buckets) this.#calibration.bend(bucket, stretchOf(missed.get(bucket) ?? nothingMissed))
  }
}
