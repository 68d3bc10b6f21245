import type { Scenario } from '../../scenario.ts'
import type { AgencyDay } from '../roster/agency-day.ts'
import { type Costs, yearly } from './costs.ts'

/** What a mall can do besides opening counters. */
export const levers = ['crossTraining', 'shorterHandling', 'bookings', 'earlierOpening'] as const
export type Lever = (typeof levers)[number]
export type Chosen = readonly Lever[]

/** Every set of levers, from none to all. */
export const chosenSets: readonly Chosen[] = Array.from({ length: 2 ** levers.length }, (_, bits) =>
  levers.filter((_lever, i) => bits & (1 << i)),
)

/** Minutes by which the doors open before the hour of today. */
export function earlierBy(set: Chosen, costs: Costs): number {
  return set.includes('earlierOpening') ? costs.earlierOpening.minutes : 0
}

/** The scenario as it is once these levers have been pulled; who sits where is not its part. */
export function pulled(scenario: Scenario, set: Chosen, costs: Costs): Scenario {
  const shorter = set.includes('shorterHandling') ? 1 - costs.shorterHandling.share : 1
  const demand = set.includes('bookings') ? booked(scenario, costs) : scenario.demand
  return { ...scenario, demand, services: scenario.services.map((one) => ({ ...one, minutes: one.minutes * shorter })) }
}

function booked({ closes, demand, numbers }: Scenario, { bookings: { share, noShow } }: Costs): Scenario['demand'] {
  const first = Math.max(demand.arrivals[0]?.from ?? 480, numbers.from + 60)
  return {
    ...demand,
    // As many come as without bookings: those who book and stay away come on top.
    visitors: Math.round(demand.visitors / (1 - share * noShow)),
    appointments: {
      share,
      slots: { from: first, until: closes - 60, minutes: 15 },
      noShow,
      earlyMinutes: 10,
      deviationMinutes: 8,
      lateMinutes: 10,
    },
  }
}

/** Rupiah in a year. */
export function costOf(lever: Lever, agencies: readonly AgencyDay[], costs: Costs): number {
  if (lever !== 'crossTraining') return yearly(costs[lever], costs)
  const learners = agencies
    .filter(({ queueIds }) => queueIds.length > 1)
    .reduce((sum, { today, reserves }) => sum + today.length + reserves.length, 0)
  return (learners * costs.crossTraining.perOfficer.amount) / costs.years
}
