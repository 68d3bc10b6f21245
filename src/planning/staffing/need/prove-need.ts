import type { Need } from './judge.ts'
import { Proof } from './proof.ts'
import { changed, type Search } from './search.ts'
import type { Taken } from './trim-need.ts'

const mostProofs = 24

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
  const { tryOut, said } = search
  const proof = new Proof(search, trimmed, taken, stuck)
  let proven: { readonly need: Need; readonly best: ReturnType<typeof tryOut> } | undefined
  for (let round = 0; round < mostProofs; round++) {
    const wished = proof.wishes(round)
    const tried = tryOut(
      changed(proof.need, [...wished.keys()], (key) => wished.get(key)),
      'proof',
    )
    const broken = proof.brokenIn(tried.trial)
    said(proven?.best ?? soFar, { broken: wished.size > 0 ? 0 : broken.length, trimming: wished.size })
    proof.learns(wished, broken, tried.trial)
    if (broken.length > 0) continue
    proven = { need: proof.need, best: tried }
    if (wished.size === 0) break
  }
  return { withLess: proof.withLess, ...(proven ?? { need: proof.need, best: tryOut(proof.need, 'proof') }) }
}
