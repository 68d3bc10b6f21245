import type { Estimate } from '../../simulation/interval.ts'
import type { Trial } from '../try-roster.ts'
import { raised } from './adjust-need.ts'
import { cutFrom } from './cut.ts'
import type { Need } from './judge.ts'
import { blamed, changed, oneOfEach, type Search, type WithLess } from './search.ts'
import type { Taken } from './trim-need.ts'

const mostProofs = 24
const oneLess = { place: 'peak', by: 1 } as const

/**
 * A need held against many days that the search has not seen. Where the lower end of the interval breaks the promise,
 * what was taken away last is given back; everywhere else one counter less at the peak is tried until the promise breaks:
 * so it is known of each queue what the next step down would cost its people.
 */
export function proveNeed<Tried>(
  search: Search<Tried>,
  trimmed: Need,
  taken: Taken,
  stuck: ReadonlySet<number>,
  soFar: Tried,
) {
  const { keys, judge, openOf, leastOf, neighboursOf, tryOut, said } = search
  const withLess = new Map<number, Estimate>()
  const settled = new Set(stuck)
  const hopeless = new Set(stuck)
  const raisedFrom = new Map<number, { readonly late: number; readonly need: readonly number[] }>()
  let need = trimmed
  let proven: { readonly need: Need; readonly best: ReturnType<typeof tryOut> } | undefined
  // As while it searches: where more counters make nobody less late, or there are none to be had, it is left as it was.
  const more = (key: number, kept: Need, trial: Trial): readonly number[] => {
    const [late, before] = [judge.lateIn(key, trial), raisedFrom.get(key)]
    if (before && late >= before.late) {
      hopeless.add(key)
      return before.need
    }
    raisedFrom.set(key, { late, need: kept.get(key) ?? [] })
    return raised(judge.situationOf(key, kept, trial))
  }
  for (let i = 0; i < mostProofs; i++) {
    const left = new Map(
      keys.flatMap((key) => {
        const next = settled.has(key) ? undefined : cutFrom(need.get(key) ?? [], oneLess, openOf(key), leastOf(key))
        return next ? [[key, next] as const] : []
      }),
    )
    const wished = new Map(
      oneOfEach([...left.keys()], neighboursOf, i).map((key) => [key, left.get(key) as readonly number[]]),
    )
    const kept = need
    const tried = tryOut(
      changed(need, [...wished.keys()], (key) => wished.get(key)),
      'proof',
    )
    const broken = judge.brokenInProof(tried.trial).filter((key) => !hopeless.has(key))
    said(proven?.best ?? soFar, { broken: wished.size > 0 ? 0 : broken.length, trimming: wished.size })
    const { refused, innocent } = blamed(broken, new Set(wished.keys()), neighboursOf)
    for (const [key, next] of wished) {
      if (refused.has(key)) {
        const worst = judge.worstIn([key, ...neighboursOf(key)], tried.trial)
        if (worst) withLess.set(key, worst)
        settled.add(key)
      } else need = changed(need, [key], () => next)
    }
    for (const key of innocent) {
      settled.add(key)
      const back = taken.get(key)?.pop()
      const worst = judge.worstIn([key], tried.trial)
      if (worst && back && Math.max(...back) > Math.max(...(kept.get(key) ?? []))) withLess.set(key, worst)
      if (back) need = changed(need, [key], () => back)
      else need = changed(need, [key], () => more(key, kept, tried.trial))
    }
    if (broken.length > 0) continue
    proven = { need, best: tried }
    if (wished.size === 0) break
  }
  return { withLess: withLess as WithLess, ...(proven ?? { need, best: tryOut(need, 'proof') }) }
}
