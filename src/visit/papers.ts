import type { Formats } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import type { Requirement, Text } from '#service/standard.ts'
import { names } from './names.ts'
import type { Leg } from './visit.ts'

/**
 * What was seen of the papers that a service asks for. `seen` counts from 0 in the list of the service's version;
 * `missing` names what was not there. A paper asked for only in some cases is not missing when it was not seen.
 */
export type Papers = { readonly seen: readonly number[]; readonly missing: readonly Text[] }

export function papersSeen(requirements: readonly Requirement[], seen: readonly number[]): Papers {
  const known = new Set(seen.filter((place) => place >= 0 && place < requirements.length))
  return {
    seen: [...known].sort((a, b) => a - b),
    missing: requirements.flatMap(({ name, when }, place) => (when || known.has(place) ? [] : [name])),
  }
}

/** What a service still lacks. While somebody is at the counter the officer may just not have looked yet. */
export function missingOf({ papers, outcome, state }: Pick<Leg, 'papers' | 'outcome' | 'state'>): readonly Text[] {
  const isSaid = outcome === 'incomplete' || state === 'parked' || state === 'transferred'
  return isSaid ? (papers?.missing ?? []) : []
}

/** "Belum lengkap: surat kehilangan, dan fotokopi KK"; undefined when nothing is known to be missing. */
export function sayMissing(
  leg: Pick<Leg, 'papers' | 'outcome' | 'state'>,
  { language, formats }: { readonly language: Language; readonly formats: Formats },
): string | undefined {
  const missing = missingOf(leg).map((paper) => paper[language])
  return missing.length > 0 ? names[language].missing(formats.list(missing)) : undefined
}
