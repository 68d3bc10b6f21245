/** The last `most` numbers, sorted. */
export class LastSorted {
  readonly #most: number
  readonly #order: number[] = []
  #sorted = new Float64Array(64)
  #size = 0
  #oldest = 0

  constructor(most: number) {
    this.#most = most
  }

  get size(): number {
    return this.#size
  }

  add(value: number): void {
    if (this.#size < this.#most) {
      this.#order.push(value)
      this.#insert(value)
      return
    }
    const gone = this.#order[this.#oldest] as number
    this.#order[this.#oldest] = value
    this.#oldest = (this.#oldest + 1) % this.#most
    this.#replace(gone, value)
  }

  /** As PostgreSQL's percentile_cont: between two numbers in proportion. */
  quantile(share: number): number {
    const at = share * (this.#size - 1)
    const [low, high] = [this.#sorted[Math.floor(at)] ?? 0, this.#sorted[Math.ceil(at)] ?? 0]
    return low + (high - low) * (at - Math.floor(at))
  }

  #insert(value: number): void {
    if (this.#size === this.#sorted.length) {
      const larger = new Float64Array(this.#size * 2)
      larger.set(this.#sorted)
      this.#sorted = larger
    }
    const place = this.#placeOf(value)
    this.#sorted.copyWithin(place + 1, place, this.#size++)
    this.#sorted[place] = value
  }

  /** Only what lies between the two moves. */
  #replace(gone: number, value: number): void {
    const [from, to] = [this.#placeOf(gone), this.#placeOf(value)]
    if (from < to) {
      this.#sorted.copyWithin(from, from + 1, to)
      this.#sorted[to - 1] = value
    } else {
      this.#sorted.copyWithin(to + 1, to, from)
      this.#sorted[to] = value
    }
  }

  /** The first place whose number is not smaller. */
  #placeOf(value: number): number {
    let [low, high] = [0, this.#size]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#sorted[middle] as number) < value) low = middle + 1
      else high = middle
    }
    return low
  }
}
