import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { type Asked, detourOf } from './detour.ts'
import { type Habits, usualHabits } from './facts.ts'

/** Days that usual ones are made of. */
const daysBack = 28
/** A counter that opens further from its hour than this opens for another reason. */
const mostMinutes = 45

/** Whether usual days have been looked at today already. */
export async function knowsUsualDay(tx: Tx, today: string): Promise<boolean> {
  const row = await tx.maybe<{ known: boolean }>(
    sql`select coalesce(usual_on >= ${today}::date, false) as known from visit.habit where mall_id = ${mallOf(tx)}::int`,
  )
  return row?.known ?? false
}

/** Protected visitors of the last weeks by queue and half hour, per day on which anybody came. */
export async function learnComing(tx: Tx, today: string): Promise<void> {
  const mall = mallOf(tx)
  await tx.run(sql`delete from visit.coming where mall_id = ${mall}::int`)
  await tx.run(sql`
    with day as materialized (
      select v.id, s.time_zone, v.service_day from visit.visit v join mall.site s on s.mall_id = v.mall_id and s.id = v.site_id
      where v.mall_id = ${mall}::int and not v.is_rehearsal and v.service_day ${past(today)})
    insert into visit.coming (mall_id, queue_id, half_hour, people)
    select ${mall}::int, l.queue_id, floor(extract(epoch from (l.arrival_ref at time zone day.time_zone)::time) / 1800)::int,
      count(*)::real / (select count(distinct service_day) from day)
    from day join visit.leg l on l.mall_id = ${mall}::int and l.visit_id = day.id and l.class = 'protected' and l.from_leg is null
    group by 2, 3`)
}

/** What else the last weeks say of a day, all at once: it is asked once a day and walks through all of them. */
export async function learnUsualHabits(tx: Tx, today: string, habits: Habits): Promise<void> {
  const mall = mallOf(tx)
  const { way, absentShare, absent, sigma } = usualHabits
  const [opensAfter, detour, leaving] = await Promise.all([
    readOpening(tx, today),
    readDetour(tx, today, habits),
    readLeaving(tx, today),
  ])
  await tx.run(sql`
    insert into visit.habit (mall_id, way, absent_share, absent, sigma, learned_at, opens_after, detour, leaving, usual_on)
    values (${mall}::int, ${way}::real, ${absentShare}::real, ${absent}::real, ${sigma}::real, now(), ${opensAfter}::real, ${detour}::real,
      ${leaving}::real, ${today}::date)
    on conflict (mall_id) do update set opens_after = excluded.opens_after, detour = excluded.detour, leaving = excluded.leaving,
      usual_on = excluded.usual_on`)
}

/** How long after the hour of the roster a counter opens in the mean, minutes; below zero: before it. */
async function readOpening(tx: Tx, today: string): Promise<number> {
  const mall = mallOf(tx)
  const row = await tx.row<{ minutes: number }>(sql`
    with first as (
      select s.service_day, s.counter_id, min(extract(epoch from (s.opened_at at time zone i.time_zone)::time) / 60) as opened
      from counter.sitting s join counter.counter c on c.mall_id = s.mall_id and c.id = s.counter_id
      join mall.zone z on z.mall_id = c.mall_id and z.id = c.zone_id join mall.hall h on h.mall_id = z.mall_id and h.id = z.hall_id
      join mall.site i on i.mall_id = h.mall_id and i.id = h.site_id
      where s.mall_id = ${mall}::int and s.service_day ${past(today)} group by 1, 2),
    planned as (
      select held_on, counter_id, min(lower(hours)) as begins from counter.roster where mall_id = ${mall}::int and held_on ${past(today)} group by 1, 2)
    select coalesce(sum(opened - begins) / (count(*) + 5), 0)::float8 as minutes
    from first join planned on held_on = service_day and planned.counter_id = first.counter_id and abs(opened - begins) <= ${mostMinutes}::int`)
  return row.minutes
}

async function readDetour(tx: Tx, today: string, habits: Habits): Promise<number> {
  const mall = mallOf(tx)
  const rows = await tx.rows<Asked & { spent: number }>(sql`
    with leg as materialized (
      select l.id, l.service_id, l.from_leg from visit.leg l join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id and not v.is_rehearsal
      where l.mall_id = ${mall}::int and l.service_day ${past(today)} and l.called_at is not null),
    spent as (
      select leg.id, sum(extract(epoch from i.to_at - i.from_at)) / 60 as minutes from leg
      join visit.interval i on i.mall_id = ${mall}::int and i.leg_id = leg.id and i.state in ('called', 'serving') and i.to_at is not null group by leg.id)
    select leg.service_id as "serviceId", (count(*) filter (where leg.from_leg is null))::int as people, coalesce(sum(spent.minutes), 0)::float8 as spent
    from leg left join spent on spent.id = leg.id group by leg.service_id`)
  const spent = rows.reduce((sum, row) => sum + row.spent, 0)
  return detourOf(rows, spent, habits)
}

/** Who gave up by themselves, per minute that anybody waited. */
async function readLeaving(tx: Tx, today: string): Promise<number> {
  const mall = mallOf(tx)
  const row = await tx.row<{ perMinute: number }>(sql`
    select coalesce(count(*) filter (where l.state = 'abandoned' and i.to_at = l.ended_at)
      / nullif(sum(extract(epoch from i.to_at - i.from_at)) / 60, 0), 0)::float8 as "perMinute"
    from visit.leg l join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id and not v.is_rehearsal
    join visit.interval i on i.mall_id = l.mall_id and i.leg_id = l.id and i.state = 'waiting' and i.to_at is not null
    where l.mall_id = ${mall}::int and l.service_day ${past(today)}`)
  return row.perMinute
}

function past(today: string) {
  return sql`between ${today}::date - ${daysBack}::int and ${today}::date - 1`
}
