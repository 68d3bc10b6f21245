import { holds } from '#platform/dated.ts'
import { Refused } from '#platform/refused.ts'

export type PdpDuty = 'breachNotice' | 'withdrawal' | 'access' | 'correction' | 'restriction'
export type PdpTerm = {
  readonly duty: PdpDuty
  /** Calendar hours: nights, Sundays and holidays count. */
  readonly hours: number
  readonly basis: string
  readonly validFrom: string
  readonly validUntil: string | null
  /** Not read in the law's own text. */
  readonly assumed: boolean
}

/** The terms of UU 27/2022: three times twenty-four hours. */
export const pdpTerms: readonly PdpTerm[] = [
  term('breachNotice', 'UU 27/2022 Pasal 46', false),
  term('withdrawal', 'UU 27/2022 Pasal 40', true),
  term('access', 'UU 27/2022 Pasal 32', true),
  term('correction', 'UU 27/2022 Pasal 30', true),
  term('restriction', 'UU 27/2022 Pasal 41', true),
]

/**
 * When a duty is due, counted from the moment it began (a breach was found, a request came).
 * @throws Refused pdp.noTerm when none holds on that day (2026-11-23).
 */
export function pdpDueAt(duty: PdpDuty, since: Date, day: string, terms: readonly PdpTerm[] = pdpTerms): Date {
  const found = terms.find((one) => one.duty === duty && holds(one, day))
  if (!found) throw new Refused('pdp.noTerm', { duty, day })
  return new Date(since.getTime() + found.hours * 60 * 60 * 1000)
}

function term(duty: PdpDuty, basis: string, assumed: boolean): PdpTerm {
  return { duty, hours: 72, basis, validFrom: '2024-10-17', validUntil: null, assumed }
}
