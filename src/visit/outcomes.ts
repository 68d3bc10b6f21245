import type { Service } from '#directory/directory.ts'
import type { Language } from '#platform/words.ts'
import { names } from './names.ts'
import { type Outcome, outcomes } from './visit.ts'

/** How a service can end here, by what it is in this mall for; the first is the usual end. */
const usual: Readonly<Record<Service['level'], readonly [Outcome, ...Outcome[]]>> = {
  issued_here: ['issued', 'accepted', 'incomplete'],
  intake: ['accepted', 'incomplete', 'informed'],
  consultation: ['informed', 'referred', 'incomplete'],
  information: ['informed', 'referred', 'incomplete'],
}

export type Endings = { readonly usual: readonly [Outcome, ...Outcome[]]; readonly other: readonly Outcome[] }

/** The ends that fit a service, and those that are seldom. What is not made here is not handed over here. */
export function endingsOf({ level }: Pick<Service, 'level'>): Endings {
  const first = usual[level]
  const fits = (outcome: Outcome) => outcome !== 'issued' || level === 'issued_here'
  return { usual: first, other: outcomes.filter((outcome) => !first.includes(outcome) && fits(outcome)) }
}

/** A product longer than this is a list of things; then the general words are the clearer ones. */
const longestProduct = 48

/** KTP-el baru diserahkan: the end of a service in the words of its own product. */
export function nameOfOutcome(
  outcome: Outcome,
  service: { readonly standard: Pick<Service['standard'], 'product'> } | undefined,
  language: Language,
): string {
  const says = names[language]
  const product = service?.standard.product[language].replace(/\s*\([^)]*\)/g, '').trim() ?? ''
  const isOne = product !== '' && product.length <= longestProduct && !/[,:;/]| atau | or /.test(product)
  return outcome === 'issued' && isOne ? says.handedOver(product) : says.outcome[outcome]
}
