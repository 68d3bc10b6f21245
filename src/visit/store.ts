import { mallOf } from '#ledger/announce.ts'
import { type Actor, nameOfActor } from '#platform/actor.ts'
import { raw, sql, type Tx } from '#platform/database.ts'
import { Stale } from '#platform/stale.ts'
import type { Sql } from '#platform/sql.ts'
import type { Head } from './queue-order.ts'
import type { Leg, Visit } from './visit.ts'

/** What one act did to one visit, ready to be written: the rows, the intervals and the event come from one difference. */
export type Change = {
  readonly before: Visit | undefined
  readonly after: Visit
  readonly legId?: number
  readonly data?: Readonly<Record<string, unknown>>
}
export type CallToHall = {
  readonly zoneId: number
  readonly legId: number
  readonly visitId: number
  readonly ticket: string
  readonly counterId: number
  readonly queueId: number
  readonly isAgain: boolean
  readonly isRehearsal: boolean
}
export type Recording = {
  readonly kind: string
  readonly actor: Actor
  readonly now: Date
  readonly changes: readonly Change[]
  readonly counterId?: number
  readonly calls?: readonly CallToHall[]
  readonly topics: readonly string[]
  readonly command?: { readonly id: string; readonly result: unknown } | undefined
}

const visitFields = `id bigint, version int, "siteId" bigint, "serviceDay" date, "seriesQueueId" bigint, "seriesDay" date, number int, ticket text,
  token text, class text, "protectedAs" text, "isConfirmed" boolean, channel text, language text, "isRehearsal" boolean, "printState" text,
  "issuedAt" timestamptz, "closedAt" timestamptz, "isNew" boolean`
const legFields = `"visitId" bigint, "serviceDay" date, id bigint, step int, "serviceId" bigint, "serviceVersion" int, "queueId" bigint, state text, since timestamptz,
  turn int, "arrivalRef" timestamptz, "keyAt" timestamptz, class text, "callCount" int, "calledAt" timestamptz, "counterId" bigint, "staffId" bigint,
  "startedAt" timestamptz, "endedAt" timestamptz, outcome text, reason text, "deferredUntil" timestamptz, "graceUsed" boolean, note text,
  "fromLeg" bigint, "isNew" boolean, "hasMoved" boolean, "isOver" boolean, "undoneState" text, "undoneSince" timestamptz`

/**
 * Writes one act in one statement: visits (compare-and-set on their version), legs, intervals, the calls to the hall,
 * the ledger, the outbox and the command. Round trips are what an act costs, and one statement is one.
 */
