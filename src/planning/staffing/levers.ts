import type { Scenario } from '../scenario.ts'
import type { AgencyDay } from './agency-day.ts'
import { type Costs, yearly } from './costs.ts'
import { errandsOf } from './errands.ts'
import { countersFor, type ServicePromise } from './need.ts'
import { mixtureOf, offeredLoad } from './offered-load.ts'
import { quartersIn } from './shift-pattern.ts'

/** What a mall can do besides opening counters. */
export const levers = ['crossTraining', 'shorterHandling', 'bookings', 'earlierOpening'] as const
export type Lever = (typeof levers)[number]
type Chosen = readonly Lever[]

export type Growth = {
  /** The scenario for so many visitors. */
  readonly scenarioFor: (visitors: number) => Scenario
  readonly agencies: readonly AgencyDay[]
  readonly promiseOf: (queueId: number) => ServicePromise
  readonly costs: Costs
  readonly levels: readonly number[]
}
/** One step of growth: what is done first, what then has to be added, and what all of it costs in a year. */
export type Step = {
  readonly visitors: number
  readonly levers: Chosen
  readonly taken: Chosen
  /** Those of `taken` one after the other, what saves most first, with what each leaves to be added. */
  readonly sequence: readonly { readonly lever: Lever; readonly newCounters: number; readonly perYear: number }[]
  readonly counters: number
  /** Beyond those of today. */
  readonly newCounters: number
  readonly perYear: number
  /** The same number of visitors by counters and officers alone. */
  readonly countersAlone: { readonly newCounters: number; readonly perYear: number }
}

/**
 * The cheapest way from today's visitors to many more: at each number of visitors a set of levers, none of them ever
 * given up, with the counters that are still needed; exact by going through all sets level by level (Bellman). Needs are
 * those of the formulas, which the simulation then finishes.
 */
export function cheapestPath(growth: Growth): Step[] {
  const sets = subsets(levers)
  const priced = growth.levels.map((visitors) => new Map(sets.map((set) => [set, priceOf(growth, visitors, set)])))
  const best = priced.map(() => new Map<Chosen, { readonly cost: number; readonly before?: Chosen }>())
  for (const [i, prices] of priced.entries()) {
    for (const [set, { perYear }] of prices) {
      const before = [...(best[i - 1] ?? [])].filter(([earlier]) => earlier.every((lever) => set.includes(lever)))
      const cheapest = before.reduce<(typeof before)[number] | undefined>(
        (a, b) => (a && a[1].cost <= b[1].cost ? a : b),
        undefined,
      )
      best[i]?.set(set, cheapest ? { cost: cheapest[1].cost + perYear, before: cheapest[0] } : { cost: perYear })
    }
  }
  const path: Chosen[] = []
  let set = [...(best.at(-1) ?? [])].reduce<[Chosen, { cost: number }] | undefined>(
    (a, b) => (a && a[1].cost <= b[1].cost ? a : b),
    undefined,
  )?.[0]
  for (let i = best.length - 1; i >= 0 && set; i--) {
    path.unshift(set)
    set = best[i]?.get(set)?.before
  }
  const none = sets[0] as Chosen
  return path.map((chosen, i) => {
    const prices = priced[i] as Map<Chosen, Priced>
    const { counters, newCounters, perYear } = prices.get(chosen) as Priced
    const alone = prices.get(none) as Priced
    return {
      visitors: growth.levels[i] as number,
      levers: chosen,
      taken: chosen.filter((lever) => !path[i - 1]?.includes(lever)),
      sequence: inTurn(prices, path[i - 1] ?? [], chosen),
      counters,
      newCounters,
      perYear,
      countersAlone: { newCounters: alone.newCounters, perYear: alone.perYear },
    }
  })
}

/** From one set of levers to another, each time the lever that leaves the least to pay. */
function inTurn(prices: ReadonlyMap<Chosen, Priced>, before: Chosen, chosen: Chosen): Step['sequence'] {
  const priceFor = (wanted: Chosen) =>
    [...prices].find(
      ([set]) => set.length === wanted.length && set.every((lever) => wanted.includes(lever)),
    )?.[1] as Priced
  const sequence: { lever: Lever; newCounters: number; perYear: number }[] = []
  let pulledSoFar = before
  for (let left = chosen.filter((lever) => !before.includes(lever)); left.length > 0; ) {
    const priced = left.map((lever) => ({ lever, ...priceFor([...pulledSoFar, lever]) }))
    const { lever, newCounters, perYear } = priced.reduce((a, b) => (b.perYear < a.perYear ? b : a))
    sequence.push({ lever, newCounters, perYear })
    pulledSoFar = [...pulledSoFar, lever]
    left = left.filter((one) => one !== lever)
  }
  return sequence
}

