import type { Scenario } from '../scenario.ts'
import { type Estimate, Means } from '../simulation/interval.ts'
import type { Proposal } from './propose.ts'
import type { Question } from './question.ts'
import { type Trial, tryRoster } from './try-roster.ts'

/** What some of the counters that a proposal adds to a queue are worth: the `first`-th to the `last`-th of them. */
export type Worth = {
  readonly queueId: number
  readonly first: number
  readonly last: number
  /** People more who are called within the promise in a day, for each of these counters. */
  readonly people: Estimate
  /** Rupiah in a day for each of these people. */
  readonly perPerson: number
}

/** Counters are weighed one by one up to so many, and in so many parts beyond. */
const mostParts = 4

/**
 * The marginal value of added counters, by simulation: the proposal with the first k of a queue's new counters beside the
 * one with some more, on the same days with the same people (common random numbers), so that the difference is the
 * counters'. Everything else stays as proposed. Counted in the queues of their agency, whose counters help one another.
 */
export function* worthOfCounters(question: Question, proposal: Proposal): Generator<Worth> {
  const { prices } = question
  const cost = prices.counter + prices.officer
  const all = proposal.agencies.flatMap((agency) => weighedIn(question, agency))
  // Agencies hardly meet in a day: what each has fewer is tried in the same days.
  const inTurn = Map.groupBy(all, ({ turn }) => turn)
  for (const its of inTurn.values()) {
    const ends = its.map(({ cuts }) => cuts.length - 1)
    const trials = Array.from({ length: Math.max(0, ...ends) }, (_, part) => {
      const gone = its.flatMap(({ ids, cuts }) => ids.slice(cuts[part] ?? ids.length))
      return tryRoster(without(proposal.scenario, new Set(gone)), question)
    })
    for (const [i, { queueId, cuts, places }] of its.entries()) {
      const last = ends[i] as number
      for (let part = 1; part <= last; part++) {
        const [before, until] = [cuts[part - 1] as number, cuts[part] as number]
        const more = part === last ? proposal.trial : (trials[part] as Trial)
        const people = difference(trials[part - 1] as Trial, more, places, until - before)
        const perPerson = people.mean > 0 ? cost / people.mean : Number.POSITIVE_INFINITY
        yield { queueId, first: before + 1, last: until, people, perPerson }
      }
    }
  }
}

/** The counters that are added to each queue of an agency; the queues of one take turns. */
function weighedIn({ scenario }: Question, { assignment, day }: Proposal['agencies'][number]) {
  const places = [...scenario.queues.entries()].flatMap(([i, { id }]) => (day.queueIds.includes(id) ? [i] : []))
  const byMain = Map.groupBy(assignment.newCounters, ({ main }) => main)
  return [...byMain].map(([main, added], turn) => {
    const ids = added.map(({ id }) => id)
    return { turn, queueId: Number(main), ids, cuts: cutsOf(ids.length), places }
  })
}

/** Nought, and after how many counters each part ends. */
function cutsOf(counters: number): number[] {
  const parts = Math.min(mostParts, counters)
  return Array.from({ length: parts + 1 }, (_, i) => Math.round((i * counters) / parts))
}

function without(scenario: Scenario, ids: ReadonlySet<number>): Scenario {
  return { ...scenario, counters: scenario.counters.filter(({ id }) => !ids.has(id)) }
}

/** Day by day, for each of so many counters. */
function difference(fewer: Trial, more: Trial, places: readonly number[], counters: number): Estimate {
  const means = new Means(1)
  const onDay = ({ inTime }: Trial, day: number) => places.reduce((sum, q) => sum + (inTime[q]?.[day] ?? 0), 0)
  for (let day = 0; day < more.outcome.days; day++)
    means.add(Float64Array.of((onDay(more, day) - onDay(fewer, day)) / counters))
  return means.at(0)
}