export async function record(tx: Tx, recording: Recording): Promise<void> {
  const { visits, legs, events } = rowsOf(recording)
  const mall = mallOf(tx)
  const now = recording.now
  const { written } = await tx.row<{ written: number }>(sql`
    with visit_in as (select * from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as v(${raw(visitFields)})),
    visit_new as (
      insert into visit.visit (mall_id, id, version, site_id, service_day, series_queue_id, series_day, number, ticket, token, class, protected_as,
        is_confirmed, channel, language, is_rehearsal, print_state, issued_at, closed_at)
      select ${mall}::int, id, 1, "siteId", "serviceDay", "seriesQueueId", "seriesDay", number, ticket, token, class, "protectedAs",
        "isConfirmed", channel, language, "isRehearsal", "printState", "issuedAt", "closedAt" from visit_in where "isNew" returning id),
    visit_changed as (
      update visit.visit t set version = t.version + 1, class = v.class, protected_as = v."protectedAs", is_confirmed = v."isConfirmed",
        print_state = v."printState", closed_at = v."closedAt"
      from visit_in v where not v."isNew" and t.mall_id = ${mall}::int and t.id = v.id and t.version = v.version returning t.id),
    touched as (select id from visit_new union all select id from visit_changed),
    leg_in as (select l.* from jsonb_to_recordset(${JSON.stringify(legs)}::jsonb) as l(${raw(legFields)}) join touched on touched.id = l."visitId"),
    leg_new as (
      insert into visit.leg (mall_id, id, visit_id, step, service_id, service_version, queue_id, state, since, turn, arrival_ref, key_at, class, call_count,
        called_at, counter_id, staff_id, started_at, ended_at, outcome, reason, deferred_until, grace_used, note, from_leg, service_day)
      select ${mall}::int, id, "visitId", step, "serviceId", "serviceVersion", "queueId", state, since, turn, "arrivalRef", "keyAt", class, "callCount",
        "calledAt", "counterId", "staffId", "startedAt", "endedAt", outcome, reason, "deferredUntil", "graceUsed", note, "fromLeg", "serviceDay"
      from leg_in where "isNew"),
    leg_changed as (
      update visit.leg t set step = l.step, service_id = l."serviceId", service_version = l."serviceVersion", queue_id = l."queueId", state = l.state,
        since = l.since, turn = l.turn, arrival_ref = l."arrivalRef", key_at = l."keyAt", class = l.class, call_count = l."callCount", called_at = l."calledAt",
        counter_id = l."counterId", staff_id = l."staffId", started_at = l."startedAt", ended_at = l."endedAt", outcome = l.outcome, reason = l.reason,
        deferred_until = l."deferredUntil", grace_used = l."graceUsed", note = l.note
      from leg_in l where not l."isNew" and t.mall_id = ${mall}::int and t.id = l.id),
    interval_closed as (
      update visit.interval i set to_at = l.since from leg_in l
      where l."hasMoved" and not l."isNew" and i.mall_id = ${mall}::int and i.leg_id = l.id and i.to_at is null returning i.leg_id),
    interval_new as (
      insert into visit.interval (mall_id, leg_id, turn, state, from_at, counter_id, staff_id)
      select ${mall}::int, l.id, l.turn, l.state, l.since, l."counterId", l."staffId" from leg_in l
      where l."hasMoved" and not l."isOver" and (select count(*) from interval_closed) >= 0),
    interval_undone as (
      insert into visit.interval (mall_id, leg_id, turn, state, from_at, to_at)
      select ${mall}::int, l.id, l.turn - 1, l."undoneState", l."undoneSince", l.since from leg_in l where l."undoneState" is not null),
    call_in as (select c.* from jsonb_to_recordset(${JSON.stringify(recording.calls ?? [])}::jsonb) as c("zoneId" bigint, "legId" bigint, "visitId" bigint,
      ticket text, "counterId" bigint, "queueId" bigint, "isAgain" boolean, "isRehearsal" boolean) join touched on touched.id = c."visitId"),
    zone_next as (
      update mall.zone z set call_seq = z.call_seq + 1 from call_in c where z.mall_id = ${mall}::int and z.id = c."zoneId" returning z.id, z.call_seq),
    call_new as (
      insert into visit.call (mall_id, zone_id, seq, leg_id, visit_id, ticket, counter_id, queue_id, is_again, is_rehearsal, called_at)
      select ${mall}::int, c."zoneId", z.call_seq, c."legId", c."visitId", c.ticket, c."counterId", c."queueId", c."isAgain", c."isRehearsal", ${now}::timestamptz
      from call_in c join zone_next z on z.id = c."zoneId"),
    event_new as (
      insert into ledger.event (mall_id, at, kind, actor, visit_id, leg_id, queue_id, counter_id, service_day, data)
      select ${mall}::int, ${now}::timestamptz, ${recording.kind}, ${nameOfActor(recording.actor)}, e."visitId", e."legId", e."queueId",
        ${recording.counterId ?? null}::bigint, e."serviceDay", e.data
      from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e("visitId" bigint, "legId" bigint, "queueId" bigint, "serviceDay" date, data jsonb)
      join touched on touched.id = e."visitId"),
    sent as (insert into platform.outbox (mall_id, topics, at) select ${mall}::int, ${recording.topics}::text[], ${now}::timestamptz),
    commanded as (
      insert into platform.command (mall_id, actor, command_id, result, at)
      select ${mall}::int, ${nameOfActor(recording.actor)}, ${recording.command?.id ?? null}::text, ${JSON.stringify(recording.command?.result ?? null)}::jsonb, ${now}::timestamptz
      where ${recording.command?.id ?? null}::text is not null)
    select count(*)::int as written from touched`)
  if (written !== visits.length) throw new Stale('a visit changed meanwhile')
}

