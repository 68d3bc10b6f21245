/** What will happen, the earliest first: a binary heap of moments and of what each is about, without objects. */
export class Calendar {
  #at = new Float64Array(256)
  #what = new Int32Array(256)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The moment of the first; infinite when nothing follows. */
  get next(): number {
    return this.#size > 0 ? (this.#at[0] as number) : Number.POSITIVE_INFINITY
  }

  add(at: number, what: number): void {
    if (this.#size === this.#at.length) this.#grow()
    let i = this.#size++
    while (i > 0) {
      const parent = (i - 1) >> 1
      const above = this.#at[parent] as number
      if (above <= at) break
      this.#at[i] = above
      this.#what[i] = this.#what[parent] as number
      i = parent
    }
    this.#at[i] = at
    this.#what[i] = what
  }

  /** Takes the first away and tells what it is about. */
  take(): number {
    const first = this.#what[0] as number
    const last = --this.#size
    if (last > 0) this.#sink(this.#at[last] as number, this.#what[last] as number)
    return first
  }

  clear(): void {
    this.#size = 0
  }

  #sink(at: number, what: number): void {
    const size = this.#size
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= size) break
      if (child + 1 < size && (this.#at[child + 1] as number) < (this.#at[child] as number)) child++
      const below = this.#at[child] as number
      if (below >= at) break
      this.#at[i] = below
      this.#what[i] = this.#what[child] as number
      i = child
    }
    this.#at[i] = at
    this.#what[i] = what
  }

  #grow(): void {
    const at = new Float64Array(this.#at.length * 2)
    at.set(this.#at)
    const what = new Int32Array(this.#what.length * 2)
    what.set(this.#what)
    this.#at = at
    this.#what = what
  }
}
