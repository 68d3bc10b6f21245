import type { Named } from '#platform/words.ts'

/** A queue that a counter serves; with `whenWaitingOver` it only helps once somebody there has waited so many minutes. */
export type ProfileLine = { readonly queue: string; readonly whenWaitingOver: number | null }

/** What a counter's form holds. Zone and queues are named by their codes, so that the ledger reads without looking up. */
export type CounterFields = {
  readonly sign: string
  readonly name: Named
  readonly zone: string
  readonly breakGroup: string | null
  readonly profile: readonly ProfileLine[]
}
export type CounterRow = {
  readonly id: number
  readonly agencyId: number
  readonly isRetired: boolean
  readonly fields: CounterFields
}

export function subjectOfCounter({ id, agencyId, fields }: Pick<CounterRow, 'id' | 'agencyId' | 'fields'>) {
  return { subject: `counter:${id}`, label: fields.name.id, agency: agencyId }
}