function rowsOf(recording: Recording) {
  const visits = recording.changes.map(({ before, after }) => ({
    ...after,
    legs: undefined,
    version: before?.version ?? 1,
    isNew: !before,
  }))
  const legs = recording.changes.flatMap(({ before, after }) =>
    after.legs.flatMap((leg) => {
      const old = before?.legs.find((l) => l.id === leg.id)
      if (old && sameLeg(old, leg)) return []
      const isOver = leg.endedAt !== null
      // An end that was undone was a time of the leg too: it keeps its interval, so that the times stay contiguous.
      const undone = old?.endedAt && !isOver ? { undoneState: old.state, undoneSince: old.since } : {}
      return [
        {
          ...leg,
          ...undone,
          visitId: after.id,
          serviceDay: after.serviceDay,
          isNew: !old,
          hasMoved: !old || old.turn !== leg.turn,
          isOver,
        },
      ]
    }),
  )
  const events = recording.changes.map((change) => eventOf(change))
  return { visits, legs, events }
}

/** The event holds what changed and what it was, so that the ledger alone rebuilds every row and an act can be undone. */
function eventOf({ before, after, legId, data }: Change) {
  const leg = after.legs.find((l) => l.id === legId)
  const changed = after.legs.flatMap((now) => {
    const was = before?.legs.find((l) => l.id === now.id)
    return was && sameLeg(was, now)
      ? []
      : [{ was: was ? differing(was, now) : null, now: was ? differing(now, was) : now, id: now.id }]
  })
  return {
    visitId: after.id,
    legId: legId ?? null,
    queueId: leg?.queueId ?? after.seriesQueueId,
    serviceDay: after.serviceDay,
    data: { ...data, version: before ? before.version + 1 : 1, visit: visitDifference(before, after), legs: changed },
  }
}

function visitDifference(before: Visit | undefined, after: Visit) {
  const { legs: _, version: __, token: ___, ...now } = after
  if (!before) return now
  const { legs: ____, version: _____, token: ______, ...was } = before
  return differing(now, was)
}

function differing<T extends object>(a: T, b: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(a).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(b[key as keyof T])),
  ) as Partial<T>
}

function sameLeg(a: Leg, b: Leg): boolean {
  return a === b || Object.keys(differing(a, b)).length === 0
}

const legJson =
  raw(`jsonb_build_object('id', l.id, 'step', l.step, 'serviceId', l.service_id, 'serviceVersion', l.service_version, 'queueId', l.queue_id,
  'state', l.state, 'since', l.since, 'turn', l.turn, 'arrivalRef', l.arrival_ref, 'keyAt', l.key_at, 'class', l.class, 'callCount', l.call_count,
  'calledAt', l.called_at, 'counterId', l.counter_id, 'staffId', l.staff_id, 'startedAt', l.started_at, 'endedAt', l.ended_at, 'outcome', l.outcome,
  'reason', l.reason, 'deferredUntil', l.deferred_until, 'graceUsed', l.grace_used, 'note', l.note, 'fromLeg', l.from_leg)`)
const visitColumns = sql`v.id, v.version, v.site_id as "siteId", v.service_day as "serviceDay", v.series_queue_id as "seriesQueueId", v.series_day as "seriesDay",
  v.number, v.ticket, v.token, v.class, v.protected_as as "protectedAs", v.is_confirmed as "isConfirmed", v.channel, v.language,
  v.is_rehearsal as "isRehearsal", v.print_state as "printState", v.issued_at as "issuedAt", v.closed_at as "closedAt",
  (select jsonb_agg(${legJson} order by l.id) from visit.leg l where l.mall_id = v.mall_id and l.visit_id = v.id) as legs`

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

/** Who sits at a counter and whose number stands there, in one look. */
export function readStanding(tx: Tx, counterId: number) {
  return tx.maybe<{ staffId: number; pausedAt: Date | null; visitId: number | null; ticket: string | null }>(sql`
    select s.staff_id as "staffId", s.paused_at as "pausedAt", v.id as "visitId", v.ticket
    from counter.sitting s
    left join visit.leg l on l.mall_id = s.mall_id and l.counter_id = s.counter_id and l.state in ('called', 'serving')
    left join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
    where s.mall_id = ${mallOf(tx)}::int and s.counter_id = ${counterId}::bigint and s.closed_at is null`)
}

type LegRow = { [K in keyof Leg]: Leg[K] extends Date | null ? string | null : Leg[K] }
const moments = ['since', 'arrivalRef', 'keyAt', 'calledAt', 'startedAt', 'endedAt', 'deferredUntil'] as const

