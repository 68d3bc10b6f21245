import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import type { Addendum, AgencyFields, AgencyRow, OneDay } from './agency.ts'

export async function readAgency(tx: Tx, id: number): Promise<AgencyRow> {
  const found = await tx.maybe<AgencyRow>(sql`
    select a.id, a.code, a.is_retired as "isRetired", jsonb_build_object('name', a.name, 'shortName', a.short_name, 'kind', a.kind,
      'zone', z.code, 'complaints', a.complaints) as fields
    from agency.agency a join mall.zone z on z.mall_id = a.mall_id and z.id = a.zone_id
    where a.mall_id = ${mallOf(tx)}::int and a.id = ${id}::bigint`)
  if (!found) throw new NotFound()
  return found
}

export function readRetired(tx: Tx): Promise<AgencyRow[]> {
  return tx.rows<AgencyRow>(sql`
    select a.id, a.code, a.is_retired as "isRetired", jsonb_build_object('name', a.name, 'shortName', a.short_name, 'kind', a.kind,
      'zone', z.code, 'complaints', a.complaints) as fields
    from agency.agency a join mall.zone z on z.mall_id = a.mall_id and z.id = a.zone_id
    where a.mall_id = ${mallOf(tx)}::int and a.is_retired order by a.short_name`)
}

async function zoneId(tx: Tx, code: string): Promise<number> {
  const found = await tx.maybe<{ id: number }>(
    sql`select id from mall.zone where mall_id = ${mallOf(tx)}::int and code = ${code} and not is_retired`,
  )
  if (!found) throw new Refused('agency.noSuchZone', { zone: code })
  return found.id
}

/** Undefined when the code is another agency's. */
export async function insertAgency(tx: Tx, code: string, fields: AgencyFields): Promise<number | undefined> {
  const zone = await zoneId(tx, fields.zone)
  const added = await tx.maybe<{ id: number }>(sql`
    insert into agency.agency (mall_id, code, name, short_name, kind, zone_id, complaints)
    values (${mallOf(tx)}::int, ${code}, ${JSON.stringify(fields.name)}::jsonb, ${fields.shortName}, ${fields.kind}, ${zone}::bigint,
      ${JSON.stringify(fields.complaints)}::jsonb)
    on conflict (mall_id, code) do nothing returning id`)
  return added?.id
}

export async function updateAgency(tx: Tx, id: number, fields: AgencyFields): Promise<void> {
  const zone = await zoneId(tx, fields.zone)
  await tx.run(sql`
    update agency.agency set name = ${JSON.stringify(fields.name)}::jsonb, short_name = ${fields.shortName}, kind = ${fields.kind},
      zone_id = ${zone}::bigint, complaints = ${JSON.stringify(fields.complaints)}::jsonb
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

export async function markRetired(tx: Tx, id: number): Promise<void> {
  await tx.run(
    sql`update agency.agency set is_retired = true where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`,
  )
}

/** Services, queues and counters that still belong to it. */
export async function countParts(tx: Tx, id: number): Promise<number> {
  const { parts } = await tx.row<{ parts: number }>(sql`
    select ((select count(*) from service.service where mall_id = ${mallOf(tx)}::int and agency_id = ${id}::bigint and not is_retired)
      + (select count(*) from service.queue where mall_id = ${mallOf(tx)}::int and agency_id = ${id}::bigint and not is_retired)
      + (select count(*) from counter.counter where mall_id = ${mallOf(tx)}::int and agency_id = ${id}::bigint and not is_retired))::int as parts`)
  return parts
}

/** People who hold a number for this agency now. */
export async function countWaiting(tx: Tx, id: number): Promise<number> {
  const { people } = await tx.row<{ people: number }>(sql`
    select count(distinct l.visit_id)::int as people
    from visit.open_leg l join service.queue q on q.mall_id = l.mall_id and q.id = l.queue_id
    where l.mall_id = ${mallOf(tx)}::int and q.agency_id = ${id}::bigint`)
  return people
}

export function readPresence(tx: Tx, id: number): Promise<Addendum[]> {
  return tx.rows<Addendum>(sql`
    select valid_from as "validFrom", days, basis from agency.presence
    where mall_id = ${mallOf(tx)}::int and agency_id = ${id}::bigint order by valid_from desc`)
}

export async function putAddendum(tx: Tx, id: number, { validFrom, days, basis }: Addendum): Promise<void> {
  await tx.run(sql`
    insert into agency.presence (mall_id, agency_id, valid_from, days, basis)
    values (${mallOf(tx)}::int, ${id}::bigint, ${validFrom}::date, ${days}::text[], ${basis})
    on conflict (mall_id, agency_id, valid_from) do update set days = excluded.days, basis = excluded.basis`)
}

export async function deleteAddendum(tx: Tx, id: number, validFrom: string): Promise<void> {
  await tx.run(
    sql`delete from agency.presence where mall_id = ${mallOf(tx)}::int and agency_id = ${id}::bigint and valid_from = ${validFrom}::date`,
  )
}

export function readExceptions(tx: Tx, id: number, since: string): Promise<OneDay[]> {
  return tx.rows<OneDay>(sql`
    select held_on as "heldOn", is_present as "isPresent", reason from agency.presence_exception
    where mall_id = ${mallOf(tx)}::int and agency_id = ${id}::bigint and held_on >= ${since}::date order by held_on`)
}

export async function putException(tx: Tx, id: number, { heldOn, isPresent, reason }: OneDay): Promise<void> {
  await tx.run(sql`
    insert into agency.presence_exception (mall_id, agency_id, held_on, is_present, reason)
    values (${mallOf(tx)}::int, ${id}::bigint, ${heldOn}::date, ${isPresent}::boolean, ${JSON.stringify(reason)}::jsonb)
    on conflict (mall_id, agency_id, held_on) do update set is_present = excluded.is_present, reason = excluded.reason`)
}

export async function deleteException(tx: Tx, id: number, heldOn: string): Promise<void> {
  await tx.run(sql`
    delete from agency.presence_exception
    where mall_id = ${mallOf(tx)}::int and agency_id = ${id}::bigint and held_on = ${heldOn}::date`)
}
