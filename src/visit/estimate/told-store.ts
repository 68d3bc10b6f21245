import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { LastTold, Told } from './told.ts'

/** One process notes at a time; a second one that believes it should finds the lock taken and leaves it. */
export async function holdsNotes(tx: Tx): Promise<boolean> {
  const { held } = await tx.row<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(${lockKey}::int, ${mallOf(tx)}::int) as held`,
  )
  return held
}
// Any number that nothing else on this database uses for a lock of two parts.
const lockKey = 726_367_114

/** What was said last of each of these legs: one descent of the key for each. */
export function readLastTold(tx: Tx, legIds: readonly number[]): Promise<LastTold[]> {
  return tx.rows<LastTold>(sql`
    select t.* from unnest(${legIds}::bigint[]) l(id) cross join lateral (
      select leg_id as "legId", turn, at, method, raw, low, point, high,
        array(select e.bucket from visit.told e where e.mall_id = ${mallOf(tx)}::int and e.leg_id = l.id and e.is_entry) as buckets
      from visit.told where mall_id = ${mallOf(tx)}::int and leg_id = l.id order by turn desc limit 1) t`)
}

/** In one batch. A line that another process was quicker to write is left as it stands. */
export async function writeTold(tx: Tx, lines: readonly Told[], now: Date): Promise<number> {
  if (lines.length === 0) return 0
  return await tx.run(sql`
    insert into visit.told (mall_id, leg_id, turn, queue_id, service_day, at, method, raw, reach, low, point, high, by_position, bucket, is_entry)
    select l.mall_id, l.id, t.turn, t."queueId", l.service_day, ${now}::timestamptz, t.method, t.raw, t.reach, t.low, t.point, t.high, t."byPosition", t.bucket, t."isEntry"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as t("legId" bigint, turn int, "queueId" bigint, method text, raw real, reach real, low real,
      point real, high real, "byPosition" real, bucket int, "isEntry" boolean)
    join visit.leg l on l.mall_id = ${mallOf(tx)}::int and l.id = t."legId"
    on conflict do nothing`)
}

/**
 * What came true. The first call after it was said counts; whoever stepped out in between waited by own choice and is
 * set aside; whoever left or was never called has no true wait and is counted as such.
 */
export function settleTold(tx: Tx, days: readonly string[]): Promise<number> {
  const mall = mallOf(tx)
  return tx.run(sql`
    with open as materialized (
      select t.leg_id, t.turn, t.at, l.state from visit.told t join visit.leg l on l.mall_id = t.mall_id and l.id = t.leg_id
      where t.mall_id = ${mall}::int and t.service_day = any(${days}::date[]) and t.ending is null
        and (l.state not in ('waiting', 'planned', 'deferred') or l.called_at is not null or l.grace_used)),
    known as (
      select o.*, coalesce(
        (select min(i.from_at) from visit.interval i where i.mall_id = ${mall}::int and i.leg_id = o.leg_id and i.state = 'called' and i.from_at >= o.at),
        (select max(i.from_at) from visit.interval i where i.mall_id = ${mall}::int and i.leg_id = o.leg_id and i.state = 'called')) as called_at
      from open o),
    ended as (
      select k.*, case
        when k.called_at is null and k.state = 'expired' then 'expired'
        when k.called_at is null then 'left'
        when exists (select from visit.interval i where i.mall_id = ${mall}::int and i.leg_id = k.leg_id and i.state = 'deferred'
          and i.from_at < k.called_at and coalesce(i.to_at, k.called_at) > k.at) then 'aside'
        else 'called' end as ending
      from known k)
    update visit.told t set ending = e.ending,
      actual = case when e.ending in ('called', 'aside') then greatest(extract(epoch from e.called_at - e.at), 0) / 60 end
    from ended e where t.mall_id = ${mall}::int and t.leg_id = e.leg_id and t.turn = e.turn`)
}

/** The log is for learning and for the page of the last weeks. */
export function sweepTold(tx: Tx, before: string): Promise<number> {
  return tx.run(sql`delete from visit.told where mall_id = ${mallOf(tx)}::int and service_day < ${before}::date`)
}
