import type { Day } from './days.ts'

/** What could be learned from the days there are; the rest is taken as having no effect, and said. */
export type Learnable = {
  readonly month: boolean
  readonly trend: boolean
  readonly payday: boolean
  readonly holiday: boolean
}

export function learnableFrom(days: readonly Day[]): Learnable {
  const first = days[0]?.on ?? 0
  const long = (days.at(-1)?.on ?? 0) - first
  return {
    month: long >= 395,
    trend: long >= 84,
    payday: new Set(days.flatMap((day) => (day.isPayday ? day.date.slice(0, 7) : []))).size >= 3,
    holiday: days.filter(({ isAfter }) => isAfter).length >= 2,
  }
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
/** How much evidence an effect needs before it is believed, in visits; a lone holiday does not make a rule. */
const ridge = { weekday: 2, month: 20, payday: 20, holiday: 20, trend: 20 }
/** After so many days an observation counts half: queues change. */
const halfLife = 182
/** A trend goes on for so long ahead and then fades: nobody grows for ever. */
const trendDays = 56

function featuresOf(day: Day, origin: number, can: Learnable): number[] {
  const ahead = day.on - origin
  const time = ahead <= 0 ? ahead : trendDays * (1 - Math.exp(-ahead / trendDays))
  return [
    1,
    ...weekdays.map((name) => Number(day.weekday === name)),
    ...Array.from({ length: 12 }, (_, i) => Number(can.month && day.month === i + 1)),
    Number(can.payday && day.isPayday),
    Number(can.holiday && day.isBefore),
    Number(can.holiday && day.isAfter),
    can.trend ? time / 364 : 0,
  ]
}
const penalties = [
  1e-6,
  ...weekdays.map(() => ridge.weekday),
  ...Array.from({ length: 12 }, () => ridge.month),
  ridge.payday,
  ridge.holiday,
  ridge.holiday,
  ridge.trend,
]

export type Fit = {
  /** Visits expected on an open day. */
  readonly mean: (day: Day) => number
  /** Variance of a day's visits is mean + spread x mean^2. */
  readonly spread: number
  /** How much more or less the effects of the calendar bring, as shares of an ordinary day. */
  readonly effects: { readonly payday: number; readonly before: number; readonly after: number; readonly year: number }
}

/**
 * Visits a day as a product of effects: log-linear Poisson regression with a ridge (iteratively reweighted least squares,
 * McCullagh and Nelder 1989), older days counting less, days far from the rest less as well (Huber), so that one incident
 * does not bend a year. Pure; the same days give the same fit.
 */
export function fit(days: readonly Day[], visits: readonly number[], can: Learnable): Fit {
  const origin = days.at(-1)?.on ?? 0
  const rows = days.map((day) => featuresOf(day, origin, can))
  const age = days.map((day) => 0.5 ** ((origin - day.on) / halfLife))
  const average = visits.reduce((sum, one) => sum + one, 0) / Math.max(1, visits.length)
  let beta = penalties.map((_, i) => (i === 0 ? Math.log(Math.max(0.02, average)) : 0))
  let spread = 0.02
  for (let round = 0; round < 8; round++) {
    const means = rows.map((row) => meanBy(row, beta))
    const weights = rows.map((_, i) => {
      const mean = means[i] as number
      const far = Math.abs((visits[i] as number) - mean) / Math.sqrt(mean + spread * mean * mean)
      return ((age[i] as number) * Math.min(1, 2 / Math.max(far, 1e-9))) / (1 + spread * mean)
    })
    beta = step(rows, visits, means, weights, beta)
    spread = spreadOf(
      rows.map((row) => meanBy(row, beta)),
      visits,
    )
  }
  const effect = (i: number) => Math.exp(beta[i] ?? 0) - 1
  return {
    mean: (day) => meanBy(featuresOf(day, origin, can), beta),
    spread,
    effects: { payday: effect(20), before: effect(21), after: effect(22), year: effect(23) },
  }
}

function meanBy(row: readonly number[], beta: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < row.length; i++) sum += (row[i] as number) * (beta[i] as number)
  return Math.exp(Math.min(12, Math.max(-8, sum)))
}

/** Above what Poisson explains, by the middle of the squares, which an incident does not move. */
function spreadOf(means: readonly number[], visits: readonly number[]): number {
  const over = means.map((mean, i) => (((visits[i] as number) - mean) ** 2 / 0.455 - mean) / (mean * mean))
  const sorted = over.sort((a, b) => a - b)
  return Math.min(4, Math.max(0.001, sorted[sorted.length >> 1] ?? 0.02))
}

/** One Newton step: (X'WX + P) beta = X'W z, by Cholesky. */
function step(
  rows: readonly (readonly number[])[],
  visits: readonly number[],
  means: readonly number[],
  weights: readonly number[],
  beta: readonly number[],
): number[] {
  const size = penalties.length
  const matrix = penalties.map((penalty, i) => penalties.map((_, j) => (i === j ? penalty : 0)))
  const right = penalties.map(() => 0)
  for (const [k, row] of rows.entries()) {
    const mean = means[k] as number
    const weight = mean * (weights[k] as number)
    const target =
      row.reduce((sum, one, i) => sum + one * (beta[i] as number), 0) + ((visits[k] as number) - mean) / mean
    for (let i = 0; i < size; i++) {
      const one = row[i] as number
      if (one === 0) continue
      right[i] = (right[i] as number) + weight * one * target
      const line = matrix[i] as number[]
      for (let j = 0; j < size; j++) line[j] = (line[j] as number) + weight * one * (row[j] as number)
    }
  }
  const next = solve(matrix, right)
  // A long step on few visits would run away: at most a factor of e^2 at a time.
  return next.map((one, i) => (beta[i] as number) + Math.min(2, Math.max(-2, one - (beta[i] as number))))
}

function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const size = right.length
  const low = matrix.map(() => new Array<number>(size).fill(0))
  const at = (m: readonly number[][], i: number, j: number) => (m[i] as number[])[j] as number
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = at(matrix, i, j)
      for (let k = 0; k < j; k++) sum -= at(low, i, k) * at(low, j, k)
      ;(low[i] as number[])[j] = i === j ? Math.sqrt(Math.max(1e-12, sum)) : sum / at(low, j, j)
    }
  const half: number[] = []
  for (let i = 0; i < size; i++) {
    let sum = right[i] as number
    for (let k = 0; k < i; k++) sum -= at(low, i, k) * (half[k] as number)
    half.push(sum / at(low, i, i))
  }
  const solved = new Array<number>(size).fill(0)
  for (let i = size - 1; i >= 0; i--) {
    let sum = half[i] as number
    for (let k = i + 1; k < size; k++) sum -= at(low, k, i) * (solved[k] as number)
    solved[i] = sum / at(low, i, i)
  }
  return solved
}
