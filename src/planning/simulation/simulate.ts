import type { Scenario } from '../scenario.ts'
import { layoutOf } from './measure-layout.ts'
import { measuresOf } from './measures.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { simulatorInPlace } from './simulate-day.ts'

/**
 * Simulates so many days, one after the other in this thread. The days of a seed are the same in every scenario as far as
 * visitors go (common random numbers), so that a difference between two scenarios is a difference of their halls.
 */
export function simulateDays(scenario: Scenario, replications: number, seed: number): Outcome {
  const { add, outcome } = outcomeOf(scenario)
  for (const row of rowsOf(scenario, seed, 0, replications)) add(row)
  return outcome()
}

/** The measures of days `from` to `until`, each made when it is asked for. */
export function* rowsOf(scenario: Scenario, seed: number, from: number, until: number): Generator<Float64Array> {
  const layout = layoutOf(scenario)
  const simulate = simulatorInPlace(scenario)
  for (let day = from; day < until; day++) yield measuresOf(scenario, layout, simulate(seedOf(seed, day)))
}

/** The seed of one of many days. */
export function seedOf(seed: number, day: number): number {
  return (Math.imul(seed | 0, 0x9e3779b1) + day) | 0
}
