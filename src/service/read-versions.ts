import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Level, Standard, Text } from './standard.ts'

/** One published version of a service, as it was written and will stay. */
export type ServiceVersion = {
  readonly number: number
  readonly validFrom: string
  readonly name: Text
  readonly level: Level
  readonly minutes: number
  readonly standard: Standard
  readonly assumed: readonly string[]
  readonly source: string
  readonly publishedAt: Date
}

/** Every published version, the latest first. */
export function versionsOf(tx: Tx, serviceId: number): Promise<ServiceVersion[]> {
  return tx.rows<ServiceVersion>(sql`
    select number, valid_from as "validFrom", name, level, minutes, standard, assumed, source, published_at as "publishedAt"
    from service.version
    where mall_id = ${mallOf(tx)}::int and service_id = ${serviceId}::bigint and published_at is not null
    order by valid_from desc, number desc`)
}
