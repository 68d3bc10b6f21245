import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'

/** How many numbers were given on a day. A rehearsal counts for nothing. */
export async function countCame(tx: Tx, day: string): Promise<number> {
  const { people } = await tx.row<{ people: number }>(sql`
    select count(*)::int as people from visit.visit
    where mall_id = ${mallOf(tx)}::int and service_day = ${day}::date and not is_rehearsal`)
  return people
}

/** Services that people came for most in these days, most first. */
export async function askedMost(tx: Tx, from: string, until: string, most: number): Promise<number[]> {
  const rows = await tx.rows<{ serviceId: number }>(sql`
    select service_id as "serviceId" from visit.leg
    where mall_id = ${mallOf(tx)}::int and service_day between ${from}::date and ${until}::date and from_leg is null
    group by service_id order by count(*) desc, service_id limit ${most}::int`)
  return rows.map(({ serviceId }) => serviceId)
}

export type QueueNow = {
  readonly queueId: number
  readonly waiting: number
  readonly serving: number
  /** Of the day. */
  readonly lastTicket: string | null
  readonly servedToday: number
}

/** Each queue as others may see it: how many wait, who was called last. Numbers, never people. */
export function readQueuesNow(tx: Tx, day: string): Promise<QueueNow[]> {
  return tx.rows<QueueNow>(sql`
    select q.id as "queueId", coalesce(l.waiting, 0) as waiting, coalesce(l.serving, 0) as serving, coalesce(l.served, 0) as "servedToday",
      (select v.ticket from visit.visit v where v.mall_id = q.mall_id and v.series_queue_id = q.id and v.service_day = ${day}::date
         and not v.is_rehearsal order by v.number desc limit 1) as "lastTicket"
    from service.queue q left join lateral (
      select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state in ('called', 'serving'))::int as serving,
        count(*) filter (where state = 'completed')::int as served
      from visit.leg l where l.mall_id = q.mall_id and l.queue_id = q.id and l.service_day = ${day}::date) l on true
    where q.mall_id = ${mallOf(tx)}::int and not q.is_retired order by q.code`)
}
