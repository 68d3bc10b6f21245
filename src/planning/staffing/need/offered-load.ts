import { phi } from '#visit/estimate/residual.ts'

/** Quarter hours of a civil day. Everything of a day is counted in them: quarter 32 begins at 08.00. */
export const quarters = 96
export const minutesPerQuarter = 15

/**
 * One kind of errand: how many people are expected in each quarter hour of the day (96 numbers), and how long one holds
 * a counter (minutes, lognormal with this coefficient of variation).
 */
export type Errand = {
  readonly arrivals: readonly number[]
  readonly minutes: number
  readonly variation: number
}

/**
 * The modified offered load of a queue: how many counters would be busy in each quarter hour if there were always one
 * free, m(t) = E[λ(t - Se)] E[S] = ∫ λ(t - x) P(S > x) dx (Jennings, Mandelbaum, Massey and Whitt 1996; Green, Kolesar
 * and Whitt 2007). It lags behind the arrivals by about a service time, which λ E[S] does not. Rates are constant
 * within a quarter; of each quarter the greatest of begin, middle and end is given.
 */
export function offeredLoad(errands: readonly Errand[]): number[] {
  const load = new Array<number>(quarters).fill(0)
  const half = minutesPerQuarter / 2
  for (const errand of errands) {
    // All moments that are asked about lie on half quarters: each length from one to another is reckoned once.
    const served = Float64Array.from({ length: 2 * quarters + 1 }, (_, i) =>
      expectedUpTo(i * half, errand.minutes, errand.variation),
    )
    const upTo = (x: number) => served[x / half] as number
    for (let quarter = 0; quarter < quarters; quarter++) {
      const begin = quarter * minutesPerQuarter
      const [first, middle, last] = [0, half, 2 * half].map((more) => loadFrom(errand.arrivals, begin + more, upTo))
      load[quarter] = (load[quarter] ?? 0) + Math.max(first as number, middle as number, last as number)
    }
  }
  return load
}

/** People of one errand at counters at a minute of the day, were there always one free. */
export function loadAt({ arrivals, minutes, variation }: Errand, minute: number): number {
  return loadFrom(arrivals, minute, (x) => expectedUpTo(x, minutes, variation))
}

/** `upTo`: E[min(S, x)] of the length of a service. */
function loadFrom(arrivals: readonly number[], minute: number, upTo: (x: number) => number): number {
  let load = 0
  const last = Math.min(quarters, Math.ceil(minute / minutesPerQuarter))
  for (let quarter = 0; quarter < last; quarter++) {
    const arriving = arrivals[quarter] ?? 0
    if (arriving === 0) continue
    const begin = quarter * minutesPerQuarter
    const longest = upTo(minute - begin)
    const shortest = upTo(Math.max(0, minute - begin - minutesPerQuarter))
    load += (arriving / minutesPerQuarter) * (longest - shortest)
  }
  return load
}

/** E[min(S, x)] of a lognormal S, which is the integral of P(S > u) from 0 to x. */
export function expectedUpTo(x: number, mean: number, variation: number): number {
  if (x <= 0) return 0
  if (variation === 0) return Math.min(mean, x)
  const variance = Math.log(1 + variation * variation)
  const sigma = Math.sqrt(variance)
  const z = (Math.log(x / mean) + variance / 2) / sigma
  return mean * phi(z - sigma) + x * (1 - phi(z))
}

/** Mean and coefficient of variation of a mixture of errands, by how many people come for each. */
export function mixtureOf(errands: readonly Errand[]): { readonly minutes: number; readonly variation: number } {
  let people = 0
  let first = 0
  let second = 0
  for (const { arrivals, minutes, variation } of errands) {
    const count = arrivals.reduce((sum, each) => sum + each, 0)
    people += count
    first += count * minutes
    second += count * minutes * minutes * (1 + variation * variation)
  }
  if (people === 0) return { minutes: errands[0]?.minutes ?? 0, variation: errands[0]?.variation ?? 0 }
  const mean = first / people
  return { minutes: mean, variation: mean === 0 ? 0 : Math.sqrt(Math.max(0, second / people / (mean * mean) - 1)) }
}
