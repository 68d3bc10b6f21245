import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { usualHabits } from './facts.ts'

export async function lastDayCounted(tx: Tx): Promise<string | undefined> {
  const row = await tx.maybe<{ day: string | null }>(
    sql`select max(service_day) as day from visit.handling_day where mall_id = ${mallOf(tx)}::int`,
  )
  return row?.day ?? undefined
}

/**
 * Counts a day anew, whole: what was finished per service, how long it took at the counter, who came when called and
 * who did not. `cap`: no service counts as more than so many times what is usual.
 */
export function countDay(tx: Tx, day: string, cap: number): Promise<number> {
  const mall = mallOf(tx)
  return tx.run(sql`
    with leg as materialized (
      select l.id, l.service_id, l.state from visit.leg l join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id and not v.is_rehearsal
      where l.mall_id = ${mall}::int and l.service_day = ${day}::date and (l.started_at is not null or l.called_at is not null or l.grace_used)),
    part as (
      select l.id, l.service_id, l.state as leg_state, i.state, extract(epoch from i.to_at - i.from_at) / 60 as minutes,
        lead(i.state) over (partition by l.id order by i.turn) as next
      from leg l join visit.interval i on i.mall_id = ${mall}::int and i.leg_id = l.id where i.to_at is not null or i.state = 'serving'),
    each as (
      select id, service_id,
        case when min(leg_state) = 'completed' then nullif(sum(minutes) filter (where state = 'serving'), 0) end as served,
        count(*) filter (where state = 'called' and next = 'serving') as came,
        coalesce(sum(minutes) filter (where state = 'called' and next = 'serving'), 0) as way,
        count(*) filter (where state = 'called' and (next = 'missed' or next is null and leg_state = 'no_show')) as absent,
        coalesce(sum(minutes) filter (where state = 'called' and (next = 'missed' or next is null and leg_state = 'no_show')), 0) as absent_minutes
      from part group by id, service_id),
    capped as (
      select e.*, case when e.served > 0 then least(greatest(e.served, 0.1), ${cap}::real * coalesce(h.minutes, e.served)) end as minutes
      from each e left join visit.handling h on h.mall_id = ${mall}::int and h.service_id = e.service_id)
    insert into visit.handling_day as d (mall_id, service_id, service_day, people, minutes, logs, squares, came, way_minutes, absent, absent_minutes)
    select ${mall}::int, service_id, ${day}::date, count(minutes), coalesce(sum(minutes), 0), coalesce(sum(ln(minutes)), 0), coalesce(sum(ln(minutes) ^ 2), 0),
      sum(came), sum(way), sum(absent), sum(absent_minutes)
    from capped group by service_id
    on conflict (mall_id, service_id, service_day) do update set people = excluded.people, minutes = excluded.minutes, logs = excluded.logs,
      squares = excluded.squares, came = excluded.came, way_minutes = excluded.way_minutes, absent = excluded.absent, absent_minutes = excluded.absent_minutes
    where (d.people, d.came, d.absent, d.minutes) is distinct from (excluded.people, excluded.came, excluded.absent, excluded.minutes)`)
}

/** A day sixty days ago counts a third of today (an exponential mean over the days). */
const age = (today: string) => sql`exp(-(${today}::date - service_day) / 60.0)`

export function learnHandling(tx: Tx, today: string): Promise<number> {
  const mall = mallOf(tx)
  return tx.run(sql`
    insert into visit.handling as h (mall_id, service_id, minutes, people)
    select mall_id, service_id, sum(minutes * ${age(today)}) / sum(people * ${age(today)}), sum(people * ${age(today)}) from visit.handling_day
    where mall_id = ${mall}::int and service_day between ${today}::date - 60 and ${today}::date group by mall_id, service_id having sum(people) > 0
    on conflict (mall_id, service_id) do update set minutes = excluded.minutes, people = excluded.people
    where (h.minutes, h.people) is distinct from (excluded.minutes, excluded.people)`)
}

/** Of the whole mall, with fifty people's weight for what is usual. The spread is that within services. */
export function learnHabit(tx: Tx, today: string, now: Date): Promise<number> {
  const { way, absentShare, absent, sigma } = usualHabits
  return tx.run(sql`
    with day as (
      select * from visit.handling_day where mall_id = ${mallOf(tx)}::int and service_day between ${today}::date - 60 and ${today}::date),
    spread as (
      select sum(s.squares - s.logs ^ 2 / s.people) as squares, sum(s.people - 1) as people
      from (select sum(squares) as squares, sum(logs) as logs, sum(people) as people from day group by service_id) s where s.people > 1)
    insert into visit.habit as h (mall_id, way, absent_share, absent, sigma, learned_at)
    select ${mallOf(tx)}::int, (sum(way_minutes) + 50 * ${way}::real) / (sum(came) + 50), (sum(absent) + 50 * ${absentShare}::real) / (sum(came + absent) + 50),
      (sum(absent_minutes) + 50 * ${absentShare}::real * ${absent}::real) / (sum(absent) + 50 * ${absentShare}::real),
      sqrt((coalesce(max(spread.squares), 0) + 50 * ${sigma}::real ^ 2) / (coalesce(max(spread.people), 0) + 50)), ${now}::timestamptz
    from day, spread having count(*) > 0
    on conflict (mall_id) do update set way = excluded.way, absent_share = excluded.absent_share, absent = excluded.absent, sigma = excluded.sigma,
      learned_at = excluded.learned_at
    where (h.way, h.absent_share, h.absent, h.sigma) is distinct from (excluded.way, excluded.absent_share, excluded.absent, excluded.sigma)`)
}
