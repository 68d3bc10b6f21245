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

/** Which of these secret addresses lead to no visit: numbers that were acknowledged and lost. */
export async function lostOf(tx: Tx, tokens: readonly string[]): Promise<number> {
  const { found } = await tx.row<{ found: number }>(
    sql`select count(*)::int as found from visit.visit where mall_id = ${mallOf(tx)}::int and token = any(${tokens}::text[])`,
  )
  return tokens.length - found
}
