import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Scenario } from '../scenario.ts'
import { lowered, raised, type Situation } from './adjust-need.ts'
import { type AgencyDay, seatsOf } from './agency-day.ts'
import { type Assignment, assign } from './assign.ts'
import { firstNeed } from './first-need.ts'
import type { Question, Watch } from './question.ts'
import { planRoster, type RosterPlan, type Seat } from './roster-program.ts'
import { withRoster } from './roster-scenario.ts'
import { quartersIn } from './shift-pattern.ts'
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
  readonly need: ReadonlyMap<number, readonly number[]>
  readonly load: ReadonlyMap<number, readonly number[]>
  readonly scenario: Scenario
  readonly trial: Trial
  readonly rounds: number
  /** Queues whose promise is not kept, with its interval, when the search ended: more counters would not help. */
  readonly broken: readonly number[]
  /** False when somebody ended the search. */
  readonly isWhole: boolean
}

const mostRaises = 14
const mostTrims = 8
/** New counters are numbered from here; no pack has so many. */
const firstNewCounter = 1_000_000

/**
 * A roster that keeps the promise in every queue at the least cost, found by formulas, programme and simulation in turn
 * (after Feldman, Mandelbaum, Massey and Whitt 2008): plan, simulate, raise the need where the lower end of the interval
 * breaks the promise; then lower it where it is slack, and take that back where the promise would break.
 */
export async function propose(question: Question, watch: Watch): Promise<Proposal> {
  const { scenario, agencies, promiseOf, replications, seed } = question
  const first = firstNeed(question)
  const load = new Map([...first].map(([queueId, { load: of }]) => [queueId, of]))
  let need = new Map([...first].map(([queueId, { need: of }]) => [queueId, of]))
  const openOf = new Map(
    agencies.flatMap(({ queueIds, shifts }) =>
      queueIds.map((id) => [id, quartersIn({ from: shifts.open, until: shifts.close })] as const),
    ),
  )
  const place = new Map(scenario.queues.map(({ id }, i) => [id, i]))
  const planner = plannerOf(question)
  let rounds = 0

  const attempt = (wanted: ReadonlyMap<number, readonly number[]>) => {
    rounds++
    const planned = planner(wanted)
    const proposed = withRoster(scenario, planned)
    return { planned, proposed, trial: tryRoster(proposed, replications, seed) }
  }
  const situationOf = (queueId: number, trial: Trial): Situation => {
    const q = place.get(queueId) as number
    return {
      need: need.get(queueId) ?? [],
      load: load.get(queueId) ?? [],
      came: trial.came[q] as Float64Array,
      late: trial.late[q] as Float64Array,
      mayBeLate: 1 - promiseOf(queueId).share,
      minutes: promiseOf(queueId).minutes,
      open: openOf.get(queueId) ?? [],
    }
  }
  const lowEnd = (queueId: number, trial: Trial) => {
    const kept = trial.outcome.byQueue[place.get(queueId) as number]?.kept
    return !kept || kept.days === 0 ? 1 : Number.isNaN(kept.low) ? kept.mean : kept.low
  }
  const brokenIn = (trial: Trial) =>
    [...need.keys()].filter((queueId) => lowEnd(queueId, trial) < promiseOf(queueId).share)

  const lateIn = (queueId: number, trial: Trial) =>
    (trial.late[place.get(queueId) as number] as Float64Array).reduce((sum, many) => sum + many, 0)
  const stuck = new Set<number>()

  let best = attempt(need)
  for (let i = 0; i < mostRaises; i++) {
    const broken = brokenIn(best.trial).filter((id) => !stuck.has(id))
    watch.said({ round: rounds, broken: broken.length, trimming: 0 })
    await nextTurn()
    if (broken.length === 0 || watch.signal.aborted) break
    const [before, kept] = [best, need]
    need = new Map([...need].map(([id, of]) => [id, broken.includes(id) ? raised(situationOf(id, best.trial)) : of]))
    best = attempt(need)
    // Where more counters make nobody wait less, the wait is of those who come long before the doors open.
    for (const id of broken) if (lateIn(id, best.trial) >= lateIn(id, before.trial)) stuck.add(id)
    need = new Map([...need].map(([id, of]) => [id, stuck.has(id) ? (kept.get(id) ?? of) : of]))
  }
  if (stuck.size > 0) best = attempt(need)
  const done = new Set<number>(brokenIn(best.trial))
  for (let i = 0; i < mostTrims && !watch.signal.aborted; i++) {
    const trimmed = new Map(
      [...need.keys()].flatMap((id) => {
        const next = done.has(id) ? undefined : lowered(situationOf(id, best.trial))
        return next ? [[id, next] as const] : []
      }),
    )
    watch.said({ round: rounds, broken: 0, trimming: trimmed.size })
    await nextTurn()
    if (trimmed.size === 0) break
    const kept = need
    need = new Map([...need].map(([id, of]) => [id, trimmed.get(id) ?? of]))
    let next = attempt(need)
    const broken = brokenIn(next.trial).filter((id) => !done.has(id))
    if (broken.length > 0) {
      // Whoever breaks goes back; an agency's queues help one another, so a neighbour may have to as well.
      const agencyOf = (id: number) => agencies.find(({ queueIds }) => queueIds.includes(id))
      const back = new Set(broken.flatMap((id) => agencyOf(id)?.queueIds ?? [id]))
      for (const id of back) done.add(id)
      need = new Map([...need].map(([id, of]) => [id, back.has(id) ? (kept.get(id) ?? of) : of]))
      next = attempt(need)
    }
    best = next
  }
  return {
    agencies: best.planned,
    need,
    load,
    scenario: best.proposed,
    trial: best.trial,
    rounds,
    broken: brokenIn(best.trial),
    isWhole: !watch.signal.aborted,
  }
}

/** Plans every agency, and again only those whose need has changed. */
export function plannerOf({ directory, agencies, promiseOf, prices, mayGrow, solve }: Question) {
  const known = new Map<string, AgencyProposal>()
  return (need: ReadonlyMap<number, readonly number[]>): AgencyProposal[] =>
    agencies.map((day, i) => {
      const mine = new Map(day.queueIds.map((id) => [String(id), need.get(id) ?? []]))
      const key = JSON.stringify([day.agency.id, [...mine]])
      const before = known.get(key)
      if (before) return before
      const { seats, countersOf } = seatsOf(directory, day, (id) => promiseOf(id).minutes)
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
