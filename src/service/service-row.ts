import type { Draft } from './draft.ts'

export type ServiceRow = {
  readonly id: number
  readonly agencyId: number
  readonly queueId: number
  readonly queueCode: string
  readonly code: string
  readonly isRetired: boolean
}

/** One version, published or the draft (`publishedAt` is null). */
export type VersionRow = {
  readonly number: number
  readonly validFrom: string
  readonly publishedAt: Date | null
  readonly publishedBy: string | null
  readonly draft: Draft
}

/** How people call it: the name of the version that is meant, in Indonesian, with the code. */
export function subjectOfService({ id, agencyId, code }: Pick<ServiceRow, 'id' | 'agencyId' | 'code'>, name: string) {
  return { subject: `service:${id}`, label: `${code} ${name}`, agency: agencyId }
}
