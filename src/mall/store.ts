import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import type { MallFields } from './edit-mall.ts'
import type { OpeningFields } from './edit-opening.ts'
import type { HolidayFields } from './holiday.ts'
import type { Holiday, OpeningCalendar } from './opening.ts'

export type MallRow = MallFields & {
  readonly code: string
  readonly timeZone: string
  readonly hosts: readonly string[]
  readonly settings: Readonly<Record<string, number | boolean | string>>
  readonly opensOnJointLeave: boolean
  /** The hash of a file; null keeps the roof. */
  readonly emblem: string | null
}

export function readMall(tx: Tx): Promise<MallRow> {
  return tx.row<MallRow>(sql`
    select code, name, short_name as "shortName", region, accent, emblem, time_zone as "timeZone", hosts, settings, open_on_joint_leave as "opensOnJointLeave"
    from mall.mall where id = ${mallOf(tx)}::int`)
}

// The mall's own row raises its version by hand: the triggers stand on the tables that hang on it.
export async function updateMall(tx: Tx, { name, shortName, region, accent }: MallFields): Promise<void> {
  await tx.run(sql`
    update mall.mall set name = ${JSON.stringify(name)}::jsonb, short_name = ${shortName}, region = ${region}, accent = ${accent}, version = version + 1
    where id = ${mallOf(tx)}::int`)
}

export async function updateEmblem(tx: Tx, hash: string | null): Promise<void> {
  await tx.run(sql`update mall.mall set emblem = ${hash}, version = version + 1 where id = ${mallOf(tx)}::int`)
}

export async function readEmblem(tx: Tx): Promise<string | null> {
  const { emblem } = await tx.row<{ emblem: string | null }>(
    sql`select emblem from mall.mall where id = ${mallOf(tx)}::int`,
  )
  return emblem
}

export async function updateSettings(
  tx: Tx,
  settings: Readonly<Record<string, number | boolean | string>>,
): Promise<void> {
  await tx.run(
    sql`update mall.mall set settings = settings || ${JSON.stringify(settings)}::jsonb, version = version + 1 where id = ${mallOf(tx)}::int`,
  )
}

export async function updateJointLeave(tx: Tx, opens: boolean): Promise<void> {
  await tx.run(
    sql`update mall.mall set open_on_joint_leave = ${opens}::boolean, version = version + 1 where id = ${mallOf(tx)}::int`,
  )
}

export async function updateHosts(tx: Tx, hosts: readonly string[]): Promise<void> {
  await tx.run(sql`update mall.mall set hosts = ${hosts}::text[], version = version + 1 where id = ${mallOf(tx)}::int`)
}

/** Host names that lead to another mall of this installation. Needs a transaction that sees every mall. */
export async function hostsElsewhere(tx: Tx, hosts: readonly string[]): Promise<string[]> {
  await tx.run(sql`select pg_advisory_xact_lock(7263673)`)
  const rows = await tx.rows<{ host: string }>(sql`
    select host from mall.mall m, unnest(m.hosts) host where m.id <> ${mallOf(tx)}::int and host = any(${hosts}::text[]) order by host`)
  return rows.map(({ host }) => host)
}

export async function readOpening(tx: Tx, code: string): Promise<OpeningFields> {
  const found = await tx.maybe<OpeningFields>(sql`
    select valid_from as "validFrom", valid_until as "validUntil", rank, is_assumed as "isAssumed", days, breaks from mall.opening_form
    where mall_id = ${mallOf(tx)}::int and code = ${code}`)
  if (!found) throw new NotFound()
  return found
}

export type OpeningRow = OpeningFields & { readonly code: string }

export function readOpenings(tx: Tx): Promise<OpeningRow[]> {
  return tx.rows<OpeningRow>(sql`
    select code, valid_from as "validFrom", valid_until as "validUntil", rank, is_assumed as "isAssumed", days, breaks from mall.opening_form
    where mall_id = ${mallOf(tx)}::int order by rank, valid_from desc, code`)
}

export async function insertOpening(tx: Tx, code: string, f: OpeningFields): Promise<boolean> {
  const added = await tx.run(sql`
    insert into mall.opening_form (mall_id, code, valid_from, valid_until, rank, is_assumed, days, breaks)
    values (${mallOf(tx)}::int, ${code}, ${f.validFrom}::date, ${f.validUntil}::date, ${f.rank}::int, ${f.isAssumed}::boolean,
      ${JSON.stringify(f.days)}::jsonb, ${JSON.stringify(f.breaks)}::jsonb)
    on conflict (mall_id, code) do nothing`)
  return added === 1
}

export async function updateOpening(tx: Tx, code: string, f: OpeningFields): Promise<void> {
  await tx.run(sql`
    update mall.opening_form set valid_from = ${f.validFrom}::date, valid_until = ${f.validUntil}::date, rank = ${f.rank}::int,
      is_assumed = ${f.isAssumed}::boolean, days = ${JSON.stringify(f.days)}::jsonb, breaks = ${JSON.stringify(f.breaks)}::jsonb
    where mall_id = ${mallOf(tx)}::int and code = ${code}`)
}

export async function deleteOpening(tx: Tx, code: string): Promise<void> {
  await tx.run(sql`delete from mall.opening_form where mall_id = ${mallOf(tx)}::int and code = ${code}`)
}

export type HolidayRow = Holiday & { readonly basis: string }

/** Holidays of a span of days, both ends counted. */
export function readHolidays(tx: Tx, from: string, until: string): Promise<HolidayRow[]> {
  return tx.rows<HolidayRow>(sql`
    select held_on as "heldOn", kind, name, basis from mall.holiday
    where mall_id = ${mallOf(tx)}::int and held_on between ${from}::date and ${until}::date order by held_on, kind`)
}

export async function insertHoliday(tx: Tx, { heldOn, kind, name, basis }: HolidayFields): Promise<boolean> {
  const added = await tx.run(sql`
    insert into mall.holiday (mall_id, held_on, kind, name, basis)
    values (${mallOf(tx)}::int, ${heldOn}::date, ${kind}, ${JSON.stringify(name)}::jsonb, ${basis}) on conflict (mall_id, held_on, kind) do nothing`)
  return added === 1
}

export async function deleteHoliday(tx: Tx, heldOn: string, kind: string): Promise<void> {
  await tx.run(
    sql`delete from mall.holiday where mall_id = ${mallOf(tx)}::int and held_on = ${heldOn}::date and kind = ${kind}`,
  )
}

/** Years in which the mall has holidays on record. */
export async function readHolidayYears(tx: Tx): Promise<number[]> {
  const rows = await tx.rows<{ year: number }>(
    sql`select distinct extract(year from held_on)::int as year from mall.holiday where mall_id = ${mallOf(tx)}::int order by year`,
  )
  return rows.map(({ year }) => year)
}

/** The calendar as it is written now, for one day. */
export async function readCalendar(tx: Tx, day: string): Promise<OpeningCalendar> {
  const [forms, holidays, mall] = [await readOpenings(tx), await readHolidays(tx, day, day), await readMall(tx)]
  return { forms, holidays, opensOnJointLeave: mall.opensOnJointLeave }
}

export async function countWaiting(tx: Tx, day: string): Promise<number> {
  const { people } = await tx.row<{ people: number }>(
    sql`select count(distinct visit_id)::int as people from visit.open_leg where mall_id = ${mallOf(tx)}::int and service_day = ${day}::date`,
  )
  return people
}
