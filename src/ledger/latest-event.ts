import { sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import { mallOf } from './announce.ts'

/** The number of the last thing that happened in a mall, 0 before the first, as part of a statement: one step into an index. */
export function latestEventOf(tx: Tx): Sql {
  return sql`coalesce((select id from ledger.event where mall_id = ${mallOf(tx)}::int order by id desc limit 1), 0)`
}

/** The same by itself: whether anything is new. */
export async function latestEvent(tx: Tx): Promise<number> {
  return (await tx.row<{ event: number }>(sql`select ${latestEventOf(tx)} as event`)).event
}
