/** How well waits were foretold: sums over visits, so that a million take no room. Minutes. */
export class Errors {
  people = 0
  #absolute = 0
  #squares = 0
  #bias = 0

  add(said: number, actual: number): void {
    const error = said - actual
    this.people++
    this.#absolute += Math.abs(error)
    this.#squares += error * error
    this.#bias += error
  }

  /** Mean absolute error, root mean square error, mean of said less true; undefined where there is nobody. */
  get figures(): ErrorFigures | undefined {
    if (this.people === 0) return undefined
    return {
      mae: this.#absolute / this.people,
      rmse: Math.sqrt(this.#squares / this.people),
      bias: this.#bias / this.people,
    }
  }
}
export type ErrorFigures = { readonly mae: number; readonly rmse: number; readonly bias: number }

/** How often the truth was within the range that was said, at most its upper end, and before its lower end. */
export class Ranges {
  #people = 0
  #within = 0
  #atMost = 0
  #tooEarly = 0

  add({ low, high }: { readonly low: number; readonly high: number }, actual: number): void {
    this.#people++
    if (actual < low) this.#tooEarly++
    if (actual <= high) this.#atMost++
    if (actual >= low && actual <= high) this.#within++
  }

  get figures(): RangeFigures | undefined {
    const people = this.#people
    if (people === 0) return undefined
    return { coverage: this.#within / people, within: this.#atMost / people, tooEarly: this.#tooEarly / people }
  }
}
export type RangeFigures = { readonly coverage: number; readonly within: number; readonly tooEarly: number }
