import type { Scenario } from '../scenario.ts'
import { daysOf } from './need/days.ts'
import { finishNeed } from './need/finish-need.ts'
import { firstNeed } from './need/first-need.ts'
import { isKept, type Need } from './need/judge.ts'
import type { Days, Round, WithLess } from './need/search.ts'
import type { Question } from './question.ts'
import { type AgencyDay, seatsOf } from './roster/agency-day.ts'
import { type Assignment, assign } from './roster/assign.ts'
import type { Solver } from './roster/integer-program.ts'
import { planRoster, type RosterPlan, type Seat } from './roster/roster-program.ts'
import { withRoster } from './roster/roster-scenario.ts'
import { quartersIn } from './roster/shift-pattern.ts'
import { type Trial, tryRoster } from './try-roster.ts'

export type AgencyProposal = {
  readonly day: AgencyDay
  readonly counterIds: readonly number[]
  readonly seats: readonly Seat[]
  readonly plan: RosterPlan
  readonly assignment: Assignment
}
export type Proposal = {
  readonly agencies: readonly AgencyProposal[]
  /** Codes of agencies that keep the roster of today, for it keeps the promise and more would only cost. */
  readonly staying: readonly string[]
  readonly need: Need
  readonly load: Need
  readonly scenario: Scenario
  readonly trial: Trial
  readonly rounds: number
  /** What each queue would have kept with one counter less at its peak; queues of one counter have none. */
  readonly withLess: WithLess
  /** Queues whose promise is not kept, with its interval, when the search ended: more counters would not help. */
  readonly broken: readonly number[]
  /** False while the search goes on. */
  readonly isWhole: boolean
}

/** New counters are numbered from here; no pack has so many. */
const firstNewCounter = 1_000_000

/**
 * A roster that keeps the promise in every queue at the least cost, found by formulas, programme and simulation in turn:
 * plan, simulate, set the need right, plan again. `said` hears of each round and of the best so far.
 */
export function propose(
  question: Question,
  solve: Solver,
  said: (round: Round, soFar: Proposal) => void = () => {},
): Proposal {
  const { scenario, agencies, promise } = question
  const first = firstNeed(question)
  const load = new Map([...first].map(([queueId, { load: of }]) => [queueId, of]))
  const openOf = new Map(
    agencies.flatMap(({ queueIds, shifts }) =>
      queueIds.map((id) => [id, quartersIn({ from: shifts.open, until: shifts.close })] as const),
    ),
  )
  const planner = plannerOf(question, solve)
  const proposalOf = ({ planned, proposed, trial, need }: ReturnType<typeof attempt>, rounds: number) => ({
    agencies: planned,
    staying: [],
    need,
    load,
    scenario: proposed,
    trial,
    rounds,
    withLess: new Map() as WithLess,
    broken: [...need.keys()].filter((id) => isBroken(question, trial, id)),
    isWhole: false,
  })
  function attempt(need: Need, days: Days) {
    const planned = planner(need)
    const proposed = withRoster(scenario, planned)
    return { need, planned, proposed, trial: tryRoster(proposed, daysOf(question, days)) }
  }
  const { best, rounds, withLess } = finishNeed({
    scenario,
    groups: [...first.keys()].map((id) => ({ queueIds: [id] })),
    first: new Map([...first].map(([queueId, { need }]) => [queueId, need])),
    load,
    promise,
    openOf: (id) => openOf.get(id) ?? [],
    // An agency's queues help one another.
    neighboursOf: (id) => agencies.find(({ queueIds }) => queueIds.includes(id))?.queueIds ?? [id],
    leastOf: () => 1,
    isPeakOnly: false,
    attempt,
    said: (tried, round) => said(round, proposalOf(tried, round.round)),
  })
  return { ...proposalOf(best, rounds), withLess, isWhole: true }
}

/** Whether a trial leaves it open that a queue keeps the promise: the lower end of its interval is below. */
export function isBroken({ scenario, promise }: Question, { outcome }: Trial, queueId: number): boolean {
  const kept = outcome.byQueue[scenario.queues.findIndex(({ id }) => id === queueId)]?.kept
  return !isKept(kept, promise)
}

/** Plans every agency, and again only those whose need has changed. */
export function plannerOf(
  {
    directory,
    agencies,
    promise,
    prices,
    mayGrow,
  }: Pick<Question, 'directory' | 'agencies' | 'promise' | 'prices' | 'mayGrow'>,
  solve: Solver,
) {
  const known = new Map<string, AgencyProposal>()
  return (need: Need): AgencyProposal[] =>
    agencies.map((day, i) => {
      const mine = new Map(day.queueIds.map((id) => [String(id), need.get(id) ?? []]))
      const key = JSON.stringify([day.agency.id, [...mine]])
      const before = known.get(key)
      if (before) return before
      const { seats, countersOf } = seatsOf(directory, day, promise.minutes)
      const plan = planRoster(
        { seats, reserves: day.reserves.length, need: mine, shifts: day.shifts, mayGrow },
        prices,
        solve,
      )
      if (!plan) throw new Error(`no roster for ${day.agency.code} within the limits of the search`)
      const assignment = assign(day, seats, countersOf, plan, firstNewCounter + i * 10_000)
      const proposal = { day, counterIds: day.counterIds, seats, plan, assignment }
      known.set(key, proposal)
      return proposal
    })
}
