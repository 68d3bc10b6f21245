import { mallOf } from '#ledger/announce.ts'
import { type RecentEvent, recentEvents } from '#ledger/recent.ts'
import { momentOf } from '#mall/day.ts'
import { sql, type Tx } from '#platform/database.ts'

/** What somebody did today, for that person alone: never beside other officers, and nobody else reads it. */
export type WholeOwnDay = {
  readonly services: readonly OwnService[]
  readonly breaks: readonly Break[]
}
export type OwnService = {
  readonly serviceId: number
  readonly queueId: number
  readonly served: number
  readonly meanMinutes: number
  readonly longestMinutes: number
}
/** `until` is absent while it lasts. */
export type Break = { readonly from: Date; readonly until: Date | undefined; readonly reason: string }

type Asked = {
  readonly staffId: number
  readonly serviceDay: string
  readonly timeZone: string
  readonly isRehearsal: boolean
}

export async function readWholeOwnDay(tx: Tx, asked: Asked): Promise<WholeOwnDay> {
  const morning = momentOf(asked.serviceDay, '00:00', asked.timeZone)
  const events = await recentEvents(tx, breakKinds, morning, mostEvents)
  return { services: await readOwnServices(tx, asked), breaks: breaksOf(events.toReversed(), asked.staffId) }
}

function readOwnServices(tx: Tx, { staffId, serviceDay, isRehearsal }: Asked): Promise<OwnService[]> {
  return tx.rows<OwnService>(sql`
    select service_id as "serviceId", queue_id as "queueId", count(*)::int as served, avg(minutes)::float8 as "meanMinutes", max(minutes)::float8 as "longestMinutes"
    from (
      select l.service_id, l.queue_id, sum(extract(epoch from i.to_at - i.from_at)) / 60 as minutes
      from visit.leg l
      join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id and v.is_rehearsal = ${isRehearsal}
      join visit.interval i on i.mall_id = l.mall_id and i.leg_id = l.id and i.state = 'serving' and i.to_at is not null
      where l.mall_id = ${mallOf(tx)}::int and l.service_day = ${serviceDay}::date and l.state = 'completed' and l.staff_id = ${staffId}::bigint
      group by l.id, l.service_id, l.queue_id) served
    group by service_id, queue_id order by served desc, service_id`)
}

const breakKinds = ['counter.paused', 'counter.resumed', 'counter.closed', 'counter.closedFor'] as const
/** More than a day of the largest mall holds of one kind. */
const mostEvents = 5_000

/** The breaks of one officer from what the ledger tells of all, the oldest first. Going to another counter is none. Pure. */
export function breaksOf(events: readonly RecentEvent[], staffId: number): Break[] {
  const breaks: Break[] = []
  let open: Break | undefined
  for (const { kind, at, data } of events) {
    if (data.staffId !== staffId) continue
    if (open) breaks.push({ ...open, until: at })
    const begins = kind === 'counter.paused' && data.reason !== 'moving'
    open = begins ? { from: at, until: undefined, reason: String(data.reason ?? 'other') } : undefined
  }
  return open ? [...breaks, open] : breaks
}
