import type { Tx } from '#platform/database.ts'
import type { ServiceRow, VersionRow } from './service-row.ts'
import { readService, readVersions } from './store.ts'

/** A service as the editing screens show it: with its draft and every version, also when it is retired. */
export type ServiceDetail = ServiceRow & {
  readonly versions: readonly VersionRow[]
  readonly draft: VersionRow | undefined
  /** The version that holds today. */
  readonly current: VersionRow | undefined
}

export async function serviceDetail(tx: Tx, id: number, today: string): Promise<ServiceDetail> {
  const service = await readService(tx, id)
  const versions = await readVersions(tx, id)
  const published = versions.filter(({ publishedAt }) => publishedAt !== null)
  return {
    ...service,
    versions: published,
    draft: versions.find(({ publishedAt }) => publishedAt === null),
    current: holdingOn(published, today),
  }
}

/** Of the versions that have begun, the one that began last; of two with one date, the later number. */
export function holdingOn(published: readonly VersionRow[], day: string): VersionRow | undefined {
  return published
    .filter(({ validFrom }) => validFrom <= day)
    .reduce<VersionRow | undefined>(
      (best, one) =>
        !best || one.validFrom > best.validFrom || (one.validFrom === best.validFrom && one.number > best.number)
          ? one
          : best,
      undefined,
    )
}

export {
  countAppointed as peopleAppointedFor,
  countWaitingFor as peopleWaitingForService,
  type ListedService,
  listServices,
  type Paper,
  readPapers,
} from './store.ts'
