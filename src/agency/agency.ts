import type { Weekday } from '#mall/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Named } from '#platform/words.ts'

export const agencyKinds = ['central', 'regional', 'vertical', 'bumn', 'bumd', 'bank', 'private'] as const
export type AgencyKind = (typeof agencyKinds)[number]

/** What an agency's form holds. The zone is named by its code, so that the ledger reads without looking anything up. */
export type AgencyFields = {
  readonly name: Named
  readonly shortName: string
  readonly kind: AgencyKind
  readonly zone: string
  readonly complaints: Named
}
export type AgencyRow = {
  readonly id: number
  readonly code: string
  readonly isRetired: boolean
  readonly fields: AgencyFields
}

export type Addendum = { readonly validFrom: string; readonly days: readonly Weekday[]; readonly basis: string }
/** Lets nobody take a number of the agency until the transaction ends: what the queues give, which agencies know nothing of. */
export type HoldQueues = (tx: Tx, agencyId: number, now: Date) => Promise<void>
export type OneDay = { readonly heldOn: string; readonly isPresent: boolean; readonly reason: Named }

export function subjectOf(agency: Pick<AgencyRow, 'id' | 'fields'>) {
  return { subject: `agency:${agency.id}`, label: agency.fields.shortName, agency: agency.id }
}
