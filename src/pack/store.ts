import { sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import type { Description, MallRow } from './description.ts'
import { joinedSettings } from './mall-settings.ts'

/**
 * Writes what an import changes, each kind in one statement for all its rows. A pack spans the schemas of mall, agency,
 * service, counter and account, and must be written whole or not at all; so this store writes to all of them.
 */
type Rows<K extends keyof Description> = Description[K]

/** One import of a mall at a time, before there is a row that could be locked. */
export async function takeMallCode(tx: Tx, code: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(7263673, hashtext(${code}))`)
}

export function findMall(
  tx: Tx,
  code: string,
): Promise<{ id: number; version: number; packDigest: string | null } | undefined> {
  return tx.maybe(sql`select id, version, pack_digest as "packDigest" from mall.mall where code = ${code}`)
}

export async function insertMall(tx: Tx, mall: MallRow): Promise<number> {
  const { id } = await tx.row<{ id: number }>(sql`
    insert into mall.mall (code, name, short_name, region, time_zone)
    values (${mall.code}, ${JSON.stringify(mall.name)}::jsonb, ${mall.shortName}, ${mall.region}, ${mall.timeZone}) returning id`)
  return id
}

/** From here on the transaction sees and writes this mall only, and nothing by the system's right. */
export async function enterMall(tx: Tx, mall: number): Promise<void> {
  await tx.run(sql`select set_config('app.mall', ${String(mall)}, true), set_config('app.system', '', true)`)
}

/** A host name of this pack that another mall has already. */
export function hostTaken(
  tx: Tx,
  code: string,
  hosts: readonly string[],
): Promise<{ host: string; mall: string } | undefined> {
  return tx.maybe(sql`
    select h.host, m.code as mall from mall.mall m, unnest(m.hosts) h (host)
    where m.code <> ${code} and h.host = any (${hosts}::text[]) order by h.host limit 1`)
}

export async function updateMall(tx: Tx, mall: number, row: MallRow): Promise<void> {
  const present = await tx.row<{ settings: MallRow['settings'] }>(
    sql`select settings from mall.mall where id = ${mall}::int`,
  )
  const settings = JSON.stringify(joinedSettings(present.settings, row.settings))
  await tx.run(sql`
    update mall.mall set name = ${JSON.stringify(row.name)}::jsonb, short_name = ${row.shortName}, region = ${row.region}, time_zone = ${row.timeZone},
      is_demonstration = ${row.isDemonstration}::boolean, accent = ${row.accent}, hosts = ${row.hosts}::text[],
      open_on_joint_leave = ${row.opensOnJointLeave}::boolean, settings = ${settings}::jsonb, version = version + 1
    where id = ${mall}::int`)
}

export async function keepDigest(tx: Tx, mall: number, digest: string): Promise<void> {
  await tx.run(
    sql`update mall.mall set pack_digest = ${digest} where id = ${mall}::int and pack_digest is distinct from ${digest}`,
  )
}

export function putSites(tx: Tx, mall: number, rows: Rows<'sites'>): Promise<number> {
  return put(
    tx,
    rows,
    (json) => sql`
    insert into mall.site (mall_id, code, name, address, visiting, time_zone)
    select ${mall}::int, r.code, r.name, r.address, r.visiting, r."timeZone"
    from jsonb_to_recordset(${json}::jsonb) r (code text, name jsonb, address jsonb, visiting jsonb, "timeZone" text)
    on conflict (mall_id, code) do update set name = excluded.name, address = excluded.address, visiting = excluded.visiting, time_zone = excluded.time_zone, is_retired = false`,
  )
}

export function putHalls(tx: Tx, mall: number, rows: Rows<'halls'>): Promise<number> {
  return put(
    tx,
    rows,
    (json) => sql`
    insert into mall.hall (mall_id, site_id, code, name, floor)
    select ${mall}::int, s.id, r.code, r.name, r.floor
    from jsonb_to_recordset(${json}::jsonb) r (code text, site text, name jsonb, floor text) join mall.site s on s.mall_id = ${mall}::int and s.code = r.site
    on conflict (mall_id, code) do update set site_id = excluded.site_id, name = excluded.name, floor = excluded.floor, is_retired = false`,
  )
}

export function putZones(tx: Tx, mall: number, rows: Rows<'zones'>): Promise<number> {
  return put(
    tx,
    rows,
    (json) => sql`
    insert into mall.zone (mall_id, hall_id, code, name)
    select ${mall}::int, h.id, r.code, r.name
    from jsonb_to_recordset(${json}::jsonb) r (code text, hall text, name jsonb) join mall.hall h on h.mall_id = ${mall}::int and h.code = r.hall
    on conflict (mall_id, code) do update set hall_id = excluded.hall_id, name = excluded.name, is_retired = false`,
  )
}

export function putHolidays(tx: Tx, mall: number, rows: Rows<'holidays'>): Promise<number> {
  return put(
    tx,
    rows,
    (json) => sql`
    insert into mall.holiday (mall_id, held_on, kind, name, basis)
    select ${mall}::int, r."heldOn", r.kind, r.name, r.basis
    from jsonb_to_recordset(${json}::jsonb) r ("heldOn" date, kind text, name jsonb, basis text)
    on conflict (mall_id, held_on, kind) do update set name = excluded.name, basis = excluded.basis`,
  )
}

export function putOpenings(tx: Tx, mall: number, rows: Rows<'openings'>): Promise<number> {
  return put(
    tx,
    rows,
    (json) => sql`
    insert into mall.opening_form (mall_id, code, valid_from, valid_until, rank, is_assumed, days, breaks)
    select ${mall}::int, r.code, r."validFrom", r."validUntil", r.rank, r."isAssumed", r.days, r.breaks
    from jsonb_to_recordset(${json}::jsonb) r (code text, "validFrom" date, "validUntil" date, rank int, "isAssumed" boolean, days jsonb, breaks jsonb)
    on conflict (mall_id, code) do update set valid_from = excluded.valid_from, valid_until = excluded.valid_until, rank = excluded.rank,
      is_assumed = excluded.is_assumed, days = excluded.days, breaks = excluded.breaks`,
  )
}

export function putDocuments(tx: Tx, mall: number, rows: Rows<'documents'>): Promise<number> {
  return put(
    tx,
    rows,
    (json) => sql`
    insert into mall.document (mall_id, code, name, obtained_where)
    select ${mall}::int, r.code, r.name, nullif(r."where", 'null'::jsonb)
    from jsonb_to_recordset(${json}::jsonb) r (code text, name jsonb, "where" jsonb)
    on conflict (mall_id, code) do update set name = excluded.name, obtained_where = excluded.obtained_where`,
  )
}

/** Gone from the calendar and from the list of papers: nothing hangs on them, so they are removed. */
export async function removeDescriptions(
  tx: Tx,
  mall: number,
  gone: {
    readonly holidays: Rows<'holidays'>
    readonly openings: Rows<'openings'>
    readonly documents: Rows<'documents'>
  },
): Promise<void> {
  await put(
    tx,
    gone.holidays,
    (json) => sql`
    delete from mall.holiday h using jsonb_to_recordset(${json}::jsonb) r ("heldOn" date, kind text)
    where h.mall_id = ${mall}::int and h.held_on = r."heldOn" and h.kind = r.kind`,
  )
  await put(
    tx,
    gone.openings,
    (json) => sql`
    delete from mall.opening_form f using jsonb_to_recordset(${json}::jsonb) r (code text) where f.mall_id = ${mall}::int and f.code = r.code`,
  )
  await put(
    tx,
    gone.documents,
    (json) => sql`
    delete from mall.document d using jsonb_to_recordset(${json}::jsonb) r (code text) where d.mall_id = ${mall}::int and d.code = r.code`,
  )
}

/** One statement for many rows, which travel as one JSON value; none at all when there are no rows. */
export async function put(tx: Tx, rows: readonly unknown[], statement: (json: string) => Sql): Promise<number> {
  return rows.length === 0 ? 0 : await tx.run(statement(JSON.stringify(rows)))
}
