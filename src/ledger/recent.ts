import { sql, type Tx } from '#platform/database.ts'
import { mallOf } from './announce.ts'

/** Something that was decided, as the ledger keeps it. */
export type RecentEvent = {
  readonly id: number
  readonly at: Date
  readonly kind: string
  /** `staff:12`, `clock`. */
  readonly actor: string
  readonly counterId: number | null
  readonly data: Readonly<Record<string, unknown>>
}

/** The newest events of these kinds since a moment: a few steps down an index for each kind, however long the ledger. */
export function recentEvents(tx: Tx, kinds: readonly string[], since: Date, most: number): Promise<RecentEvent[]> {
  return tx.rows<RecentEvent>(sql`
    select e.* from unnest(${kinds}::text[]) wanted (kind) cross join lateral (
      select id, at, kind, actor, counter_id as "counterId", data from ledger.event
      where mall_id = ${mallOf(tx)}::int and kind = wanted.kind and visit_id is null order by id desc limit ${most}::int) e
    where e.at >= ${since}::timestamptz order by e.id desc limit ${most}::int`)
}
