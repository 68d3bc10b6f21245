import { mallOf } from '#ledger/announce.ts'
import { join, raw, sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import type { Head } from './queue-order.ts'
import type { LatestAct } from './undo-list.ts'
import type { Leg, Visit } from './visit.ts'

const legJson =
  raw(`json_build_object('id', l.id, 'step', l.step, 'serviceId', l.service_id, 'serviceVersion', l.service_version, 'queueId', l.queue_id,
  'state', l.state, 'since', l.since, 'turn', l.turn, 'arrivalRef', l.arrival_ref, 'keyAt', l.key_at, 'class', l.class, 'callCount', l.call_count,
  'calledAt', l.called_at, 'counterId', l.counter_id, 'staffId', l.staff_id, 'startedAt', l.started_at, 'endedAt', l.ended_at, 'outcome', l.outcome,
  'reason', l.reason, 'deferredUntil', l.deferred_until, 'graceUsed', l.grace_used, 'papers', l.papers, 'fromLeg', l.from_leg)`)
export const visitColumns = sql`v.id, v.version, v.site_id as "siteId", v.service_day as "serviceDay", v.series_queue_id as "seriesQueueId", v.series_day as "seriesDay",
  v.number, v.ticket, v.token, v.class, v.protected_as as "protectedAs", v.is_confirmed as "isConfirmed", v.channel, v.language,
  v.is_rehearsal as "isRehearsal", v.print_state as "printState", v.issued_at as "issuedAt", v.closed_at as "closedAt",
  (select json_agg(${legJson} order by l.id) from visit.leg l where l.mall_id = v.mall_id and l.visit_id = v.id) as legs`

/** Whole visits that a condition names; `v` is the visit. */
export async function readVisits(tx: Tx, where: Sql): Promise<Visit[]> {
  const rows = await tx.rows(
    sql`select ${visitColumns} from visit.visit v where v.mall_id = ${mallOf(tx)}::int and ${where} order by v.id`,
  )
  return rows.map(shapeVisit)
}

export async function readVisit(tx: Tx, id: number): Promise<Visit | undefined> {
  return (await readVisits(tx, sql`v.id = ${id}::bigint`))[0]
}

/** The visit that stands at a counter now (called or being served). */
export async function readVisitAt(tx: Tx, counterId: number): Promise<Visit | undefined> {
  const active = sql`select l.visit_id from visit.leg l where l.mall_id = ${mallOf(tx)}::int and l.counter_id = ${counterId}::bigint and l.state in ('called', 'serving')`
  return (await readVisits(tx, sql`v.id = (${active})`))[0]
}

/** Who sits at a counter, and the visit that stands there. */
export type Standing = {
  readonly staffId: number
  readonly pausedAt: Date | null
  readonly visit: Visit | undefined
}

/**
 * In one look; undefined when nobody sits there. The leg is found first and the visit by its key (`offset 0` keeps the
 * planner from joining the whole table, which it likes while a fresh database has no statistics).
 */
export async function readStanding(tx: Tx, counterId: number): Promise<Standing | undefined> {
  const mall = mallOf(tx)
  const row = await tx.maybe<{ staffId: number; pausedAt: Date | null; id: number | null }>(sql`
    select s.staff_id as "staffId", s.paused_at as "pausedAt", v.*
    from counter.sitting s
    left join lateral (select ${visitColumns} from visit.visit v where v.mall_id = ${mall}::int and v.id = (
      select a.visit_id from visit.leg a
      where a.mall_id = ${mall}::int and a.counter_id = ${counterId}::bigint and a.state in ('called', 'serving')) offset 0) v on true
    where s.mall_id = ${mall}::int and s.counter_id = ${counterId}::bigint and s.closed_at is null`)
  if (!row) return undefined
  const { staffId, pausedAt, ...visit } = row
  return { staffId, pausedAt, visit: visit.id === null ? undefined : shapeVisit(visit) }
}

type LegRow = { [K in keyof Leg]: Leg[K] extends Date | null ? string | null : Leg[K] }
const moments = ['since', 'arrivalRef', 'keyAt', 'calledAt', 'startedAt', 'endedAt', 'deferredUntil'] as const

export function shapeVisit(row: Record<string, unknown>): Visit {
  return { ...row, legs: ((row.legs as LegRow[] | null) ?? []).map(shapeLeg) } as unknown as Visit
}

/** A leg as it comes out of JSON, with its moments as Dates again. */
export function shapeLeg(row: object): Leg {
  const leg: Record<string, unknown> = { ...row }
  for (const key of moments) if (typeof leg[key] === 'string') leg[key] = new Date(leg[key] as string)
  return leg as Leg
}

export type Lock = { readonly queueId: number; readonly seriesDay: string }

/**
 * Takes the queues' locks in the order of their ids and gives their last numbers. A queue's row is made with the first
 * number of the day. Whoever makes a leg wait, or calls, holds its queue: so the order of each queue is exact. As long
 * as a row is missing none is locked yet: whoever held a later one while making an earlier one would break the order.
 */
export async function lockQueues(tx: Tx, locks: readonly Lock[], isRehearsal: boolean): Promise<Map<number, number>> {
  const queueIds = locks.map((lock) => lock.queueId)
  const days = locks.map((lock) => lock.seriesDay)
  const count = new Set(queueIds).size
  const rowsOf = sql`visit.queue_day d
      join unnest(${queueIds}::bigint[], ${days}::date[]) as k(queue_id, series_day) on k.queue_id = d.queue_id and k.series_day = d.series_day
      where d.mall_id = ${mallOf(tx)}::int and d.is_rehearsal = ${isRehearsal}`
  const take = () =>
    tx.rows<{ queueId: number; lastNumber: number }>(sql`
      select d.queue_id as "queueId", d.last_number as "lastNumber" from ${rowsOf}
      and (select count(*) from ${rowsOf}) = ${count}::int
      order by d.queue_id for no key update of d`)
  let rows = await take()
  if (rows.length < count) {
    await openSeries(tx, locks, isRehearsal)
    rows = await take()
  }
  return new Map(rows.map((row) => [row.queueId, row.lastNumber]))
}

/** Makes the rows that are missing and locks those that are there, one after the other in the order of their ids. */
async function openSeries(tx: Tx, locks: readonly Lock[], isRehearsal: boolean): Promise<void> {
  const queueIds = locks.map((lock) => lock.queueId)
  const days = locks.map((lock) => lock.seriesDay)
  await tx.run(sql`
    insert into visit.queue_day (mall_id, queue_id, series_day, is_rehearsal, last_number)
    select q.mall_id, q.id, k.series_day, ${isRehearsal}::boolean, q.first_number - 1
    from service.queue q join unnest(${queueIds}::bigint[], ${days}::date[]) as k(queue_id, series_day) on k.queue_id = q.id
    where q.mall_id = ${mallOf(tx)}::int order by q.id
    on conflict on constraint queue_day_pkey do update set last_number = queue_day.last_number`)
}

/** The next number of a series and fresh ids, in one round trip; the row's lock is kept to the end of the transaction. */
export async function nextNumber(
  tx: Tx,
  lock: Lock,
  isRehearsal: boolean,
  legs: number,
): Promise<{ number: number; visitId: number; legIds: number[] }> {
  // Written out: of a count in a parameter the planner would rather make a new plan each time.
  const ids = join(Array.from({ length: legs }, () => raw("nextval('visit.leg_id')")))
  const ask = () =>
    tx.maybe<{ number: number; visitId: number; legIds: number[] }>(sql`
      update visit.queue_day set last_number = last_number + 1
      where mall_id = ${mallOf(tx)}::int and queue_id = ${lock.queueId}::bigint and series_day = ${lock.seriesDay}::date and is_rehearsal = ${isRehearsal}
      returning last_number as number, nextval('visit.visit_id') as "visitId", array[${ids}] as "legIds"`)
  const got = await ask()
  if (got) return { ...got, legIds: got.legIds.map(Number) }
  await openSeries(tx, [lock], isRehearsal)
  const again = await ask()
  if (!again) throw new Error(`no series for queue ${lock.queueId}`)
  return { ...again, legIds: again.legIds.map(Number) }
}

/** How many wait in a queue, whatever their class. */
export async function countWaiting(tx: Tx, queueId: number): Promise<number> {
  const { waiting } = await tx.row<{ waiting: number }>(sql`
    select count(*) as waiting from visit.leg where mall_id = ${mallOf(tx)}::int and queue_id = ${queueId}::bigint and state = 'waiting'`)
  return waiting
}

/** As it stands now, also when this transaction's directory is older. */
export async function isDayClosed(tx: Tx, siteId: number, serviceDay: string): Promise<boolean> {
  const found = await tx.maybe(sql`
    select 1 from visit.day_closed where mall_id = ${mallOf(tx)}::int and site_id = ${siteId}::bigint
      and service_day = ${serviceDay}::date and reopened_at is null`)
  return found !== undefined
}

export async function nextLegId(tx: Tx): Promise<number> {
  return (await tx.row<{ id: number }>(sql`select nextval('visit.leg_id') as id`)).id
}

/** The first of each class of each queue, by the index of waiting legs: one descent per queue and class, never a scan. */
export async function readHeads(tx: Tx, queueIds: readonly number[]): Promise<(Head & { visit: Visit })[]> {
  if (queueIds.length === 0) return []
  // Written out, not an array in a parameter: the planner keeps its plan when it knows how many there are.
  const queues = join(queueIds.map((id) => sql`(${id}::bigint)`))
  const rows = await tx.rows<Head & Record<string, unknown>>(sql`
    with head as materialized (
      select h.* from (values ${queues}) q(id)
      cross join unnest(array['regular', 'protected', 'appointment']) c(class)
      cross join lateral (
        select l.id as leg_id, l.visit_id, l.queue_id, l.class as leg_class, l.arrival_ref, l.key_at
        from visit.leg l
        where l.mall_id = ${mallOf(tx)}::int and l.queue_id = q.id and l.class = c.class and l.state = 'waiting'
        order by l.key_at, l.id limit 1) h)
    select h.leg_id as "legId", h.queue_id as "queueId", h.leg_class as "headClass", h.arrival_ref as "arrivalRef", h.key_at as "keyAt", v.*
    from head h cross join lateral (select ${visitColumns} from visit.visit v where v.mall_id = ${mallOf(tx)}::int and v.id = h.visit_id offset 0) v`)
  return rows.map(({ legId, queueId, headClass, arrivalRef, keyAt, ...visit }) => ({
    legId,
    queueId,
    class: headClass as Head['class'],
    arrivalRef: arrivalRef as Date,
    keyAt: keyAt as Date,
    visit: shapeVisit(visit),
  }))
}

export type OwnSeat = { readonly counterId: number; readonly staffId: number }

/**
 * What each person did last at a counter, newest first; with the version that the visit has now. Of the counter's fifty
 * latest events: who has done less would otherwise be looked for through all its years.
 */
export async function readLatestActs(tx: Tx, seats: readonly OwnSeat[], since: Date): Promise<(LatestAct & OwnSeat)[]> {
  const counters = seats.map(({ counterId }) => counterId)
  const staff = seats.map(({ staffId }) => staffId)
  return tx.rows(sql`
    select e.*, s.staff_id as "staffId", v.ticket, v.version
    from unnest(${counters}::bigint[], ${staff}::bigint[]) s (counter_id, staff_id)
    cross join lateral (
      select id, at, kind, actor, counter_id as "counterId", visit_id as "visitId", leg_id as "legId", data from ledger.event
      where mall_id = ${mallOf(tx)}::int and counter_id = s.counter_id order by id desc limit 50) e
    join visit.visit v on v.mall_id = ${mallOf(tx)}::int and v.id = e."visitId"
    where e.at >= ${since}::timestamptz and e.actor = 'staff:' || s.staff_id
    order by e.id desc`)
}
