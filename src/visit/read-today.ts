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

/** A number as it is printed, and its digits. */
export type TicketSeen = { readonly number: number; readonly ticket: string }
export type QueueNow = {
  readonly queueId: number
  readonly waiting: number
  /** Of the day, in the queue's own series. */
  readonly lastIssued: TicketSeen | null
  /** Called last; its letter is another's when somebody was sent over from another queue. */
  readonly lastCalled: TicketSeen | null
}

/** Each queue as anybody in the hall sees it: how many wait, which numbers came last. A rehearsal is nobody's queue. */
export function readQueuesNow(tx: Tx, days: readonly string[]): Promise<QueueNow[]> {
  return tx.rows<QueueNow>(sql`
    with legs as materialized (
      select l.queue_id, l.state, l.called_at, v.ticket, v.number from visit.leg l join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
      where l.mall_id = ${mallOf(tx)}::int and l.service_day = any(${days}::date[]) and not v.is_rehearsal),
    waiting as (select queue_id, count(*)::int as people from legs where state = 'waiting' group by queue_id),
    called as (select distinct on (queue_id) queue_id, number, ticket from legs where called_at is not null order by queue_id, called_at desc),
    issued as (select distinct on (series_queue_id) series_queue_id as queue_id, number, ticket from visit.visit
      where mall_id = ${mallOf(tx)}::int and service_day = any(${days}::date[]) and not is_rehearsal order by series_queue_id, number desc)
    select q.id as "queueId", coalesce(w.people, 0) as waiting,
      case when c.number is not null then jsonb_build_object('number', c.number, 'ticket', c.ticket) end as "lastCalled",
      case when i.number is not null then jsonb_build_object('number', i.number, 'ticket', i.ticket) end as "lastIssued"
    from service.queue q left join waiting w on w.queue_id = q.id left join called c on c.queue_id = q.id left join issued i on i.queue_id = q.id
    where q.mall_id = ${mallOf(tx)}::int and not q.is_retired order by q.code`)
}
