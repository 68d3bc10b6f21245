import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import type { Officer, PlannedShift, PlannedWeek, Shift } from './roster.ts'

/** What is planned for an agency's counters on some days, in the order of the day. */
export function readRoster(tx: Tx, agencyId: number, from: string, until: string): Promise<PlannedShift[]> {
  return tx.rows<PlannedShift>(sql`
    select r.counter_id as "counterId", r.held_on as day, r.staff_id as "staffId", s.name as officer, s.is_retired as "hasLeft",
      lower(r.hours) as "from", upper(r.hours) as "until"
    from counter.roster r join account.staff s on s.mall_id = r.mall_id and s.id = r.staff_id
    where r.mall_id = ${mallOf(tx)}::int and r.agency_id = ${agencyId}::bigint and r.held_on between ${from}::date and ${until}::date
    order by r.held_on, r.counter_id, lower(r.hours)`)
}

/** The weeks of some days that have a roster, by their Mondays, the latest first. */
export function readWeeks(tx: Tx, agencyId: number, from: string, until: string): Promise<PlannedWeek[]> {
  return tx.rows<PlannedWeek>(sql`
    select date_trunc('week', held_on)::date as monday, count(*)::int as shifts from counter.roster
    where mall_id = ${mallOf(tx)}::int and agency_id = ${agencyId}::bigint and held_on between ${from}::date and ${until}::date
    group by 1 order by 1 desc`)
}

/** Who can be planned: an agency's people who serve. */
export function readOfficers(tx: Tx, agencyId: number): Promise<Officer[]> {
  return tx.rows<Officer>(sql`
    select id, name from account.staff
    where mall_id = ${mallOf(tx)}::int and agency_id = ${agencyId}::bigint and not is_retired and roles && array['officer', 'coordinator'] order by name, id`)
}

/** The live counters of an agency with their signs. */
export async function readSigns(tx: Tx, agencyId: number): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.rows<{ id: number; sign: string }>(sql`
    select id, code as sign from counter.counter where mall_id = ${mallOf(tx)}::int and agency_id = ${agencyId}::bigint and not is_retired order by id`)
  return new Map(rows.map(({ id, sign }) => [id, sign]))
}

export async function clearDay(tx: Tx, counterId: number, day: string): Promise<void> {
  await tx.run(
    sql`delete from counter.roster where mall_id = ${mallOf(tx)}::int and counter_id = ${counterId}::bigint and held_on = ${day}::date`,
  )
}

export type ShiftToWrite = Shift & { readonly agencyId: number; readonly counterId: number; readonly day: string }
/** How a refusal names the one and the other. */
export type ShiftNames = { readonly officer: string; readonly counter: string }

/** PostgreSQL refuses one person at two counters and two people at one; the refusal says which of the two it is. */
export async function insertShift(tx: Tx, s: ShiftToWrite, { officer, counter }: ShiftNames): Promise<void> {
  if ((await insertShiftIfFree(tx, s)) > 0) return
  const elsewhere = await tx.maybe(sql`
    select 1 from counter.roster
    where mall_id = ${mallOf(tx)}::int and staff_id = ${s.staffId}::bigint and held_on = ${s.day}::date
      and hours && int4range(${s.from}::int, ${s.until}::int) limit 1`)
  throw elsewhere
    ? new Refused('roster.personTwice', { officer, day: s.day })
    : new Refused('roster.counterTwice', { counter, day: s.day })
}

/** Leaves the shift out where it overlaps; gives how many were written. */
export function insertShiftIfFree(tx: Tx, s: ShiftToWrite): Promise<number> {
  return tx.run(sql`
    insert into counter.roster (mall_id, agency_id, counter_id, staff_id, held_on, hours)
    values (${mallOf(tx)}::int, ${s.agencyId}::bigint, ${s.counterId}::bigint, ${s.staffId}::bigint, ${s.day}::date, int4range(${s.from}::int, ${s.until}::int))
    on conflict do nothing`)
}
