import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'

/** How far ahead the roster is written from the ordinary week. */
export const weeksAhead = 8

/**
 * Writes the roster of the coming weeks from the ordinary week, each day once: what somebody changes or removes by hand
 * is not written again. Days on which the mall is closed by a holiday are left out. Gives how many rows were added; a
 * rule of the mall's clock, so that the roster never runs out.
 */
export async function planAhead(tx: Tx, now: Date): Promise<number> {
  const mall = mallOf(tx)
  const days = weeksAhead * 7
  return await tx.run(sql`
    with today as (select id, (${now}::timestamptz at time zone time_zone)::date as day, open_on_joint_leave from mall.mall where id = ${mall}::int),
    due as (select w.*, greatest(coalesce(w.planned_until + 1, t.day), t.day) as from_day, t.day + ${days}::int - 1 as last_day, t.open_on_joint_leave
      from counter.week w join today t on t.id = w.mall_id
      where w.mall_id = ${mall}::int and coalesce(w.planned_until, t.day - 1) < t.day + ${days}::int - 1),
    marked as (update counter.week w set planned_until = d.last_day from due d where w.mall_id = d.mall_id and w.id = d.id)
    insert into counter.roster (mall_id, agency_id, counter_id, staff_id, held_on, hours, week_id)
    select d.mall_id, d.agency_id, d.counter_id, d.staff_id, held.day::date, d.hours, d.id
    from due d
      join counter.counter c on c.mall_id = d.mall_id and c.id = d.counter_id and not c.is_retired
      join account.staff s on s.mall_id = d.mall_id and s.id = d.staff_id and s.agency_id = d.agency_id and not s.is_retired
      cross join lateral generate_series(d.from_day::timestamp, d.last_day::timestamp, '1 day') held (day)
    where (array['mon','tue','wed','thu','fri','sat','sun'])[extract(isodow from held.day)::int] = any (d.days)
      and not exists (select from mall.holiday h where h.mall_id = d.mall_id and h.held_on = held.day::date
        and not (h.kind = 'joint_leave' and d.open_on_joint_leave))
    on conflict do nothing`)
}
