import { type Cut, cutFrom, firstCut, isBeyond, nextCut } from './cut.ts'
import type { Need } from './judge.ts'
import { blamed, changed, oneOfEach, type Search } from './search.ts'

const mostTrims = 60
/** After so many rounds what was kept is lived once as a whole, so that whoever ends the search has something that holds. */
const wholeEach = 6

/** What was taken away, the last at the end: what each group needed before it. */
export type Taken = ReadonlyMap<number, (readonly number[])[]>

/**
 * Counters taken away where fewest people miss them, until each queue keeps its promise narrowly. Every group is tried
 * with less in the same simulated days, and a cut stays only where the promise stays: its peak first, a quarter of it,
 * an eighth, down to one counter, for these are the people who are hired; then each part of the day.
 */
export function trimNeed<Tried>(search: Search<Tried>, start: { need: Need; best: Tried }, stuck: ReadonlySet<number>) {
  const { keys, judge, tryOut, said, neighboursOf } = search
  const taken = new Map(keys.map((key) => [key, [] as (readonly number[])[]]))
  const cuts = new Map(keys.filter((key) => !stuck.has(key)).map((key) => [key, firstCut(start.need.get(key) ?? [])]))
  const isBrokenIn = (tried: ReturnType<typeof tryOut>) =>
    judge.brokenInSearch(tried.trial).filter((key) => !stuck.has(key))
  let { need, best } = start
  for (let round = 1; round <= mostTrims; round++) {
    const wished = new Map(
      oneOfEach([...cuts.keys()], neighboursOf, round).flatMap((key) => proposed(search, cuts, need, key)),
    )
    if (wished.size === 0 && cuts.size > 0) continue
    if (wished.size === 0) break
    said(best, { broken: 0, trimming: wished.size })
    const tried = tryOut(
      changed(need, [...wished.keys()], (key) => wished.get(key)),
      'search',
    )
    const { refused, innocent } = blamed(isBrokenIn(tried), new Set(wished.keys()), neighboursOf)
    for (const [key, next] of wished) {
      const its = need.get(key) ?? []
      if (!refused.has(key)) taken.get(key)?.push(its)
      const now = refused.has(key) ? its : next
      need = changed(need, [key], () => now)
      cuts.set(key, nextCut(cuts.get(key) as Cut, !refused.has(key), now))
    }
    for (const key of innocent) need = changed(need, neighboursOf(key), (other) => taken.get(other)?.pop())
    if (refused.size + innocent.length === 0) best = tried
    else if (round % wholeEach === 0) {
      const whole = tryOut(need, 'search')
      if (isBrokenIn(whole).length === 0) best = whole
    }
  }
  return { need, best, taken: taken as Taken }
}

/** The next cut of a group that takes something away; none when all has been tried. */
function proposed<Tried>(
  { openOf, leastOf, isPeakOnly }: Search<Tried>,
  cuts: Map<number, Cut>,
  need: Need,
  key: number,
): [number, readonly number[]][] {
  const its = need.get(key) ?? []
  for (
    let cut = cuts.get(key) as Cut;
    !isBeyond(cut, openOf(key), isPeakOnly);
    cut = nextCut({ ...cut, by: 1 }, false, its)
  ) {
    const next = cutFrom(its, cut, openOf(key), leastOf(key))
    if (!next) continue
    cuts.set(key, cut)
    return [[key, next]]
  }
  cuts.delete(key)
  return []
}
