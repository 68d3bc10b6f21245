import type { Length } from '../scenario.ts'
import { normalAt } from './random.ts'

const minute = 60_000

/** How long, by the share of all that are shorter. */
export function lengthBy(mean: number, takes: Length): (share: number) => number {
  if (takes.kind === 'fixed') return () => mean
  if (takes.kind === 'exponential') return (share) => -mean * Math.log(1 - share)
  if (takes.kind === 'empirical') {
    const { quantiles } = takes
    return (share) => {
      const place = share * (quantiles.length - 1)
      const below = quantiles[Math.floor(place)] ?? 0
      const above = quantiles[Math.floor(place) + 1] ?? below
      return (below + (above - below) * (place - Math.floor(place))) * minute
    }
  }
  const sigma = Math.sqrt(Math.log(1 + takes.variation * takes.variation))
  return (share) => mean * Math.exp(sigma * normalAt(share) - (sigma * sigma) / 2)
}

/** Shares summed up, the last is 1; and for each of many equal steps of a share the first place that it can be. */
export type Table = { readonly sums: Float64Array; readonly guide: Uint16Array }

export function tableOf(weights: readonly number[]): Table {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  const sums = Float64Array.from(weights, (weight) => {
    sum += weight / all
    return sum
  })
  const steps = 4 * weights.length
  let place = 0
  const guide = Uint16Array.from({ length: steps }, (_, step) => {
    while (place < sums.length - 1 && (sums[place] as number) <= step / steps) place++
    return place
  })
  return { sums, guide }
}

/** The place of a share in a table of sums. */
export function placeOf({ sums, guide }: Table, share: number): number {
  let place = guide[Math.floor(share * guide.length)] as number
  while (place < sums.length - 1 && share >= (sums[place] as number)) place++
  return place
}
