import type { Scenario } from '../scenario.ts'
import { layoutOf } from '../simulation/measure-layout.ts'
import { measuresOf } from '../simulation/measures.ts'
import { type Outcome, outcomeOf } from '../simulation/outcome.ts'
import { seedOf } from '../simulation/simulate.ts'
import { simulatorInPlace } from '../simulation/simulate-day.ts'
import { minutesPerQuarter, quarters } from './need/offered-load.ts'

/** How a roster fared: the outcome, and who of those who came in a quarter hour waited longer than promised. */
export type Trial = {
  readonly outcome: Outcome
  /** By queue in the scenario's order, 96 numbers each: people, and of them those who waited too long. */
  readonly came: readonly Float64Array[]
  readonly late: readonly Float64Array[]
  /** People called within the promise, by queue and day: two rosters are compared on the same days. */
  readonly inTime: readonly Float64Array[]
}

/** Which days are lived: so many from the `first` on. */
export type Luck = { readonly replications: number; readonly seed: number; readonly first?: number }

/** The same days as every other trial with this luck (common random numbers): only the roster differs. */
export function tryRoster(scenario: Scenario, { replications, seed, first = 0 }: Luck): Trial {
  const layout = layoutOf(scenario)
  const simulate = simulatorInPlace(scenario)
  const { add, outcome } = outcomeOf(scenario)
  const came = scenario.queues.map(() => new Float64Array(quarters))
  const late = scenario.queues.map(() => new Float64Array(quarters))
  const inTime = scenario.queues.map(() => new Float64Array(replications))
  const promised = scenario.queues.map(({ promiseMinutes }) => promiseMinutes * 60_000)
  for (let day = 0; day < replications; day++) {
    const run = simulate(seedOf(seed, first + day))
    add(measuresOf(scenario, layout, run))
    const called = inTime.map(() => 0)
    for (let leg = 0; leg < run.legs; leg++) {
      if (run.isOnward[leg] || Number.isNaN(run.calledAt[leg])) continue
      const queue = run.queue[leg] as number
      const quarter = Math.min(quarters - 1, Math.floor((run.cameAt[leg] as number) / (minutesPerQuarter * 60_000)))
      const [ofQueue, tooLong] = [came[queue] as Float64Array, late[queue] as Float64Array]
      ofQueue[quarter] = (ofQueue[quarter] as number) + 1
      if ((run.waited[leg] as number) > (promised[queue] as number)) tooLong[quarter] = (tooLong[quarter] as number) + 1
      else called[queue] = (called[queue] as number) + 1
    }
    for (const [queue, people] of called.entries()) (inTime[queue] as Float64Array)[day] = people
  }
  return { outcome: outcome(), came, late, inTime }
}
