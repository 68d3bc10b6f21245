import type { Estimate } from '../../simulation/interval.ts'
import type { Trial } from '../try-roster.ts'
import type { judgeOf, Need } from './judge.ts'

/** Days that a search looks at while it goes, and the many other days that its answer is held against. */
export type Days = 'search' | 'proof'
/** How far a search is: queues whose promise is not kept yet, or queues that are tried with less. */
export type Round = { readonly round: number; readonly broken: number; readonly trimming: number }

/** What every part of a search for a need works with. */
export type Search<Tried> = {
  readonly keys: readonly number[]
  readonly openOf: (key: number) => readonly number[]
  /** Groups whose counters help one another: where one breaks after a cut, its neighbours may have caused it. */
  readonly neighboursOf: (key: number) => readonly number[]
  /** With fewer counters than this nothing is saved. */
  readonly leastOf: (key: number) => number
  /** Whether only the busiest quarter hour costs anything. */
  readonly isPeakOnly: boolean
  readonly judge: ReturnType<typeof judgeOf>
  readonly tryOut: (need: Need, days: Days) => Tried & { readonly trial: Trial }
  readonly said: (soFar: Tried, step: Omit<Round, 'round'>) => void
}

/** What had been kept with the next fewer counters, by group: why it is not less. */
export type WithLess = ReadonlyMap<number, Estimate>

export function changed(
  need: Need,
  keys: readonly number[],
  next: (key: number) => readonly number[] | undefined,
): Need {
  const of = new Set(keys)
  return new Map([...need].map(([key, its]) => [key, of.has(key) ? (next(key) ?? its) : its]))
}

/** Who is to blame where a promise broke: whoever was cut there, else whoever was cut beside it. */
export function blamed(
  broken: readonly number[],
  cut: ReadonlySet<number>,
  neighboursOf: (key: number) => readonly number[],
) {
  const refused = new Set<number>()
  const innocent: number[] = []
  for (const key of broken) {
    const causes = cut.has(key) ? [key] : neighboursOf(key).filter((other) => cut.has(other))
    for (const cause of causes) refused.add(cause)
    if (causes.length === 0) innocent.push(key)
  }
  return { refused, innocent }
}

/** Of groups whose counters help one another one is cut at a time, in turn: so what breaks then is known to be its doing. */
export function oneOfEach(
  keys: readonly number[],
  neighboursOf: (key: number) => readonly number[],
  round: number,
): number[] {
  const together = Map.groupBy(keys, (key) => neighboursOf(key)[0] ?? key)
  return [...together.values()].map((its) => its[round % its.length] as number)
}
