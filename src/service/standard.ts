/** A text in the mall's two languages. */
export type Text = { readonly id: string; readonly en: string }

export type Level = 'information' | 'consultation' | 'intake' | 'issued_here'

/** A paper to bring, a form to fill, or to come in person. `document` is a code of the mall's list of papers. */
export type Requirement = {
  readonly document?: string | undefined
  readonly name: Text
  readonly form: 'original' | 'copy' | 'original_and_copy' | 'digital' | 'present' | 'filled'
  readonly count?: number | undefined
  readonly when?: Text | undefined
  /** Code of the service in this mall that gives it. */
  readonly obtainAt?: string | undefined
  readonly where?: Text | undefined
}

export type PromisedTime = {
  readonly min: number
  readonly max: number
  readonly unit: 'minute' | 'hour' | 'working_day' | 'calendar_day'
  readonly note?: Text | undefined
}

/** Amounts in whole rupiah. */
export type Cost = {
  readonly kind: 'free' | 'fixed' | 'table' | 'formula'
  readonly amount?: number | undefined
  readonly lines?: readonly { readonly name: Text; readonly amount: number }[] | undefined
  readonly text?: Text | undefined
  readonly basis?: string | undefined
}

/**
 * The six components of a Standar Pelayanan that must be published (PermenPANRB 15/2014): requirements, procedure,
 * time, cost, product, complaints. Stored as service.version.standard.
 */
export type Standard = {
  readonly requirements: readonly Requirement[]
  readonly procedure: readonly Text[]
  readonly time: PromisedTime
  readonly cost: Cost
  readonly product: Text
  readonly productValidity?: Text | undefined
  /** Only when it differs from the agency's. */
  readonly complaints?: Text | undefined
}
