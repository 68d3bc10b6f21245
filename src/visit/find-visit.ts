import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { readVisits } from './store.ts'
import type { Visit } from './visit.ts'

type Sought = {
  readonly serviceId: number
  readonly serviceDay: string
  /** About when the number was taken; the nearest first. Without it the latest first. */
  readonly around: Date | undefined
  readonly isRehearsal: boolean
}

const most = 12

/** Numbers of a day by what their owner came for and about when: for somebody who has lost the paper. No name is asked. */
export async function findByService(tx: Tx, { serviceId, serviceDay, around, isRehearsal }: Sought): Promise<Visit[]> {
  const rows = await tx.rows<{ id: number }>(sql`
    select v.id from visit.visit v
    where v.mall_id = ${mallOf(tx)}::int and v.service_day = ${serviceDay}::date and v.is_rehearsal = ${isRehearsal}
      and exists (select from visit.leg l where l.mall_id = v.mall_id and l.visit_id = v.id and l.service_id = ${serviceId}::bigint)
    order by abs(extract(epoch from v.issued_at - coalesce(${around ?? null}::timestamptz, 'epoch')))
      * case when ${around === undefined}::boolean then -1 else 1 end, v.id desc
    limit ${most}::int`)
  const visits = await readVisits(tx, sql`v.id = any(${rows.map(({ id }) => id)}::bigint[])`)
  return visits.sort((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime())
}
