import type { Cost, Level, PromisedTime, Requirement, Text } from './standard.ts'

/**
 * A version of a service while it is being written: any of its parts may still be missing. Everything lies side by side
 * here, as forms and the ledger name it; in the table the six components stand under `standard`.
 */
export type Draft = {
  readonly name: Text
  readonly level: Level
  readonly minutes: number
  readonly words: readonly string[]
  readonly assumed: readonly string[]
  readonly source: string
  readonly requirements: readonly Requirement[]
  readonly procedure: readonly Text[]
  readonly time: PromisedTime | null
  readonly cost: Cost | null
  readonly product: Text | null
  readonly productValidity: Text | null
  readonly complaints: Text | null
}

/** The pages on which a draft is edited, and what each holds. */
export const draftParts = {
  basics: ['name', 'level', 'minutes', 'words', 'source', 'assumed'],
  requirements: ['requirements'],
  procedure: ['procedure'],
  time: ['time'],
  cost: ['cost'],
  product: ['product', 'productValidity'],
  complaints: ['complaints'],
} as const satisfies Record<string, readonly (keyof Draft)[]>
export type DraftPart = keyof typeof draftParts

export function partOf<P extends DraftPart>(draft: Draft, part: P): Pick<Draft, (typeof draftParts)[P][number]> {
  const keys: readonly (keyof Draft)[] = draftParts[part]
  return Object.fromEntries(keys.map((key) => [key, draft[key]])) as Pick<Draft, (typeof draftParts)[P][number]>
}

/** A service that is new: nothing is known of it but its name. */
export function blankDraft(name: Text, level: Level): Draft {
  return {
    name,
    level,
    minutes: 10,
    words: [],
    assumed: [],
    source: '',
    requirements: [],
    procedure: [],
    time: null,
    cost: null,
    product: null,
    productValidity: null,
    complaints: null,
  }
}

/** The parts without which a standard of service cannot be published (PermenPANRB 15/2014). Who only asks needs no papers. */
export function missingOf(draft: Draft): DraftPart[] {
  const asksForPapers = draft.level === 'intake' || draft.level === 'issued_here'
  const missing: [DraftPart, boolean][] = [
    ['basics', !draft.name.id || !draft.name.en || draft.words.length === 0],
    ['requirements', asksForPapers && draft.requirements.length === 0],
    ['procedure', draft.procedure.length === 0],
    ['time', draft.time === null],
    ['cost', draft.cost === null],
    ['product', draft.product === null],
  ]
  return missing.filter(([, isMissing]) => isMissing).map(([part]) => part)
}
