import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'

/** What an agency has in the mall now, also services that are not published yet: the ids, each in the order of its row. */
export type PartsOfAgency = { readonly services: number[]; readonly queues: number[]; readonly counters: number[] }

export function partsOfAgency(tx: Tx, agencyId: number): Promise<PartsOfAgency> {
  const mall = mallOf(tx)
  return tx.row<PartsOfAgency>(sql`
    select array(select id::int from service.service where mall_id = ${mall}::int and agency_id = ${agencyId}::bigint and not is_retired order by id) as services,
      array(select id::int from service.queue where mall_id = ${mall}::int and agency_id = ${agencyId}::bigint and not is_retired order by id) as queues,
      array(select id::int from counter.counter where mall_id = ${mall}::int and agency_id = ${agencyId}::bigint and not is_retired order by id) as counters`)
}
