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
    with legs as (
      select l.queue_id, l.state, l.called_at, v.ticket, v.number from visit.leg l join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
      where l.mall_id = ${mallOf(tx)}::int and l.service_day = any(${days}::date[]) and not v.is_rehearsal)
    select q.id as "queueId", (select count(*)::int from legs where queue_id = q.id and state = 'waiting') as waiting,
      (select jsonb_build_object('number', number, 'ticket', ticket) from legs where queue_id = q.id and called_at is not null
         order by called_at desc limit 1) as "lastCalled",
      (select jsonb_build_object('number', v.number, 'ticket', v.ticket) from visit.visit v where v.mall_id = q.mall_id
         and v.series_queue_id = q.id and v.service_day = any(${days}::date[]) and not v.is_rehearsal order by v.number desc limit 1) as "lastIssued"
    from service.queue q where q.mall_id = ${mallOf(tx)}::int and not q.is_retired order by q.code`)
}
