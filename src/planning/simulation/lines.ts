import type { Head, Moment } from '#visit/queue-order.ts'
import type { VisitClass } from '#visit/visit.ts'

/** A number of milliseconds as the live rules read one. */
class At implements Moment {
  ms: number
  constructor(ms: number) {
    this.ms = ms
  }
  getTime(): number {
    return this.ms
  }
}

/** Somebody who waits, as the live rule sees the first of a line. */
class Standing implements Head {
  readonly legId: number
  readonly queueId: number
  readonly class: VisitClass
  readonly arrivalRef: Moment
  readonly keyAt: Moment
  constructor(legId: number, queueId: number, class_: VisitClass, arrivalRef: number, key: number) {
    this.legId = legId
    this.queueId = queueId
    this.class = class_
    this.arrivalRef = new At(arrivalRef)
    this.keyAt = key === arrivalRef ? this.arrivalRef : new At(key)
  }
}

export type { Standing }

/**
 * Those of one class who wait in one queue, in the order of their keys. Whoever is called from another line or steps
 * out stays in the list and is passed over; whoever comes back has an early key and is put in near the front.
 */
export class Line {
  readonly #legs: Standing[] = []
  readonly #isWaiting: Uint8Array
  readonly #isListed: Uint8Array
  #first = 0

  /** Shared by all lines: which legs wait, and which stand in a list. */
  constructor(isWaiting: Uint8Array, isListed: Uint8Array) {
    this.#isWaiting = isWaiting
    this.#isListed = isListed
  }

  add(one: Standing): void {
    const { legId } = one
    this.#isWaiting[legId] = 1
    if (this.#isListed[legId]) return
    this.#isListed[legId] = 1
    const legs = this.#legs
    const last = legs.length > this.#first ? legs[legs.length - 1] : undefined
    if (!last || !comesBefore(one, last)) legs.push(one)
    else this.#putIn(one)
  }

  head(): Standing | undefined {
    const legs = this.#legs
    while (this.#first < legs.length) {
      const one = legs[this.#first] as Standing
      if (this.#isWaiting[one.legId]) return one
      this.#isListed[one.legId] = 0
      this.#first++
    }
    if (legs.length > 0) {
      legs.length = 0
      this.#first = 0
    }
    return undefined
  }

  #putIn(one: Standing): void {
    const legs = this.#legs
    let [low, high] = [this.#first, legs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (comesBefore(legs[middle] as Standing, one)) low = middle + 1
      else high = middle
    }
    if (this.#first > 0 && low - this.#first < legs.length - low) {
      legs.copyWithin(this.#first - 1, this.#first, low)
      legs[low - 1] = one
      this.#first--
    } else legs.splice(low, 0, one)
  }
}

/** As the index of waiting legs reads: by the key, then by the leg. */
function comesBefore(a: Standing, b: Standing): boolean {
  const difference = a.keyAt.getTime() - b.keyAt.getTime()
  return difference < 0 || (difference === 0 && a.legId < b.legId)
}

export function standing(
  legId: number,
  queueId: number,
  class_: VisitClass,
  arrivalRef: number,
  key: number,
): Standing {
  return new Standing(legId, queueId, class_, arrivalRef, key)
}
