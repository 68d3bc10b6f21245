import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'

/** One line of the table at the end of a played day; waits in minutes. */
export type WaitLine = {
  readonly class: string
  readonly people: number
  readonly mean: number
  readonly p50: number
  readonly p90: number
  readonly p95: number
  readonly most: number
  readonly withinPromise: number
}

/** Waits until the first call, per class, of the legs that were called on a day. */
export function waitsOf(tx: Tx, day: string): Promise<WaitLine[]> {
  return tx.rows<WaitLine>(sql`
    with waited as (
      select l.class, q.promise_minutes, sum(extract(epoch from i.to_at - i.from_at)) filter (where i.state = 'waiting') / 60 as minutes
      from visit.leg l join visit.interval i on i.mall_id = l.mall_id and i.leg_id = l.id
      join service.queue q on q.mall_id = l.mall_id and q.id = l.queue_id
      where l.mall_id = ${mallOf(tx)}::int and l.service_day = ${day}::date and l.called_at is not null and l.from_leg is null
      group by l.id, l.class, q.promise_minutes)
    select class, count(*)::int as people, round(avg(minutes)::numeric, 1) as mean, ${quantile(0.5)} as p50, ${quantile(0.9)} as p90, ${quantile(0.95)} as p95,
      round(max(minutes)::numeric, 1) as most, round(100.0 * avg((minutes <= promise_minutes)::int), 1) as "withinPromise"
    from waited group by class order by class`)
}

function quantile(share: number) {
  return sql`round(percentile_cont(${share}::float8) within group (order by minutes)::numeric, 1)`
}

/** How the legs of a day ended. */
export function endsOf(tx: Tx, day: string): Promise<{ state: string; legs: number }[]> {
  return tx.rows(sql`
    select state, count(*)::int as legs from visit.leg where mall_id = ${mallOf(tx)}::int and service_day = ${day}::date group by 1 order by 2 desc`)
}

/**
 * Minutes of a day over all counters: until the doors close, in which an officer sat there and did not rest; and in which
 * somebody had been called there or was served.
 */
export function minutesAtCounters(tx: Tx, day: string, closes: Date): Promise<{ present: number; occupied: number }> {
  const mall = mallOf(tx)
  return tx.row(sql`
    with sat as (select opened_at as from_at, closed_at as to_at from counter.sitting
        where mall_id = ${mall}::int and service_day = ${day}::date),
      spent as (
        select 'present' as how, 1 as sign, from_at, to_at from sat
        union all select 'present', -1, (data->>'pausedAt')::timestamptz, at from ledger.event
          where mall_id = ${mall}::int and kind = 'counter.resumed' and at between (select min(from_at) from sat) and (select max(to_at) from sat)
        union all select 'occupied', 1, i.from_at, i.to_at from visit.interval i join visit.leg l on l.mall_id = i.mall_id and l.id = i.leg_id
          where i.mall_id = ${mall}::int and l.service_day = ${day}::date and i.state in ('called', 'serving')),
      minutes as (select how, sign * extract(epoch from (case how when 'present' then greatest(from_at, least(to_at, ${closes}::timestamptz)) else to_at end) - from_at)::float8 / 60 as many from spent)
    select coalesce(sum(many) filter (where how = 'present'), 0) as present, coalesce(sum(many) filter (where how = 'occupied'), 0) as occupied
    from minutes`)
}

/** Which of these secret addresses lead to no visit: numbers that were acknowledged and lost. */
export async function lostOf(tx: Tx, tokens: readonly string[]): Promise<number> {
  const { found } = await tx.row<{ found: number }>(
    sql`select count(*)::int as found from visit.visit where mall_id = ${mallOf(tx)}::int and token = any(${tokens}::text[])`,
  )
  return tokens.length - found
}
