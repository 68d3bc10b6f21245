/** A mean with some people's weight for what is usual. */
export class Shrunk {
  #sum = 0
  #count = 0
  readonly #usual: number
  readonly #weight: number
  constructor(usual: number, weight: number) {
    this.#usual = usual
    this.#weight = weight
  }

  add(value: number): void {
    this.#sum += value
    this.#count++
  }

  get mean(): number {
    return shrunk(this.#sum, this.#count, this.#usual, this.#weight)
  }
}

/**
 * A mean of `count` whose sum is `sum`, with so many people's weight for what is usual: few observations say little. The
 * statements in learn-store.ts say the same in SQL.
 */
export function shrunk(sum: number, count: number, usual: number, weight: number): number {
  return (sum + weight * usual) / (count + weight)
}