type Priced = { readonly counters: number; readonly newCounters: number; readonly perYear: number }

function priceOf(growth: Growth, visitors: number, set: Chosen): Priced {
  const { agencies, costs, promiseOf } = growth
  const opensEarlier = set.includes('earlierOpening') ? costs.earlierOpening.minutes : 0
  const scenario = pulled(growth.scenarioFor(visitors), set, costs)
  let [counters, added, officers] = [0, 0, 0]
  for (const agency of agencies) {
    const peak = peakOf(agency, scenario, promiseOf, opensEarlier, set.includes('crossTraining'))
    counters += Math.max(peak, agency.counterIds.length)
    added += Math.max(0, peak - agency.counterIds.length)
    officers += Math.max(0, peak - agency.today.length - agency.reserves.length)
  }
  const perYear =
    added * yearly(costs.counter, costs) +
    officers * yearly(costs.officer, costs) +
    set.reduce((sum, lever) => sum + costOf(lever, agencies, costs), 0)
  return { counters, newCounters: added, perYear }
}

/** Counters of an agency that the busiest quarter hour of the day needs; when everybody can serve all, its queues are one. */
function peakOf(
  { queueIds, shifts }: AgencyDay,
  scenario: Scenario,
  promiseOf: Growth['promiseOf'],
  opensEarlier: number,
  isCrossTrained: boolean,
): number {
  const open = shifts.open - opensEarlier
  const groups = isCrossTrained && queueIds.length > 1 ? [queueIds] : queueIds.map((id) => [id])
  const needs = groups.map((ids) => {
    const promise = promiseOf(ids[0] as number)
    const all = errandsOf(scenario, open, promise.minutes)
    const errands = ids.flatMap((id) => all.get(id) ?? [])
    const handling = mixtureOf(errands)
    return offeredLoad(errands).map((load) => Math.max(1, countersFor(load, promise, handling)))
  })
  const quarters = quartersIn({ from: open, until: shifts.close })
  return Math.max(...quarters.map((quarter) => needs.reduce((sum, need) => sum + (need[quarter] ?? 0), 0)))
}

/** The scenario as it is once these levers have been pulled. */
export function pulled(scenario: Scenario, set: Chosen, costs: Costs): Scenario {
  const shorter = set.includes('shorterHandling') ? 1 - costs.shorterHandling.share : 1
  const { share, noShow } = costs.bookings
  const [first, last] = [scenario.demand.arrivals[0]?.from ?? 480, scenario.closes]
  const opens = Math.max(first, scenario.numbers.from + 60)
  const demand = set.includes('bookings')
    ? {
        ...scenario.demand,
        // As many come as without bookings: those who book and stay away come on top.
        visitors: Math.round(scenario.demand.visitors / (1 - share * noShow)),
        appointments: {
          share,
          slots: { from: opens, until: last - 60, minutes: 15 },
          noShow,
          earlyMinutes: 10,
          deviationMinutes: 8,
          lateMinutes: 10,
        },
      }
    : scenario.demand
  return { ...scenario, demand, services: scenario.services.map((one) => ({ ...one, minutes: one.minutes * shorter })) }
}

function costOf(lever: Lever, agencies: readonly AgencyDay[], costs: Costs): number {
  if (lever !== 'crossTraining') return yearly(costs[lever], costs)
  const learners = agencies
    .filter(({ queueIds }) => queueIds.length > 1)
    .reduce((sum, { today, reserves }) => sum + today.length + reserves.length, 0)
  return (learners * costs.crossTraining.perOfficer.amount) / costs.years
}

function subsets(of: readonly Lever[]): Chosen[] {
  return Array.from({ length: 2 ** of.length }, (_, bits) => of.filter((_lever, i) => bits & (1 << i)))
}
