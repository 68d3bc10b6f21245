/**
 * A mean over replications with its 95 % confidence interval by Student's t; `low` and `high` are NaN for a single day.
 * `days`: in how many there was something to measure.
 */
export type Estimate = { readonly mean: number; readonly low: number; readonly high: number; readonly days: number }

/** Means and variances of many measures at once, by Welford's recurrence. */
export class Means {
  readonly #days: Int32Array
  readonly #means: Float64Array
  readonly #squares: Float64Array

  constructor(measures: number) {
    this.#days = new Int32Array(measures)
    this.#means = new Float64Array(measures)
    this.#squares = new Float64Array(measures)
  }

  /** One more day; a measure that is NaN had nobody to measure. */
  add(row: Float64Array): void {
    for (let i = 0; i < row.length; i++) {
      const value = row[i] as number
      if (Number.isNaN(value)) continue
      const days = (this.#days[i] as number) + 1
      const from = value - (this.#means[i] as number)
      const mean = (this.#means[i] as number) + from / days
      this.#days[i] = days
      this.#means[i] = mean
      this.#squares[i] = (this.#squares[i] as number) + from * (value - mean)
    }
  }

  at(i: number): Estimate {
    const days = this.#days[i] as number
    if (days === 0) return { mean: Number.NaN, low: Number.NaN, high: Number.NaN, days }
    const mean = this.#means[i] as number
    if (days === 1) return { mean, low: Number.NaN, high: Number.NaN, days }
    const half = studentAt95(days - 1) * Math.sqrt((this.#squares[i] as number) / (days - 1) / days)
    return { mean, low: mean - half, high: mean + half, days }
  }
}

const first = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228]

/** Two-sided 95 % point of Student's t; beyond ten degrees by Abramowitz and Stegun 26.7.5, to three digits. */
export function studentAt95(degrees: number): number {
  const known = first[degrees - 1]
  if (known !== undefined) return known
  const z = 1.959964
  const [z3, z5, z7] = [z ** 3, z ** 5, z ** 7]
  return (
    z +
    (z3 + z) / (4 * degrees) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * degrees ** 3)
  )
}
