import { type ActName, actNames } from './acts.ts'
import type { Run } from './load.ts'

/** One act at one number of clients: the app beside PostgreSQL alone. Rates are medians of the rounds, with their range. */
export type Figure = {
  readonly act: ActName
  readonly clients: number
  readonly app: Spread
  readonly alone: Spread
  /** Of rounds that ran one after the other. */
  readonly ratio: Spread
  readonly p50: number
  readonly p99: number
}
export type Spread = { readonly median: number; readonly least: number; readonly most: number }
export type Round = { readonly app: Run; readonly alone: Run }

export function figuresOf(rounds: readonly Round[], clients: number): Figure[] {
  return actNames
    .filter((act) => rounds[0]?.app.samples.some((sample) => sample.act === act))
    .map((act) => {
      const rates = rounds.map(({ app, alone }) => ({ app: rateOf(app, act), alone: rateOf(alone, act) }))
      const times = rounds.flatMap(({ app }) => timesOf(app, act)).sort((a, b) => a - b)
      return {
        act,
        clients,
        app: spread(rates.map((rate) => rate.app)),
        alone: spread(rates.map((rate) => rate.alone)),
        ratio: spread(rates.map((rate) => rate.app / rate.alone)),
        p50: quantile(times, 0.5),
        p99: quantile(times, 0.99),
      }
    })
}

/** Acts a second. Where a scene mixes acts, each is given the share of the time that it took. */
function rateOf(run: Run, act: ActName): number {
  const all = run.samples.reduce((sum, sample) => sum + sample.milliseconds, 0)
  const times = timesOf(run, act)
  const share = times.reduce((sum, one) => sum + one, 0) / all
  return times.length / (run.seconds * share)
}

function timesOf({ samples }: Run, act: ActName): number[] {
  return samples.flatMap((sample) => (sample.act === act ? sample.milliseconds : []))
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  return { median: quantile(sorted, 0.5), least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 }
}
