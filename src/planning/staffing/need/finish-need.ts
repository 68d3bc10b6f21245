import type { Trial } from '../try-roster.ts'
import { type Judging, judgeOf, keyOf, type Need } from './judge.ts'
import { proveNeed } from './prove-need.ts'
import { raiseNeed } from './raise-need.ts'
import type { Days, Round, Search } from './search.ts'
import { trimNeed } from './trim-need.ts'

export type Finishing<Tried> = Judging &
  Pick<Search<Tried>, 'neighboursOf' | 'leastOf' | 'isPeakOnly'> & {
    readonly first: Need
    readonly attempt: (need: Need, days: Days) => Tried
    readonly said: (tried: Tried, step: Round) => void
  }

/**
 * Sets a need right by simulation: raised until the promise is kept in every queue, trimmed until it is kept narrowly,
 * and both held against days that the search has not seen. Sources of the first need: first-need.ts.
 */
export function finishNeed<Tried extends { readonly trial: Trial }>(finishing: Finishing<Tried>) {
  const judge = judgeOf(finishing)
  let rounds = 0
  const search: Search<Tried> = {
    ...finishing,
    judge,
    keys: finishing.groups.map(keyOf),
    tryOut: (need, days) => {
      rounds++
      return finishing.attempt(need, days)
    },
    said: (soFar, step) => finishing.said(soFar, { ...step, round: rounds }),
  }
  const { stuck, ...risen } = raiseNeed(search, finishing.first)
  const trimmed = trimNeed(search, risen, stuck)
  const { best, need, withLess } = proveNeed(search, trimmed.need, trimmed.taken, stuck, trimmed.best)
  return { best, need, withLess, rounds, broken: judge.brokenInProof(best.trial) }
}
