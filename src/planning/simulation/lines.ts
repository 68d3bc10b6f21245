import type { Head, Moment } from '#visit/queue-order.ts'
import type { VisitClass } from '#visit/visit.ts'

/** A number of milliseconds as the live rules read one. */
class At implements Moment {
  ms = 0
  getTime(): number {
    return this.ms
  }
}

/** The first of a line as the live rule sees it; one object for each line, which is always about its first. */
class First implements Head {
  legId = -1
  readonly queueId: number
  readonly class: VisitClass
  readonly arrivalRef = new At()
  readonly keyAt = new At()

  constructor(queueId: number, its: VisitClass) {
    this.queueId = queueId
    this.class = its
  }
}

/** What all lines know of legs: who waits, who stands in a list, when they came and by which key they stand. */
export type Waiting = {
  readonly isWaiting: Uint8Array
  readonly isListed: Uint8Array
  readonly came: Float64Array
  readonly key: Float64Array
}

/**
 * Those of one class who wait in one queue, in the order of their keys. Whoever is called from another line or steps
 * out stays in the list and is passed over; whoever comes back has an early key and is put in near the front.
 */
export class Line {
  readonly #of: Waiting
  readonly #head: First
  #legs = new Int32Array(32)
  #first = 0
  #end = 0

  constructor(of: Waiting, queueId: number, its: VisitClass) {
    this.#of = of
    this.#head = new First(queueId, its)
  }

  add(leg: number): void {
    const { isWaiting, isListed } = this.#of
    isWaiting[leg] = 1
    if (isListed[leg]) return
    isListed[leg] = 1
    if (this.#end === this.#legs.length) this.#makeRoom()
    if (this.#end === this.#first || this.#comesBefore(this.#legs[this.#end - 1] as number, leg))
      this.#legs[this.#end++] = leg
    else this.#putIn(leg)
  }

  head(): First | undefined {
    const { isWaiting, isListed, came, key } = this.#of
    while (this.#first < this.#end) {
      const leg = this.#legs[this.#first] as number
      if (isWaiting[leg]) {
        const head = this.#head
        if (head.legId !== leg) {
          head.legId = leg
          head.arrivalRef.ms = came[leg] as number
          head.keyAt.ms = key[leg] as number
        }
        return head
      }
      isListed[leg] = 0
      this.#first++
    }
    this.#first = 0
    this.#end = 0
    return undefined
  }

  #putIn(leg: number): void {
    const legs = this.#legs
    let low = this.#first
    let high = this.#end
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#comesBefore(legs[middle] as number, leg)) low = middle + 1
      else high = middle
    }
    if (this.#first > 0 && low - this.#first < this.#end - low) {
      legs.copyWithin(this.#first - 1, this.#first, low)
      legs[low - 1] = leg
      this.#first--
    } else {
      legs.copyWithin(low + 1, low, this.#end)
      legs[low] = leg
      this.#end++
    }
  }

  /** As the index of waiting legs reads: by the key, then by the leg. */
  #comesBefore(a: number, b: number): boolean {
    const { key } = this.#of
    const [x, y] = [key[a] as number, key[b] as number]
    return x < y || (x === y && a < b)
  }

  #makeRoom(): void {
    const legs = this.#legs
    // At least half of it is behind us: the rest moves to the front.
    if (this.#first * 2 > legs.length) legs.copyWithin(0, this.#first, this.#end)
    else {
      this.#legs = new Int32Array(legs.length * 2)
      this.#legs.set(legs.subarray(this.#first, this.#end))
    }
    this.#end -= this.#first
    this.#first = 0
  }
}
