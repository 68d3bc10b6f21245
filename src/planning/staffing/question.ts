import type { Directory } from '#directory/directory.ts'
import type { Scenario } from '../scenario.ts'
import type { AgencyDay } from './agency-day.ts'
import type { Solver } from './integer-program.ts'
import type { ServicePromise } from './need.ts'
import type { Prices } from './roster-program.ts'

/** What a roster is wanted for: a day, the people who are expected, and what is promised to them. */
export type Question = {
  readonly directory: Directory
  /** As it is today; its queues measure the promise that is asked about. */
  readonly scenario: Scenario
  readonly agencies: readonly AgencyDay[]
  readonly promiseOf: (queueId: number) => ServicePromise
  readonly prices: Prices
  /** Whether people may be hired and counters opened. */
  readonly mayGrow: boolean
  readonly replications: number
  readonly seed: number
  readonly solve: Solver
}

/** How far a search is, and whether somebody wants it ended. */
export type Watch = {
  readonly said: (step: { readonly round: number; readonly broken: number; readonly trimming: number }) => void
  readonly signal: AbortSignal
}

/** The scenario with the promise that is asked about in place of each queue's own. */
export function measuring(scenario: Scenario, minutesOf: (queueId: number) => number): Scenario {
  return { ...scenario, queues: scenario.queues.map((queue) => ({ ...queue, promiseMinutes: minutesOf(queue.id) })) }
}