function shapeVisit(row: Record<string, unknown>): Visit {
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
 * number of the day. Whoever makes a leg wait, or calls, holds its queue: so the order of each queue is exact.
 */
export async function lockQueues(tx: Tx, locks: readonly Lock[], isRehearsal: boolean): Promise<Map<number, number>> {
  const queueIds = locks.map((lock) => lock.queueId)
  const days = locks.map((lock) => lock.seriesDay)
  const take = () =>
    tx.rows<{ queueId: number; lastNumber: number }>(sql`
      select d.queue_id as "queueId", d.last_number as "lastNumber" from visit.queue_day d
      join unnest(${queueIds}::bigint[], ${days}::date[]) as k(queue_id, series_day) on k.queue_id = d.queue_id and k.series_day = d.series_day
      where d.mall_id = ${mallOf(tx)}::int and d.is_rehearsal = ${isRehearsal}
      order by d.queue_id for no key update of d`)
  let rows = await take()
  if (rows.length < new Set(queueIds).size) {
    await openSeries(tx, locks, isRehearsal)
    rows = await take()
  }
  return new Map(rows.map((row) => [row.queueId, row.lastNumber]))
}

async function openSeries(tx: Tx, locks: readonly Lock[], isRehearsal: boolean): Promise<void> {
  const queueIds = locks.map((lock) => lock.queueId)
  const days = locks.map((lock) => lock.seriesDay)
  await tx.run(sql`
    insert into visit.queue_day (mall_id, queue_id, series_day, is_rehearsal, last_number)
    select q.mall_id, q.id, k.series_day, ${isRehearsal}::boolean, q.first_number - 1
    from service.queue q join unnest(${queueIds}::bigint[], ${days}::date[]) as k(queue_id, series_day) on k.queue_id = q.id
    where q.mall_id = ${mallOf(tx)}::int order by q.id
    on conflict do nothing`)
}

/** The next number of a series and fresh ids, in one round trip; the row's lock is kept to the end of the transaction. */
export async function nextNumber(
  tx: Tx,
  lock: Lock,
  isRehearsal: boolean,
  legs: number,
): Promise<{ number: number; visitId: number; legIds: number[] }> {
  const ask = () =>
    tx.maybe<{ number: number; visitId: number; legIds: number[] }>(sql`
      update visit.queue_day set last_number = last_number + 1
      where mall_id = ${mallOf(tx)}::int and queue_id = ${lock.queueId}::bigint and series_day = ${lock.seriesDay}::date and is_rehearsal = ${isRehearsal}
      returning last_number as number, nextval('visit.visit_id') as "visitId",
        (select array_agg(nextval('visit.leg_id')) from generate_series(1, ${legs}::int)) as "legIds"`)
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

export async function nextLegId(tx: Tx): Promise<number> {
  return (await tx.row<{ id: number }>(sql`select nextval('visit.leg_id') as id`)).id
}

/** The first of each class of each queue, by the index of waiting legs: one descent per queue and class, never a scan. */
export async function readHeads(tx: Tx, queueIds: readonly number[]): Promise<(Head & { visit: Visit })[]> {
  const rows = await tx.rows<Head & Record<string, unknown>>(sql`
    with head as materialized (
      select h.* from unnest(${queueIds}::bigint[]) q(id)
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

/** The latest acts at a counter by one person that can still be undone, newest first. */
export async function readUndoable(tx: Tx, counterId: number, actor: Actor, since: Date) {
  return tx.rows<{
    id: number
    kind: string
    visitId: number
    legId: number
    data: { version: number; legs: { id: number; was: Partial<Leg> | null }[] }
  }>(sql`
    select e.id, e.kind, e.visit_id as "visitId", e.leg_id as "legId", e.data from ledger.event e
    where e.mall_id = ${mallOf(tx)}::int and e.counter_id = ${counterId}::bigint and e.at >= ${since}::timestamptz and e.visit_id is not null
      and e.actor = ${nameOfActor(actor)} and e.kind <> 'visit.undone'
      and not exists (select 1 from ledger.event u where u.mall_id = e.mall_id and u.counter_id = e.counter_id and u.kind = 'visit.undone'
        and u.id > e.id and (u.data->>'undoes')::bigint = e.id)
    order by e.id desc limit 5`)
}
