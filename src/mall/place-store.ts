import { mallOf } from '#ledger/announce.ts'
import { raw, sql, type Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import type { NewPlace, PlaceFields, PlaceKind, PlaceRow } from './place.ts'

const all = raw(`
  select 'site' as kind, id, code, null::bigint as "parentId", is_retired as "isRetired",
    jsonb_build_object('name', name, 'floor', null, 'address', address) as fields, mall_id from mall.site
  union all
  select 'hall', id, code, site_id, is_retired, jsonb_build_object('name', name, 'floor', floor, 'address', null), mall_id from mall.hall
  union all
  select 'zone', id, code, hall_id, is_retired, jsonb_build_object('name', name, 'floor', null, 'address', null), mall_id from mall.zone`)

export function readPlaces(tx: Tx): Promise<PlaceRow[]> {
  return tx.rows<PlaceRow>(
    sql`select kind, id, code, "parentId", "isRetired", fields from (${all}) p where mall_id = ${mallOf(tx)}::int order by id`,
  )
}

export async function readPlace(tx: Tx, kind: PlaceKind, id: number): Promise<PlaceRow> {
  const found = await tx.maybe<PlaceRow>(
    sql`select kind, id, code, "parentId", "isRetired", fields from (${all}) p where mall_id = ${mallOf(tx)}::int and kind = ${kind} and id = ${id}::bigint`,
  )
  if (!found) throw new NotFound()
  return found
}

/** Undefined when the code is taken. */
export async function insertPlace(
  tx: Tx,
  { kind, parentId, code, timeZone, fields }: NewPlace,
): Promise<number | undefined> {
  const name = JSON.stringify(fields.name)
  const statements = {
    site: sql`insert into mall.site (mall_id, code, name, address, time_zone)
      values (${mallOf(tx)}::int, ${code}, ${name}::jsonb, ${JSON.stringify(fields.address ?? { id: '', en: '' })}::jsonb, ${timeZone})`,
    hall: sql`insert into mall.hall (mall_id, site_id, code, name, floor) values (${mallOf(tx)}::int, ${parentId}::bigint, ${code}, ${name}::jsonb, ${fields.floor ?? '1'})`,
    zone: sql`insert into mall.zone (mall_id, hall_id, code, name) values (${mallOf(tx)}::int, ${parentId}::bigint, ${code}, ${name}::jsonb)`,
  }
  const added = await tx.maybe<{ id: number }>(
    sql`${statements[kind]} on conflict (mall_id, code) do nothing returning id`,
  )
  return added?.id
}

export async function updatePlace(
  tx: Tx,
  kind: PlaceKind,
  id: number,
  { name, floor, address }: PlaceFields,
): Promise<void> {
  const more = {
    site: sql`, address = ${JSON.stringify(address ?? { id: '', en: '' })}::jsonb`,
    hall: sql`, floor = ${floor ?? '1'}`,
    zone: raw(''),
  }
  await tx.run(
    sql`update mall.${raw(kind)} set name = ${JSON.stringify(name)}::jsonb${more[kind]} where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`,
  )
}

export async function markPlaceRetired(tx: Tx, kind: PlaceKind, id: number): Promise<void> {
  await tx.run(
    sql`update mall.${raw(kind)} set is_retired = true where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`,
  )
}

/** What stands in a place and is still in use. */
export async function countInPlace(tx: Tx, kind: PlaceKind, id: number): Promise<number> {
  const counts = {
    site: sql`(select count(*) from mall.hall where mall_id = ${mallOf(tx)}::int and site_id = ${id}::bigint and not is_retired)
      + (select count(*) from service.queue where mall_id = ${mallOf(tx)}::int and site_id = ${id}::bigint and not is_retired)`,
    hall: sql`(select count(*) from mall.zone where mall_id = ${mallOf(tx)}::int and hall_id = ${id}::bigint and not is_retired)`,
    zone: sql`(select count(*) from counter.counter where mall_id = ${mallOf(tx)}::int and zone_id = ${id}::bigint and not is_retired)
      + (select count(*) from agency.agency where mall_id = ${mallOf(tx)}::int and zone_id = ${id}::bigint and not is_retired)
      + (select count(*) from account.device where mall_id = ${mallOf(tx)}::int and zone_id = ${id}::bigint and approved_at is not null and revoked_at is null)`,
  }
  const { parts } = await tx.row<{ parts: number }>(sql`select (${counts[kind]})::int as parts`)
  return parts
}
