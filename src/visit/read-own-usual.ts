import { mallOf } from '#ledger/announce.ts'
import { addDays } from '#mall/day.ts'
import { sql, type Tx } from '#platform/database.ts'

/** What somebody's own last days were like, for that person alone: a mark beside today, never beside other officers. */
export type OwnUsual = {
  /** Days that are behind these figures. */
  readonly days: number
  /** The median of services served in a day. */
  readonly servedADay: number
  /** By service: the median of minutes with one visitor. */
  readonly medianMinutes: ReadonlyMap<number, number>
}

const mostDays = 10
/** Of fewer nothing is usual. */
const fewestDays = 3
/** Who was away for longer begins anew. */
const longestBack = 42

type Asked = { readonly staffId: number; readonly serviceDay: string; readonly queueIds: readonly number[] }

/** Medians of the last ten days on which somebody served in these queues; undefined while there are too few. */
export async function readOwnUsual(tx: Tx, { staffId, serviceDay, queueIds }: Asked): Promise<OwnUsual | undefined> {
  const served = sql`
    with leg as (
      select l.id, l.service_day, l.service_id from visit.leg l
      join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id and not v.is_rehearsal
      where l.mall_id = ${mallOf(tx)}::int and l.state = 'completed' and l.staff_id = ${staffId}::bigint
        and l.service_day >= ${addDays(serviceDay, -longestBack)}::date and l.service_day < ${serviceDay}::date
        and l.queue_id = any(${queueIds}::bigint[])),
    day as (select service_day, count(*)::int as served from leg group by service_day order by service_day desc limit ${mostDays}::int)`
  const { days, servedADay } = await tx.row<{ days: number; servedADay: number | null }>(sql`
    ${served} select count(*)::int as days, percentile_cont(0.5) within group (order by served)::float8 as "servedADay" from day`)
  if (days < fewestDays || servedADay === null) return undefined
  const services = await tx.rows<{ serviceId: number; median: number }>(sql`
    ${served}, lasted as (
      select leg.service_id, sum(extract(epoch from i.to_at - i.from_at)) / 60 as minutes
      from leg join day using (service_day)
      join visit.interval i on i.mall_id = ${mallOf(tx)}::int and i.leg_id = leg.id and i.state = 'serving' and i.to_at is not null
      group by leg.id, leg.service_id)
    select service_id as "serviceId", percentile_cont(0.5) within group (order by minutes)::float8 as median from lasted group by service_id`)
  return { days, servedADay, medianMinutes: new Map(services.map((one) => [one.serviceId, one.median])) }
}
