import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import type { PastDay, Quarter } from './day.ts'
import { writeMoments } from './moment-store.ts'

const columns = sql`queue_id as "queueId", quarter, visits, asked, called, kept, waited_seconds as "waitedSeconds", longest_seconds as "longestSeconds",
  served, served_seconds as "servedSeconds"`

/** One day as it happened, whether it has been counted or not: goes through the day's visits and no other's. */
export function countQuarters(tx: Tx, day: string, isRehearsal: boolean): Promise<Quarter[]> {
  return tx.rows<Quarter>(sql`select ${columns} from (${counted(tx, day, isRehearsal)}) c order by quarter, queue_id`)
}

/** Counted days, summed over them: what quarters of an hour are like on such days. */
export function sumQuarters(tx: Tx, days: readonly string[]): Promise<Quarter[]> {
  return tx.rows<Quarter>(sql`
    select queue_id as "queueId", quarter, sum(visits)::int as visits, sum(asked)::int as asked, sum(called)::int as called, sum(kept)::int as kept,
      sum(waited_seconds)::int as "waitedSeconds", max(longest_seconds) as "longestSeconds", sum(served)::int as served, sum(served_seconds)::int as "servedSeconds"
    from performance.quarter where mall_id = ${mallOf(tx)}::int and service_day = any(${days}::date[]) group by queue_id, quarter order by quarter, queue_id`)
}

/** Of these days, those on which somebody came; newest first. */
export async function daysWithVisits(tx: Tx, days: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ day: string }>(sql`
    select service_day as day from performance.day
    where mall_id = ${mallOf(tx)}::int and service_day = any(${days}::date[]) and visits > 0 order by service_day desc`)
  return rows.map(({ day }) => day)
}

/** Past days on which numbers were given, that nobody has counted yet and on which nothing is open any more; newest first. */
export async function uncountedDays(tx: Tx, today: string, daysBack: number, most: number): Promise<string[]> {
  // Day by day through the index: joined, the planner would read every visit of all years, four times a minute.
  const rows = await tx.rows<{ day: string }>(sql`
    with back as materialized (
      select b.day::date as day from generate_series(${today}::date - 1, ${today}::date - ${daysBack}::int, interval '-1 day') b (day)
      where not exists (select from performance.day d where d.mall_id = ${mallOf(tx)}::int and d.service_day = b.day::date))
    select back.day from back
    cross join lateral (select from visit.visit v where v.mall_id = ${mallOf(tx)}::int and v.service_day = back.day limit 1) given
    where not exists (select from visit.visit v where v.mall_id = ${mallOf(tx)}::int and v.service_day = back.day and v.closed_at is null)
    order by back.day desc limit ${most}::int`)
  return rows.map(({ day }) => day)
}

/** Counts a past day once; false when another process has just done it. */
export async function keepDay(tx: Tx, day: string, now: Date): Promise<boolean> {
  const first = await tx.run(sql`
    insert into performance.day (mall_id, service_day, visits, counted_at)
    select ${mallOf(tx)}::int, ${day}::date, count(*), ${now}::timestamptz from performance.visit
    where mall_id = ${mallOf(tx)}::int and service_day = ${day}::date and not is_rehearsal
    on conflict do nothing`)
  if (!first) return false
  await tx.run(sql`
    insert into performance.quarter (mall_id, service_day, queue_id, quarter, visits, asked, called, kept, waited_seconds, longest_seconds, served, served_seconds)
    select ${mallOf(tx)}::int, ${day}::date, queue_id, quarter, visits, asked, called, kept, waited_seconds, longest_seconds, served, served_seconds
    from (${counted(tx, day, false)}) c`)
  await writeMoments(tx, day)
  return true
}

/** Each thing is counted in the quarter of an hour in which it happened. */
function counted(tx: Tx, day: string, isRehearsal: boolean): Sql {
  const mall = mallOf(tx)
  return sql`
    with legs as materialized (
      select * from performance.leg where mall_id = ${mall}::int and service_day = ${day}::date and is_rehearsal = ${isRehearsal}::boolean),
    things as (
      select queue_id, quarter, 1 as visits, 0 as asked, 0 as called, 0 as kept, 0::numeric as waited, 0 as served, 0::numeric as serving
      from performance.visit where mall_id = ${mall}::int and service_day = ${day}::date and is_rehearsal = ${isRehearsal}::boolean
      union all select queue_id, asked_quarter, 0, 1, 0, 0, 0, 0, 0 from legs where is_asked
      union all select queue_id, called_quarter, 0, 0, 1, is_kept::int, waited_seconds, 0, 0 from legs where called_quarter is not null
      union all select queue_id, served_quarter, 0, 0, 0, 0, 0, 1, coalesce(served_seconds, 0) from legs where served_quarter is not null)
    select queue_id, quarter, sum(visits)::int as visits, sum(asked)::int as asked, sum(called)::int as called, sum(kept)::int as kept,
      sum(waited)::int as waited_seconds, max(waited)::int as longest_seconds, sum(served)::int as served, sum(serving)::int as served_seconds
    from things group by queue_id, quarter`
}

/** Counted days on which somebody came, newest first, before a day. */
export function readPastDays(tx: Tx, before: string, most: number): Promise<PastDay[]> {
  return tx.rows<PastDay>(sql`
    select d.service_day as day, d.visits, coalesce(sum(q.called), 0)::int as called, coalesce(sum(q.kept), 0)::int as kept,
      coalesce(sum(q.waited_seconds), 0)::int as "waitedSeconds", coalesce(sum(q.served), 0)::int as served
    from (select * from performance.day where mall_id = ${mallOf(tx)}::int and visits > 0 and service_day < ${before}::date
      order by service_day desc limit ${most}::int) d
    left join performance.quarter q on q.mall_id = d.mall_id and q.service_day = d.service_day
    group by d.service_day, d.visits order by d.service_day desc`)
}
