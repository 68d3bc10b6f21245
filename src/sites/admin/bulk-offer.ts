import type { Child } from 'hono/jsx'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import type { BulkAct, Target } from './bulk.ts'
import type { Section } from './frame.tsx'

/** An act on many rows as the reader meets it. */
export type BulkOffer = {
  readonly title: string
  readonly act: BulkAct
  /** What must be said first (to which queue, from which day), and how it is read: a target for each row, or what is wrong. */
  readonly ask?: ((form: FormState) => Child) | undefined
  readonly read: (values: FormState['values']) => Target | { readonly errors: FormState['errors'] }
  /** Cannot be taken back, which is said before. */
  readonly isFinal?: boolean | undefined
  /** Something ends by it: a stop button. */
  readonly isEnding?: boolean | undefined
}
type Offers = (c: Ask) => Promise<Readonly<Record<string, BulkOffer>>>
export type BulkOf = {
  readonly section: Section
  readonly noun: (c: Ask) => string
  readonly title: (c: Ask) => string
  readonly offers: Offers
}
