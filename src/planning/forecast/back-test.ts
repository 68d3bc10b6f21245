import type { Day } from './days.ts'
import { fit, learnableFrom } from './fit.ts'

/** Days ahead that a forecast looks: eight weeks. */
export const horizon = 56
const firstOrigin = 56
const mostOrigins = 6
const fewestErrors = 30
/** Of a normal spread, until there are errors of one's own. */
export const usualQuantiles = { low: -1.2816, high: 1.2816 }
export type Quantiles = typeof usualQuantiles

/** How a day's visits are told: what is likely, and between what they are in eight cases of ten. */
export type Range = { readonly low: number; readonly mean: number; readonly high: number }

export type Score = {
  readonly days: number
  /** Mean absolute error of visits a day; of the same weekday last week; of the mean of the last twenty open days. */
  readonly mae: number
  readonly naive: number
  readonly average: number
  /** Share of days within the 80 % range. */
  readonly coverage: number
  readonly quantiles: Quantiles
}

export function rangeOf(mean: number, spread: number, { low, high }: Quantiles): Range {
  const deviation = Math.sqrt(mean + spread * mean * mean)
  return { low: Math.max(0, mean + low * deviation), mean, high: mean + high * deviation }
}

/**
 * Rolling origin (Tashman 2000): as if each fourth week were the last, the forecast of the eight weeks after it against
 * what came, beside two simple ways. Ranges use the errors of earlier origins only. Undefined with too short a history.
 */
export function backTest(days: readonly Day[], visits: readonly number[]): Score | undefined {
  const [first, last] = [days[0]?.on ?? 0, days.at(-1)?.on ?? 0]
  const origins: number[] = []
  for (let on = last - 28; on - first >= firstOrigin && origins.length < mostOrigins; on -= 28) origins.unshift(on)
  const errors: number[] = []
  let [count, mae, naive, average, within] = [0, 0, 0, 0, 0]
  for (const origin of origins) {
    const cut = days.findIndex(({ on }) => on > origin)
    if (cut < 10) continue
    const [known, past] = [days.slice(0, cut), visits.slice(0, cut)]
    const { mean, spread } = fit(known, past, learnableFrom(known))
    const quantiles = quantilesOf(errors)
    const level = meanOf(past.slice(-20))
    for (let i = cut; i < days.length && (days[i] as Day).on <= origin + horizon; i++) {
      const [day, came] = [days[i] as Day, visits[i] as number]
      const said = rangeOf(mean(day), spread, quantiles)
      const same = known.findLastIndex(({ weekday }) => weekday === day.weekday)
      count++
      mae += Math.abs(said.mean - came)
      naive += Math.abs((past[same] ?? level) - came)
      average += Math.abs(level - came)
      within += Number(came >= Math.floor(said.low) && came <= Math.ceil(said.high))
      errors.push((came - said.mean) / Math.sqrt(said.mean + spread * said.mean * said.mean))
    }
  }
  if (count === 0) return undefined
  return {
    days: count,
    mae: mae / count,
    naive: naive / count,
    average: average / count,
    coverage: within / count,
    quantiles: quantilesOf(errors),
  }
}

function quantilesOf(errors: readonly number[]): Quantiles {
  if (errors.length < fewestErrors) return usualQuantiles
  const sorted = errors.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  return { low: Math.min(0, at(0.1)), high: Math.max(0, at(0.9)) }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length)
}
