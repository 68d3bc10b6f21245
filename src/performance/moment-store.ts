import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import type { Moment, Recent, UsualMoment } from './moment.ts'

/** Of one day, up to the end of a quarter; from its visits and no other day's. */
export function countMoments(tx: Tx, day: string, isRehearsal: boolean, until: number): Promise<Moment[]> {
  return tx.rows<Moment>(sql`
    select quarter, waiting, open_counters as "openCounters", called, median_seconds as "medianSeconds", p90_seconds as "p90Seconds"
    from (${counted(tx, day, isRehearsal, until)}) m order by quarter`)
}

export async function writeMoments(tx: Tx, day: string): Promise<void> {
  await tx.run(sql`
    insert into performance.moment (mall_id, service_day, quarter, waiting, open_counters, called, median_seconds, p90_seconds)
    select ${mallOf(tx)}::int, ${day}::date, quarter, waiting, open_counters, called, median_seconds, p90_seconds
    from (${counted(tx, day, false, 95)}) m where waiting + open_counters + called > 0`)
}

/** Counted days put together. A day without a line at some quarter had nobody there then. */
export function usualMoments(tx: Tx, days: readonly string[]): Promise<UsualMoment[]> {
  return tx.rows<UsualMoment>(sql`
    select q.quarter, count(*)::int as days, avg(coalesce(m.waiting, 0))::float8 as waiting,
      percentile_cont(0.25) within group (order by coalesce(m.waiting, 0))::float8 as "fewWaiting",
      percentile_cont(0.75) within group (order by coalesce(m.waiting, 0))::float8 as "manyWaiting",
      avg(coalesce(m.open_counters, 0))::float8 as "openCounters",
      case when count(m.median_seconds) >= 3 then avg(m.median_seconds)::float8 end as "medianSeconds",
      case when count(m.median_seconds) >= 3 then avg(m.p90_seconds)::float8 end as "p90Seconds"
    from generate_series(0, 95) q(quarter) cross join unnest(${days}::date[]) d(day)
    left join performance.moment m on m.mall_id = ${mallOf(tx)}::int and m.service_day = d.day and m.quarter = q.quarter
    group by q.quarter having count(m.quarter) > 0 order by q.quarter`)
}

export function countRecent(tx: Tx, day: string, isRehearsal: boolean, now: Date): Promise<Recent> {
  return tx.row<Recent>(sql`
    select count(*)::int as called, percentile_cont(0.5) within group (order by waited_seconds)::int as "medianSeconds",
      percentile_cont(0.9) within group (order by waited_seconds)::int as "p90Seconds"
    from performance.called where mall_id = ${mallOf(tx)}::int and service_day = ${day}::date and is_rehearsal = ${isRehearsal}::boolean
      and called_at > ${now}::timestamptz - interval '30 minutes' and called_at <= ${now}::timestamptz`)
}

function counted(tx: Tx, day: string, isRehearsal: boolean, until: number): Sql {
  const mall = mallOf(tx)
  return sql`
    with moment as (
      select q.quarter, (${day}::date + make_interval(mins => 15 * (q.quarter + 1))) at time zone m.time_zone as at
      from mall.mall m cross join generate_series(0, ${until}::int) q(quarter) where m.id = ${mall}::int),
    waiting as materialized (
      select visit_id, from_at, to_at from performance.waiting
      where mall_id = ${mall}::int and service_day = ${day}::date and is_rehearsal = ${isRehearsal}::boolean),
    call as materialized (
      select called_at, waited_seconds from performance.called
      where mall_id = ${mall}::int and service_day = ${day}::date and is_rehearsal = ${isRehearsal}::boolean)
    select moment.quarter,
      (select count(distinct w.visit_id)::int from waiting w where w.from_at <= moment.at and (w.to_at is null or w.to_at > moment.at)) as waiting,
      (select count(*)::int from performance.sitting s where s.mall_id = ${mall}::int and s.service_day = ${day}::date
        and s.opened_at <= moment.at and (s.closed_at is null or s.closed_at > moment.at)) as open_counters,
      w.called, w.median_seconds, w.p90_seconds
    from moment cross join lateral (
      select count(*)::int as called, percentile_cont(0.5) within group (order by c.waited_seconds)::int as median_seconds,
        percentile_cont(0.9) within group (order by c.waited_seconds)::int as p90_seconds
      from call c where c.called_at > moment.at - interval '30 minutes' and c.called_at <= moment.at) w`
}
