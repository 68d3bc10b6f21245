import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'

/** How much somebody has served today, and where somebody is planned. */

/** How many somebody has served today, and the mean minutes with each; never beside other officers. */
export type OwnDay = { readonly staffId: number; readonly served: number; readonly meanMinutes: number }

export async function readOwnDays(
  tx: Tx,
  staffIds: readonly number[],
  serviceDay: string,
  isRehearsal: boolean,
): Promise<Map<number, OwnDay>> {
  const rows = await tx.rows<OwnDay>(sql`
    select l.staff_id as "staffId", count(distinct l.id)::int as served,
      (coalesce(sum(extract(epoch from i.to_at - i.from_at)), 0) / 60 / count(distinct l.id))::float8 as "meanMinutes"
    from visit.leg l
    join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id and v.is_rehearsal = ${isRehearsal}
    join visit.interval i on i.mall_id = l.mall_id and i.leg_id = l.id and i.state = 'serving' and i.to_at is not null
    where l.mall_id = ${mallOf(tx)}::int and l.service_day = ${serviceDay}::date and l.state = 'completed' and l.staff_id = any(${staffIds}::bigint[])
    group by l.staff_id`)
  return new Map(rows.map((row) => [row.staffId, row]))
}

/** Where somebody is planned today: the counters of the roster that hold now or later. */
export async function readRosterOf(
  tx: Tx,
  staffId: number,
  serviceDay: string,
): Promise<{ counterId: number; from: number; until: number }[]> {
  return tx.rows(sql`
    select counter_id as "counterId", lower(hours) as "from", upper(hours) as until from counter.roster
    where mall_id = ${mallOf(tx)}::int and staff_id = ${staffId}::bigint and held_on = ${serviceDay}::date order by hours`)
}
