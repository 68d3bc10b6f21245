import { isPresentOn } from '#agency/presence.ts'
import { requestsOn } from '#counter/ask.ts'
import type { CounterRequest } from '#counter/request.ts'
import { closingOfToday, type Directory } from '#directory/directory.ts'
import { mallOf } from '#ledger/announce.ts'
import { dayAt, minuteAt } from '#mall/day.ts'
import { sql, type Tx } from '#platform/database.ts'
import { readSittings, type SittingHere } from './read-desk.ts'
import { waitedOf } from './read-waiting.ts'

/** The hall as its manager sees it: facts only. What of it needs a decision is for decisions.ts to say, purely. */
export type FloorFacts = {
  readonly day: string
  /** Minutes since midnight. */
  readonly minute: number
  readonly arrived: number
  readonly peopleWaiting: number
  readonly queues: ReadonlyMap<number, QueueFacts>
  readonly sittings: readonly FloorSitting[]
  readonly roster: readonly Planned[]
  readonly failedPrints: readonly { readonly visitId: number; readonly ticket: string; readonly issuedAt: Date }[]
  readonly openVisits: number
  /** Who was asked today to open a counter or to move, newest first. */
  readonly requests: readonly CounterRequest[]
}
/** Who sits where, whether somebody stands there, and when something was last pressed at that counter. */
export type FloorSitting = SittingHere & { readonly isBusy: boolean; readonly lastActAt: Date }
export type QueueFacts = {
  readonly queueId: number
  readonly waiting: number
  /** Milliseconds. */
  readonly longest: number
  readonly beyondPromise: number
  readonly outOfOrder: number
}
export type Planned = {
  readonly counterId: number
  readonly staffId: number
  readonly name: string
  readonly from: number
  readonly until: number
}

const nothing: Omit<QueueFacts, 'queueId'> = { waiting: 0, longest: 0, beyondPromise: 0, outOfOrder: 0 }

export async function readFloor(tx: Tx, directory: Directory, now: Date): Promise<FloorFacts> {
  const of = ofToday(directory, now)
  return {
    day: of.day,
    minute: minuteAt(now, directory.mall.timeZone),
    ...(await readCounts(tx, of)),
    queues: await readQueues(tx, of),
    sittings: await readFloorSittings(tx),
    roster: (await readRoster(tx, of.day)).filter((shift) => isHere(directory, shift, of)),
    failedPrints: await readFailedPrints(tx, of),
    requests: await requestsOn(tx, of.day),
  }
}

/**
 * A shift of an agency that is away today, by agreement or for just this day, is missed by nobody; nor is any in a
 * building whose day has been closed.
 */
function isHere(directory: Directory, { counterId }: Planned, { day, now, isRehearsal }: Of): boolean {
  const { counters, agencies, zones } = directory
  const counter = counters.get(counterId)
  const siteId = zones.get(counter?.zoneId ?? 0)?.siteId
  if (siteId !== undefined && !isRehearsal && closingOfToday(directory, siteId, now)) return false
  const agency = agencies.get(counter?.agencyId ?? 0)
  return agency !== undefined && isPresentOn(agency.presence, agency.exceptions, day)
}

export function queueFacts(facts: FloorFacts, queueId: number): QueueFacts {
  return facts.queues.get(queueId) ?? { queueId, ...nothing }
}

type Of = { readonly day: string; readonly now: Date; readonly isRehearsal: boolean }

function ofToday({ mall }: Directory, now: Date): Of {
  return { day: dayAt(now, mall.timeZone), now, isRehearsal: mall.rehearsingSince !== null }
}

function readCounts(tx: Tx, { day, isRehearsal }: Of) {
  return tx.row<{ arrived: number; openVisits: number; peopleWaiting: number }>(sql`
    select count(*)::int as arrived, count(*) filter (where closed_at is null)::int as "openVisits",
      (select count(distinct visit_id)::int from visit.leg where mall_id = ${mallOf(tx)}::int and state = 'waiting') as "peopleWaiting"
    from visit.visit where mall_id = ${mallOf(tx)}::int and service_day = ${day}::date and is_rehearsal = ${isRehearsal}`)
}

async function readFloorSittings(tx: Tx): Promise<FloorSitting[]> {
  const sittings = await readSittings(tx)
  const acts = await tx.rows<{ counterId: number; isBusy: boolean; lastActAt: Date | null }>(sql`
    select s.id as "counterId",
      exists (select from visit.leg l where l.mall_id = ${mallOf(tx)}::int and l.counter_id = s.id and l.state in ('called', 'serving')) as "isBusy",
      (select e.at from ledger.event e where e.mall_id = ${mallOf(tx)}::int and e.counter_id = s.id order by e.id desc limit 1) as "lastActAt"
    from unnest(${sittings.map((one) => one.counterId)}::bigint[]) s(id)`)
  const of = new Map(acts.map((act) => [act.counterId, act]))
  return sittings.map((sitting) => {
    const act = of.get(sitting.counterId)
    const lastActAt = act?.lastActAt && act.lastActAt > sitting.openedAt ? act.lastActAt : sitting.openedAt
    return { ...sitting, isBusy: act?.isBusy ?? false, lastActAt }
  })
}

async function readQueues(tx: Tx, { day, now }: Of): Promise<Map<number, QueueFacts>> {
  const rows = await tx.rows<QueueFacts>(sql`
    with waiting as (
      select l.queue_id, ${waitedOf(now)} as waited from visit.leg l where l.mall_id = ${mallOf(tx)}::int and l.state = 'waiting'),
    chosen as (
      select queue_id, count(*)::int as calls from ledger.event
      where mall_id = ${mallOf(tx)}::int and service_day = ${day}::date and kind = 'visit.called' and data->>'why' = 'chosen' group by queue_id)
    select q.id as "queueId", count(w.queue_id)::int as waiting, coalesce(max(w.waited), 0)::float8 as longest,
      count(*) filter (where w.waited > q.promise_minutes * 60000)::int as "beyondPromise", coalesce(max(c.calls), 0)::int as "outOfOrder"
    from service.queue q left join waiting w on w.queue_id = q.id left join chosen c on c.queue_id = q.id
    where q.mall_id = ${mallOf(tx)}::int and not q.is_retired group by q.id`)
  return new Map(rows.map((row) => [row.queueId, row]))
}

function readRoster(tx: Tx, day: string): Promise<Planned[]> {
  return tx.rows<Planned>(sql`
    select r.counter_id as "counterId", r.staff_id as "staffId", p.name, lower(r.hours) as "from", upper(r.hours) as until
    from counter.roster r join account.staff p on p.mall_id = r.mall_id and p.id = r.staff_id
    where r.mall_id = ${mallOf(tx)}::int and r.held_on = ${day}::date order by r.counter_id, lower(r.hours)`)
}

function readFailedPrints(tx: Tx, { day, isRehearsal }: Of) {
  return tx.rows<{ visitId: number; ticket: string; issuedAt: Date }>(sql`
    select id as "visitId", ticket, issued_at as "issuedAt" from visit.visit
    where mall_id = ${mallOf(tx)}::int and service_day = ${day}::date and print_state = 'failed' and closed_at is null and is_rehearsal = ${isRehearsal}
    order by issued_at`)
}
