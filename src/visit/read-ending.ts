import type { Directory } from '#directory/directory.ts'
import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { readSittings, type SittingHere } from './read-desk.ts'

/** What would end in one building if its service day were closed now. */
export type Ending = {
  readonly numbers: number
  /** Of these, people who are called or served at this moment. */
  readonly atCounters: number
  readonly counters: number
}

export async function readEnding(tx: Tx, directory: Directory, siteId: number, serviceDay: string): Promise<Ending> {
  const isHere = ({ counterId }: SittingHere) => {
    const zoneId = directory.counters.get(counterId)?.zoneId ?? 0
    return directory.zones.get(zoneId)?.siteId === siteId
  }
  const open = await tx.row<Pick<Ending, 'numbers' | 'atCounters'>>(sql`
    select count(distinct l.visit_id)::int as numbers,
      count(distinct l.visit_id) filter (where l.state in ('called', 'serving'))::int as "atCounters"
    from visit.open_leg l join service.queue q on q.mall_id = l.mall_id and q.id = l.queue_id
    where l.mall_id = ${mallOf(tx)}::int and q.site_id = ${siteId}::bigint and l.service_day = ${serviceDay}::date`)
  return { ...open, counters: (await readSittings(tx)).filter(isHere).length }
}
