import type { Luck } from '../try-roster.ts'
import type { Days } from './search.ts'

/** No run has so many days: those of a search are never those of its proof. */
const firstSearched = 1_000_000

/** The days of a search, a third as many as those of its proof, and others: what is searched on days proves nothing on them. */
export function daysOf({ replications, seed }: Luck, days: Days): Luck {
  if (days === 'proof') return { replications, seed }
  return { replications: Math.max(2, Math.ceil(replications / 3)), seed, first: firstSearched }
}
