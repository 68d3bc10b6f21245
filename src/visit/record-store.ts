import { mallOf } from '#ledger/announce.ts'
import { type Actor, nameOfActor } from '#platform/actor.ts'
import { join, raw, sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import { Stale } from '#platform/stale.ts'
import { type Change, type Rows, rowsOf } from './difference.ts'

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

/**
 * Writes one act in one statement: visits (compare-and-set on their version), legs, intervals, the calls to the hall,
 * the ledger, the outbox and the command. Round trips are what an act costs, and one statement is one. Only the parts
 * that have something to write are in it: preparing an idle part costs PostgreSQL as much as one that works.
 */
export async function record(tx: Tx, recording: Recording): Promise<void> {
  const mall = mallOf(tx)
  const rows = rowsOf(recording.changes)
  const parts = [
    ...visitParts(mall, rows),
    ...legParts(mall, rows),
    ...intervalParts(mall, rows),
    ...callParts(mall, recording),
    ...eventParts(mall, recording, rows),
  ]
  const version = rows.legs.some((leg) => leg.isNew) ? versionNow(mall) : sql``
  const { written, ...now } = await tx.row<{ written: number; version?: number }>(
    sql`with ${join(parts, ',\n')} select count(*)::int as written${version} from touched`,
  )
  // Whether the agency is here today, or numbers are stopped, was judged by the mall as it stood then.
  if (now.version !== undefined && now.version !== tx.mall?.version) throw new Stale('the mall changed meanwhile')
  if (written !== recording.changes.length) throw new Stale('a visit changed meanwhile')
}

/** Read after the locks of the queues were got: whatever was changed under them before is seen. */
function versionNow(mall: number): Sql {
  return sql`, (select version from mall.mall where id = ${mall}::int) as version`
}

function when(isNeeded: boolean, part: () => Sql): Sql[] {
  return isNeeded ? [part()] : []
}

const visitFields =
  raw(`id bigint, version int, "siteId" bigint, "serviceDay" date, "seriesQueueId" bigint, "seriesDay" date, number int, ticket text,
  token text, class text, "protectedAs" text, "isConfirmed" boolean, channel text, language text, "isRehearsal" boolean, "printState" text,
  "issuedAt" timestamptz, "closedAt" timestamptz`)

// Rows that change are named by id as well as joined: whatever the statistics say, they are found by the key.
function visitParts(mall: number, { newVisits, changedVisits }: Rows): Sql[] {
  const inserted = () => sql`visit_new as (
    insert into visit.visit (mall_id, id, version, site_id, service_day, series_queue_id, series_day, number, ticket, token, class, protected_as,
      is_confirmed, channel, language, is_rehearsal, print_state, issued_at, closed_at)
    select ${mall}::int, id, 1, "siteId", "serviceDay", "seriesQueueId", "seriesDay", number, ticket, token, class, "protectedAs",
      "isConfirmed", channel, language, "isRehearsal", "printState", "issuedAt", "closedAt"
    from jsonb_to_recordset(${JSON.stringify(newVisits)}::jsonb) as v(${visitFields}) returning id)`
  const updated = () => sql`visit_changed as (
    update visit.visit t set version = t.version + 1, class = v.class, protected_as = v."protectedAs", is_confirmed = v."isConfirmed",
      print_state = v."printState", closed_at = v."closedAt"
    from jsonb_to_recordset(${JSON.stringify(changedVisits)}::jsonb) as v(${visitFields})
    where t.mall_id = ${mall}::int and t.id = any(${idsOf(changedVisits)}::bigint[]) and t.id = v.id and t.version = v.version returning t.id)`
  const sources = [
    ...when(newVisits.length > 0, () => raw('select id from visit_new')),
    ...when(changedVisits.length > 0, () => raw('select id from visit_changed')),
  ]
  return [
    ...when(newVisits.length > 0, inserted),
    ...when(changedVisits.length > 0, updated),
    sql`touched as (${join(sources, ' union all ')})`,
  ]
}

/** Nothing else is written when a visit changed meanwhile; the act is then tried anew. */
function allTouched({ newVisits, changedVisits }: Rows): Sql {
  return sql`(select count(*) from touched) = ${newVisits.length + changedVisits.length}::int`
}

const legFields =
  raw(`"visitId" bigint, "serviceDay" date, id bigint, step int, "serviceId" bigint, "serviceVersion" int, "queueId" bigint, state text, since timestamptz,
  turn int, "arrivalRef" timestamptz, "keyAt" timestamptz, class text, "callCount" int, "calledAt" timestamptz, "counterId" bigint, "staffId" bigint,
  "startedAt" timestamptz, "endedAt" timestamptz, outcome text, reason text, "deferredUntil" timestamptz, "graceUsed" boolean, papers jsonb,
  "fromLeg" bigint, "isNew" boolean, "hasMoved" boolean, "isOver" boolean, "undoneState" text, "undoneSince" timestamptz`)

function legParts(mall: number, rows: Rows): Sql[] {
  const { legs } = rows
  const changed = legs.filter((leg) => !leg.isNew)
  const given = () => sql`leg_in as (
    select l.* from jsonb_to_recordset(${JSON.stringify(legs)}::jsonb) as l(${legFields}) where ${allTouched(rows)})`
  const inserted = () => sql`leg_new as (
    insert into visit.leg (mall_id, id, visit_id, step, service_id, service_version, queue_id, state, since, turn, arrival_ref, key_at, class, call_count,
      called_at, counter_id, staff_id, started_at, ended_at, outcome, reason, deferred_until, grace_used, papers, from_leg, service_day)
    select ${mall}::int, id, "visitId", step, "serviceId", "serviceVersion", "queueId", state, since, turn, "arrivalRef", "keyAt", class, "callCount",
      "calledAt", "counterId", "staffId", "startedAt", "endedAt", outcome, reason, "deferredUntil", "graceUsed", papers, "fromLeg", "serviceDay"
    from leg_in where "isNew")`
  const updated = () => sql`leg_changed as (
    update visit.leg t set step = l.step, service_id = l."serviceId", service_version = l."serviceVersion", queue_id = l."queueId", state = l.state,
      since = l.since, turn = l.turn, arrival_ref = l."arrivalRef", key_at = l."keyAt", class = l.class, call_count = l."callCount", called_at = l."calledAt",
      counter_id = l."counterId", staff_id = l."staffId", started_at = l."startedAt", ended_at = l."endedAt", outcome = l.outcome, reason = l.reason,
      deferred_until = l."deferredUntil", grace_used = l."graceUsed", papers = l.papers
    from leg_in l where not l."isNew" and t.mall_id = ${mall}::int and t.id = any(${idsOf(changed)}::bigint[]) and t.id = l.id)`
  return [
    ...when(legs.length > 0, given),
    ...when(changed.length < legs.length, inserted),
    ...when(changed.length > 0, updated),
  ]
}

function intervalParts(mall: number, { legs }: Rows): Sql[] {
  const left = legs.filter((leg) => leg.hasMoved && !leg.isNew)
  // The open interval of a leg ends before the next begins: the index allows one.
  const afterClosing = left.length > 0 ? sql` and (select count(*) from interval_closed) >= 0` : sql``
  const closed = () => sql`interval_closed as (
    update visit.interval i set to_at = l.since from leg_in l
    where l."hasMoved" and not l."isNew" and i.mall_id = ${mall}::int and i.leg_id = any(${idsOf(left)}::bigint[]) and i.leg_id = l.id
      and i.to_at is null returning i.leg_id)`
  const opened = () => sql`interval_new as (
    insert into visit.interval (mall_id, leg_id, turn, state, from_at, counter_id, staff_id)
    select ${mall}::int, l.id, l.turn, l.state, l.since, l."counterId", l."staffId" from leg_in l
    where l."hasMoved" and not l."isOver"${afterClosing})`
  const undone = () => sql`interval_undone as (
    insert into visit.interval (mall_id, leg_id, turn, state, from_at, to_at)
    select ${mall}::int, l.id, l.turn - 1, l."undoneState", l."undoneSince", l.since from leg_in l where l."undoneState" is not null)`
  return [
    ...when(left.length > 0, closed),
    ...when(
      legs.some((leg) => leg.hasMoved && !leg.isOver),
      opened,
    ),
    ...when(
      legs.some((leg) => leg.undoneState !== undefined),
      undone,
    ),
  ]
}

function callParts(mall: number, { calls = [], now }: Recording): Sql[] {
  if (calls.length === 0) return []
  const zones = calls.map((call) => call.zoneId)
  return [
    sql`call_in as (
    select c.* from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) as c("zoneId" bigint, "legId" bigint, "visitId" bigint, ticket text,
      "counterId" bigint, "queueId" bigint, "isAgain" boolean, "isRehearsal" boolean) join touched on touched.id = c."visitId")`,
    sql`zone_next as (
    update mall.zone z set call_seq = z.call_seq + 1 from call_in c
    where z.mall_id = ${mall}::int and z.id = any(${zones}::bigint[]) and z.id = c."zoneId" returning z.id, z.call_seq)`,
    sql`call_new as (
    insert into visit.call (mall_id, zone_id, seq, leg_id, visit_id, ticket, counter_id, queue_id, is_again, is_rehearsal, called_at)
    select ${mall}::int, c."zoneId", z.call_seq, c."legId", c."visitId", c.ticket, c."counterId", c."queueId", c."isAgain", c."isRehearsal", ${now}::timestamptz
    from call_in c join zone_next z on z.id = c."zoneId")`,
  ]
}

function eventParts(mall: number, { kind, actor, now, counterId, topics, command }: Recording, rows: Rows): Sql[] {
  const by = nameOfActor(actor)
  return [
    sql`event_new as (
    insert into ledger.event (mall_id, at, kind, actor, visit_id, leg_id, queue_id, counter_id, service_day, data)
    select ${mall}::int, ${now}::timestamptz, ${kind}, ${by}, e."visitId", e."legId", e."queueId", ${counterId ?? null}::bigint, e."serviceDay", e.data
    from jsonb_to_recordset(${JSON.stringify(rows.events)}::jsonb) as e("visitId" bigint, "legId" bigint, "queueId" bigint, "serviceDay" date, data jsonb)
    where ${allTouched(rows)})`,
    sql`sent as (insert into platform.outbox (mall_id, topics, at) values (${mall}::int, ${topics}::text[], ${now}::timestamptz))`,
    ...when(
      command !== undefined,
      () => sql`commanded as (
    insert into platform.command (mall_id, actor, command_id, result, at)
    values (${mall}::int, ${by}, ${command?.id}, ${JSON.stringify(command?.result ?? null)}::jsonb, ${now}::timestamptz))`,
    ),
  ]
}

function idsOf(rows: readonly { readonly id: number }[]): number[] {
  return rows.map((row) => row.id)
}
