import { sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import type { Description } from './description.ts'
import { put } from './store.ts'

/** Writes of an import: agencies, what they offer, where, and by whom. See store.ts. */
type Rows<K extends keyof Description> = Description[K]

export async function putAgencies(tx: Tx, mall: number, rows: Rows<'agencies'>): Promise<void> {
  await put(
    tx,
    rows,
    (json) => sql`
    insert into agency.agency (mall_id, code, name, short_name, kind, zone_id, complaints)
    select ${mall}::int, r.code, r.name, r."shortName", r.kind, z.id, r.complaints
    from jsonb_to_recordset(${json}::jsonb) r (code text, name jsonb, "shortName" text, kind text, zone text, complaints jsonb)
      join mall.zone z on z.mall_id = ${mall}::int and z.code = r.zone
    on conflict (mall_id, code) do update set name = excluded.name, short_name = excluded.short_name, kind = excluded.kind,
      zone_id = excluded.zone_id, complaints = excluded.complaints, is_retired = false`,
  )
  await put(
    tx,
    rows,
    (json) => sql`
    delete from agency.presence p using agency.agency a, jsonb_to_recordset(${json}::jsonb) r (code text, presence jsonb)
    where p.mall_id = ${mall}::int and a.mall_id = p.mall_id and a.id = p.agency_id and a.code = r.code
      and not exists (select from jsonb_array_elements(r.presence) e where (e->>'validFrom')::date = p.valid_from)`,
  )
  await put(
    tx,
    rows,
    (json) => sql`
    insert into agency.presence (mall_id, agency_id, valid_from, days, basis)
    select ${mall}::int, a.id, e."validFrom", array(select jsonb_array_elements_text(e.days)), e.basis
    from jsonb_to_recordset(${json}::jsonb) r (code text, presence jsonb) join agency.agency a on a.mall_id = ${mall}::int and a.code = r.code
      cross join lateral jsonb_to_recordset(r.presence) e ("validFrom" date, days jsonb, basis text)
    on conflict (mall_id, agency_id, valid_from) do update set days = excluded.days, basis = excluded.basis`,
  )
}

/** Queues that exchange their letters pass through a state without any, or each would meet the other's. */
export async function putQueues(tx: Tx, mall: number, rows: Rows<'queues'>): Promise<void> {
  await put(
    tx,
    rows,
    (json) => sql`
    update service.queue q set is_retired = true from jsonb_to_recordset(${json}::jsonb) r (code text, letter text)
    where q.mall_id = ${mall}::int and q.code = r.code and q.letter <> r.letter and not q.is_retired`,
  )
  await put(
    tx,
    rows,
    (json) => sql`
    insert into service.queue (mall_id, agency_id, site_id, code, name, letter, first_number, digits, reset, promise_minutes, discipline,
      credit_protected_minutes, credit_appointment_minutes, promise_protected_minutes, weight_protected, weight_appointment, lane_places)
    select ${mall}::int, a.id, s.id, r.code, r.name, r.letter, r."firstNumber", r.digits, r.reset, r."promiseMinutes", r.discipline,
      r."creditProtectedMinutes", r."creditAppointmentMinutes", r."promiseProtectedMinutes", r."weightProtected", r."weightAppointment", r."lanePlaces"
    from jsonb_to_recordset(${json}::jsonb) r (code text, agency text, site text, name jsonb, letter text, "firstNumber" int, digits int, reset text,
        "promiseMinutes" int, discipline text, "creditProtectedMinutes" int, "creditAppointmentMinutes" int, "promiseProtectedMinutes" int,
        "weightProtected" numeric, "weightAppointment" numeric, "lanePlaces" int)
      join agency.agency a on a.mall_id = ${mall}::int and a.code = r.agency join mall.site s on s.mall_id = ${mall}::int and s.code = r.site
    on conflict (mall_id, code) do update set site_id = excluded.site_id, name = excluded.name, letter = excluded.letter,
      first_number = excluded.first_number, digits = excluded.digits, reset = excluded.reset, promise_minutes = excluded.promise_minutes,
      discipline = excluded.discipline, credit_protected_minutes = excluded.credit_protected_minutes,
      credit_appointment_minutes = excluded.credit_appointment_minutes, promise_protected_minutes = excluded.promise_protected_minutes,
      weight_protected = excluded.weight_protected, weight_appointment = excluded.weight_appointment, lane_places = excluded.lane_places, is_retired = false`,
  )
}

export function putServices(tx: Tx, mall: number, rows: Rows<'services'>): Promise<number> {
  return put(
    tx,
    rows,
    (json) => sql`
    insert into service.service (mall_id, agency_id, queue_id, code)
    select ${mall}::int, a.id, q.id, r.code
    from jsonb_to_recordset(${json}::jsonb) r (code text, agency text, queue text)
      join agency.agency a on a.mall_id = ${mall}::int and a.code = r.agency join service.queue q on q.mall_id = ${mall}::int and q.code = r.queue
    on conflict (mall_id, code) do update set queue_id = excluded.queue_id, is_retired = false`,
  )
}

/**
 * A new version each, never a change of an old one. It holds from the pack's day when that is later than the last
 * version's; otherwise from today, or from the day of a last version that is still to come.
 */
export function publishVersions(
  tx: Tx,
  mall: number,
  rows: Rows<'services'>,
  by: string,
  today: string,
  now: Date,
): Promise<number> {
  return put(
    tx,
    rows,
    (json) => sql`
    insert into service.version (mall_id, service_id, number, agency_id, valid_from, name, level, minutes, words, standard, assumed, source,
      published_at, published_by)
    select ${mall}::int, s.id, coalesce(last.number, 0) + 1, s.agency_id,
      case when last.valid_from is null or r.since > last.valid_from then r.since else greatest(${today}::date, last.valid_from) end,
      r.name, r.level, r.minutes, array(select jsonb_array_elements_text(r.words)), r.standard, array(select jsonb_array_elements_text(r.assumed)), r.source,
      ${now}::timestamptz, ${by}
    from jsonb_to_recordset(${json}::jsonb) r (code text, since date, name jsonb, level text, minutes numeric, words jsonb, standard jsonb, assumed jsonb, source text)
      join service.service s on s.mall_id = ${mall}::int and s.code = r.code
      cross join lateral (select max(v.number) as number, max(v.valid_from) filter (where v.published_at is not null) as valid_from
        from service.version v where v.mall_id = s.mall_id and v.service_id = s.id) last`,
  )
}

export async function putCounters(tx: Tx, mall: number, rows: Rows<'counters'>): Promise<void> {
  await put(
    tx,
    rows,
    (json) => sql`
    insert into counter.counter (mall_id, agency_id, zone_id, code, name, break_group)
    select ${mall}::int, a.id, z.id, r.code, r.name, r."breakGroup"
    from jsonb_to_recordset(${json}::jsonb) r (code text, agency text, zone text, name jsonb, "breakGroup" text)
      join agency.agency a on a.mall_id = ${mall}::int and a.code = r.agency join mall.zone z on z.mall_id = ${mall}::int and z.code = r.zone
    on conflict (mall_id, code) do update set zone_id = excluded.zone_id, name = excluded.name, break_group = excluded.break_group, is_retired = false`,
  )
  await put(
    tx,
    rows,
    (json) => sql`
    delete from counter.profile p using counter.counter c, jsonb_to_recordset(${json}::jsonb) r (code text)
    where p.mall_id = ${mall}::int and c.mall_id = p.mall_id and c.id = p.counter_id and c.code = r.code`,
  )
  await put(
    tx,
    rows,
    (json) => sql`
    insert into counter.profile (mall_id, counter_id, queue_id, agency_id, position, when_waiting_over)
    select ${mall}::int, c.id, q.id, c.agency_id, e.position, (e.entry->>'whenWaitingOver')::int
    from jsonb_to_recordset(${json}::jsonb) r (code text, profile jsonb) join counter.counter c on c.mall_id = ${mall}::int and c.code = r.code
      cross join lateral jsonb_array_elements(r.profile) with ordinality e (entry, position)
      join service.queue q on q.mall_id = ${mall}::int and q.code = e.entry->>'queue'`,
  )
}

/** Names, agencies and roles; passwords are never touched. */
export function putStaff(tx: Tx, mall: number, rows: Rows<'staff'>, now: Date): Promise<number> {
  return put(
    tx,
    rows,
    (json) => sql`
    insert into account.staff (mall_id, username, name, agency_id, roles, from_pack, created_at)
    select ${mall}::int, r.username, r.name, a.id, array(select jsonb_array_elements_text(r.roles)), true, ${now}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) r (username text, name text, agency text, roles jsonb)
      left join agency.agency a on a.mall_id = ${mall}::int and a.code = r.agency
    on conflict (mall_id, username) do update set name = excluded.name, agency_id = excluded.agency_id, roles = excluded.roles, is_retired = false`,
  )
}

export function putWeeks(tx: Tx, mall: number, rows: Rows<'weeks'>): Promise<number> {
  return put(
    tx,
    rows,
    (json) => sql`
    insert into counter.week (mall_id, agency_id, counter_id, staff_id, days, hours)
    select ${mall}::int, c.agency_id, c.id, p.id, array(select jsonb_array_elements_text(r.days)), int4range(r."from", r.until)
    from jsonb_to_recordset(${json}::jsonb) r (counter text, staff text, days jsonb, "from" int, until int)
      join counter.counter c on c.mall_id = ${mall}::int and c.code = r.counter join account.staff p on p.mall_id = ${mall}::int and p.username = r.staff
    on conflict (mall_id, counter_id, staff_id, days, hours) do update set planned_until = null`,
  )
}

/** What was planned from a week that is gone is unplanned, from today on; what was, stays in the records. */
export async function removeWeeks(tx: Tx, mall: number, rows: Rows<'weeks'>, today: string): Promise<void> {
  const gone = (json: string): Sql => sql`
    select w.id from jsonb_to_recordset(${json}::jsonb) r (counter text, staff text, days jsonb, "from" int, until int)
      join counter.counter c on c.mall_id = ${mall}::int and c.code = r.counter join account.staff p on p.mall_id = ${mall}::int and p.username = r.staff
      join counter.week w on w.mall_id = ${mall}::int and w.counter_id = c.id and w.staff_id = p.id
        and w.days = array(select jsonb_array_elements_text(r.days)) and w.hours = int4range(r."from", r.until)`
  await put(
    tx,
    rows,
    (json) => sql`
    delete from counter.roster where mall_id = ${mall}::int and held_on >= ${today}::date and week_id in (${gone(json)})`,
  )
  await put(tx, rows, (json) => sql`delete from counter.week where mall_id = ${mall}::int and id in (${gone(json)})`)
}

export type Retiring = Readonly<
  Record<'sites' | 'halls' | 'zones' | 'agencies' | 'queues' | 'services' | 'counters', readonly string[]>
>

/** What the pack no longer names leaves the mall; what happened there stays in the records. Small things go first. */
export async function retire(
  tx: Tx,
  mall: number,
  { services, counters, queues, agencies, zones, halls, sites }: Retiring,
): Promise<void> {
  const all: [readonly string[], Sql][] = [
    [services, sql`service.service`],
    [counters, sql`counter.counter`],
    [queues, sql`service.queue`],
    [agencies, sql`agency.agency`],
    [zones, sql`mall.zone`],
    [halls, sql`mall.hall`],
    [sites, sql`mall.site`],
  ]
  for (const [codes, table] of all) {
    if (codes.length === 0) continue
    await tx.run(
      sql`update ${table} set is_retired = true where mall_id = ${mall}::int and code = any (${codes}::text[])`,
    )
  }
}

/** The accounts open nothing any more, at once. */
export async function retireStaff(tx: Tx, mall: number, usernames: readonly string[], today: string): Promise<void> {
  if (usernames.length === 0) return
  const gone = sql`(select id from account.staff where mall_id = ${mall}::int and username = any (${usernames}::text[]))`
  await tx.run(sql`delete from account.session where mall_id = ${mall}::int and staff_id in ${gone}`)
  await tx.run(
    sql`delete from counter.roster where mall_id = ${mall}::int and held_on >= ${today}::date and staff_id in ${gone}`,
  )
  await tx.run(
    sql`update account.staff set is_retired = true where mall_id = ${mall}::int and username = any (${usernames}::text[])`,
  )
}
