import type { Directory } from '#directory/directory.ts'
import type { Scenario } from '../scenario.ts'
import type { ServicePromise } from './need/need.ts'
import type { AgencyDay } from './roster/agency-day.ts'
import type { Prices } from './roster/roster-program.ts'

/** What a roster is wanted for: a day, the people who are expected, and what is promised to them. Plain data. */
export type Question = {
  readonly directory: Directory
  /** As it is today; its queues measure the promise that is asked about. */
  readonly scenario: Scenario
  readonly agencies: readonly AgencyDay[]
  /** The same in every queue. */
  readonly promise: ServicePromise
  readonly prices: Prices
  /** Whether people may be hired and counters opened. */
  readonly mayGrow: boolean
  readonly replications: number
  readonly seed: number
}

/** The scenario with the promise that is asked about in place of each queue's own. */
export function measuring(scenario: Scenario, { minutes }: ServicePromise): Scenario {
  return { ...scenario, queues: scenario.queues.map((queue) => ({ ...queue, promiseMinutes: minutes })) }
}
