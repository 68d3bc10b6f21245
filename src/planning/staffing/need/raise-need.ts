import { raised } from './adjust-need.ts'
import type { Need } from './judge.ts'
import { changed, type Search } from './search.ts'

const mostRaises = 14

/**
 * A need raised wherever the promise breaks, until it is kept or more counters make nobody wait less (after Feldman,
 * Mandelbaum, Massey and Whitt 2008). `stuck`: groups that no counters help, since their people come long before the
 * doors open; they have the need they began with.
 */
export function raiseNeed<Tried>({ judge, tryOut, said }: Search<Tried>, first: Need) {
  const { brokenInSearch, situationOf, lateIn, waitIn } = judge
  let need = first
  let best = tryOut(need, 'search')
  const stuck = new Set<number>()
  for (let i = 0; i < mostRaises; i++) {
    const broken = brokenInSearch(best.trial).filter((key) => !stuck.has(key))
    said(best, { broken: broken.length, trimming: 0 })
    if (broken.length === 0) break
    const [before, kept] = [best, need]
    need = changed(need, broken, (key) => raised(situationOf(key, kept, before.trial)))
    best = tryOut(need, 'search')
    for (const key of broken) {
      const isLater = lateIn(key, best.trial) >= lateIn(key, before.trial)
      // Where far too many are late, all of them stay so at first, yet wait less.
      if (isLater && waitIn(key, best.trial) > 0.99 * waitIn(key, before.trial)) stuck.add(key)
    }
    need = changed(need, [...stuck], (key) => kept.get(key))
  }
  if (stuck.size > 0) best = tryOut(need, 'search')
  return { best, need, stuck }
}
