import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { type Bucket, buckets, leastUnit, mostScores } from './calibration.ts'
import type { OpenPromise } from './open-promise.ts'
import { shownHigh, shownLow } from './shown-sql.ts'
import { again, type Missed, type Stretch } from './stretch.ts'

/**
 * The last scores of each bucket (calibration.ts, scoresFrom), of each leg the first that fell into it: what is said again
 * and again of the same wait is one experience. One short walk of an index for each bucket, however long the log; counted
 * for the mall and for each queue.
 */
export function learnScores(tx: Tx, now: Date): Promise<number> {
  const mall = mallOf(tx)
  return tx.run(sql`
    with last as materialized (
      select b.id as bucket, l.queue_id, (l.actual - l.raw) / l.unit as middle, (l.rounded - l.raw) / l.unit as ends
      from unnest(${buckets}::int[]) b(id) cross join lateral (
        select queue_id, raw, actual, (floor(actual / 5) + 0.5) * 5 as rounded, ${unit} as unit from visit.told
        where mall_id = ${mall}::int and bucket = b.id and ending = 'called' and is_entry and at <= ${now}::timestamptz
        order by at desc limit ${mostScores}::int) l),
    counted as materialized (
      select bucket, queue_id, count(*) as people, percentile_cont(0.5) within group (order by middle) as middle,
        percentile_cont(array[0.1, 0.9]) within group (order by ends) as ends
      from last group by grouping sets ((bucket), (bucket, queue_id))),
    ranged as materialized (
      select bucket, queue_id, people, least(ends[1], middle) as q10, middle as q50, greatest(ends[2], middle) as q90 from counted),
    of_mall as (
      insert into visit.calibration as c (mall_id, bucket, people, q10, q50, q90)
      select ${mall}::int, bucket, people, q10, q50, q90 from ranged where queue_id is null
      on conflict (mall_id, bucket) do update set people = excluded.people, q10 = excluded.q10, q50 = excluded.q50, q90 = excluded.q90)
    insert into visit.calibration_of_queue as c (mall_id, queue_id, bucket, people, q10, q50, q90)
    select ${mall}::int, queue_id, bucket, people, q10, q50, q90 from ranged where queue_id is not null
    on conflict (mall_id, queue_id, bucket) do update set people = excluded.people, q10 = excluded.q10, q50 = excluded.q50, q90 = excluded.q90
    where (c.people, c.q10, c.q50, c.q90) is distinct from (excluded.people, excluded.q10, excluded.q50, excluded.q90)`)
}
// Lines from before the reach was noted: as if a wait were work from its first minute to its last.
const reach = sql`coalesce(reach, raw * 0.05)`
const unit = sql`(${reach} + ${leastUnit}::real)`

/** Of what was said on these days so far, by bucket, whose wait came true; what was said again counts less (stretch.ts). */
export function readJudged(tx: Tx, days: readonly string[]): Promise<(Missed & { readonly bucket: Bucket })[]> {
  return tx.rows(sql`
    select bucket, sum(weight)::float8 as promises, coalesce(sum(weight) filter (where actual < shown_low), 0)::float8 as early,
      coalesce(sum(weight) filter (where actual > shown_high), 0)::float8 as late
    from (select bucket, actual, case when is_entry then 1 else ${again}::float8 end as weight, ${shownLow} as shown_low, ${shownHigh} as shown_high
      from visit.told where mall_id = ${mallOf(tx)}::int and service_day = any(${days}::date[]) and ending = 'called' and low is not null) t
    group by bucket`)
}

/** Of what was said on these days: what is not judged yet, and what was foretold last of the same waits. */
export function readOpenPromises(tx: Tx, days: readonly string[]): Promise<OpenPromise[]> {
  const mall = mallOf(tx)
  return tx.rows(sql`
    with open as materialized (
      select leg_id, turn, queue_id, at, bucket, is_entry, raw, ${reach} as reach, ${shownLow} as low, ${shownHigh} as high from visit.told
      where service_day = any(${days}::date[]) and ending is null and mall_id = ${mall}::int),
    latest as (select distinct on (leg_id) leg_id, at, raw, reach from open order by leg_id, turn desc)
    select o.bucket, o.is_entry as "isEntry", o.queue_id as "queueId", o.at, o.low, o.high, l.at as "foretoldAt", l.raw as minutes, l.reach
    from open o join latest l using (leg_id) where o.low is not null and l.raw is not null`)
}

/** The stretch of every bucket, in one statement. */
export function writeStretches(tx: Tx, of: (bucket: Bucket) => Stretch): Promise<number> {
  const all = buckets.map(of)
  const [low, high] = [all.map((one) => one.low), all.map((one) => one.high)]
  return tx.run(sql`
    update visit.calibration c set stretch_low = s.low, stretch_high = s.high
    from unnest(${buckets}::int[], ${low}::real[], ${high}::real[]) s(bucket, low, high)
    where c.mall_id = ${mallOf(tx)}::int and c.bucket = s.bucket and (c.stretch_low, c.stretch_high) is distinct from (s.low, s.high)`)
}
