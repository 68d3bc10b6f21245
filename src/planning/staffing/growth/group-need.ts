import type { Scenario } from '../../scenario.ts'
import { errandsOf } from '../need/errands.ts'
import { needFor, type QueueNeed } from '../need/first-need.ts'
import { keyOf, type Need, type QueueGroup } from '../need/judge.ts'
import type { ServicePromise } from '../need/need.ts'
import type { AgencyDay } from '../roster/agency-day.ts'
import { quartersIn } from '../roster/shift-pattern.ts'
import { type Costs, yearly } from './costs.ts'
import { type Chosen, costOf, earlierBy } from './lever.ts'

/** Queues of one agency that the same counters serve, and what they need. */
export type NeedGroup = QueueGroup & QueueNeed & { readonly agency: AgencyDay; readonly open: readonly number[] }

/**
 * What formulas say that each queue needs in a scenario whose levers are pulled (lever.ts). When everybody of an agency
 * can serve all its queues, they need counters together.
 */
export function groupsOf(
  scenario: Scenario,
  agencies: readonly AgencyDay[],
  promise: ServicePromise,
  set: Chosen,
  costs: Costs,
): NeedGroup[] {
  // Doors open together: one count of errands for all agencies that do.
  const byOpening = new Map<number, ReturnType<typeof errandsOf>>()
  return agencies.flatMap((agency) => {
    const { queueIds, shifts } = agency
    const from = shifts.open - earlierBy(set, costs)
    const open = quartersIn({ from, until: shifts.close })
    const errands = byOpening.get(from) ?? errandsOf(scenario, from, promise.minutes)
    byOpening.set(from, errands)
    const groups = set.includes('crossTraining') && queueIds.length > 1 ? [queueIds] : queueIds.map((id) => [id])
    return groups.map((ids) => {
      const its = ids.flatMap((id) => errands.get(id) ?? [])
      return { queueIds: ids, agency, open, ...needFor(its, open, promise) }
    })
  })
}

export type Price = { readonly counters: number; readonly newCounters: number; readonly perYear: number }

/**
 * What is to be added to today's counters and officers for a need, and what that and the levers cost in a year. An agency
 * needs as many as its busiest quarter hour does; officers rest when it is not, or a reserve sits in.
 */
export function priceOf(groups: readonly NeedGroup[], need: Need, set: Chosen, costs: Costs): Price {
  let [counters, newCounters, officers] = [0, 0, 0]
  const byAgency = Map.groupBy(groups, ({ agency }) => agency)
  for (const [{ counterIds, today, reserves }, its] of byAgency) {
    const peak = Math.max(
      0,
      ...(its[0]?.open ?? []).map((quarter) =>
        its.reduce((sum, group) => sum + (need.get(keyOf(group))?.[quarter] ?? 0), 0),
      ),
    )
    counters += Math.max(peak, counterIds.length)
    newCounters += Math.max(0, peak - counterIds.length)
    officers += Math.max(0, peak - today.length - reserves.length)
  }
  const perYear =
    newCounters * yearly(costs.counter, costs) +
    officers * yearly(costs.officer, costs) +
    set.reduce((sum, lever) => sum + costOf(lever, [...byAgency.keys()], costs), 0)
  return { counters, newCounters, perYear }
}

export function needOf(groups: readonly NeedGroup[]): Need {
  return new Map(groups.map((group) => [keyOf(group), group.need]))
}
