import type { Question } from '../question.ts'
import { quartersIn } from '../roster/shift-pattern.ts'
import { errandsOf } from './errands.ts'
import { countersFor, type ServicePromise } from './need.ts'
import { type Errand, mixtureOf, offeredLoad, quarters } from './offered-load.ts'

/** Counters of a queue by quarter hour of the day (96 numbers), and the load they were reckoned from. */
export type QueueNeed = { readonly load: readonly number[]; readonly need: readonly number[] }

/** What formulas say that each queue needs: the start of the search. */
export function firstNeed({
  scenario,
  agencies,
  promise,
}: Pick<Question, 'scenario' | 'agencies' | 'promise'>): Map<number, QueueNeed> {
  const byQueue = new Map<number, QueueNeed>()
  const byOpening = new Map<number, ReturnType<typeof errandsOf>>()
  for (const { shifts, queueIds } of agencies) {
    const errands = byOpening.get(shifts.open) ?? errandsOf(scenario, shifts.open, promise.minutes)
    byOpening.set(shifts.open, errands)
    const open = quartersIn({ from: shifts.open, until: shifts.close })
    for (const queueId of queueIds) byQueue.set(queueId, needFor(errands.get(queueId) ?? [], open, promise))
  }
  return byQueue
}

/** What people with these errands need in the quarters that are open. No queue that is open is ever without a counter. */
export function needFor(errands: readonly Errand[], open: readonly number[], promise: ServicePromise): QueueNeed {
  const load = offeredLoad(errands)
  const handling = mixtureOf(errands)
  const need = Array.from({ length: quarters }, (_, quarter) =>
    open.includes(quarter) ? Math.max(1, countersFor(load[quarter] ?? 0, promise, handling)) : 0,
  )
  return { load, need }
}
