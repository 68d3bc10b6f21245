import { errandsOf } from './errands.ts'
import { countersFor } from './need.ts'
import { mixtureOf, offeredLoad, quarters } from './offered-load.ts'
import type { Question } from './question.ts'
import { quartersIn } from './shift-pattern.ts'

/** Counters of a queue by quarter hour of the day (96 numbers), and the load they were reckoned from. */
export type QueueNeed = { readonly load: readonly number[]; readonly need: readonly number[] }

/** What formulas say that each queue needs: the start of the search. No queue that is open is ever without a counter. */
export function firstNeed(question: Pick<Question, 'scenario' | 'agencies' | 'promiseOf'>): Map<number, QueueNeed> {
  const { scenario, agencies, promiseOf } = question
  const byQueue = new Map<number, QueueNeed>()
  for (const { shifts, queueIds } of agencies) {
    const open = new Set(quartersIn({ from: shifts.open, until: shifts.close }))
    const longest = Math.max(1, ...queueIds.map((id) => promiseOf(id).minutes))
    const errands = errandsOf(scenario, shifts.open, longest)
    for (const queueId of queueIds) {
      const ofQueue = errands.get(queueId) ?? []
      const load = offeredLoad(ofQueue)
      const handling = mixtureOf(ofQueue)
      const need = Array.from({ length: quarters }, (_, quarter) =>
        open.has(quarter) ? Math.max(1, countersFor(load[quarter] ?? 0, promiseOf(queueId), handling)) : 0,
      )
      byQueue.set(queueId, { load, need })
    }
  }
  return byQueue
}
