import { type Directory, type Site, serviceDay } from '#directory/directory.ts'
import { mallOf } from '#ledger/announce.ts'
import { momentOf } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import { sql, type Tx } from '#platform/database.ts'

/**
 * The sites where the service day is over: its hours have passed, its manager has closed it, or it was made a holiday
 * after people had come; and nobody is called or served any more. As long as a counter is open and somebody waits for one, the day goes on, whatever the clock says.
 */
export async function sitesAtRest(tx: Tx, directory: Directory, now: Date): Promise<ReadonlySet<number>> {
  if (directory.mall.rehearsingSince) return new Set()
  const sites = [...directory.sites.values()]
  const days = sites.map(({ id }) => serviceDay(directory, id, now))
  const rows = await tx.rows<{ id: number }>(sql`
    select s.id from unnest(${sites.map(({ id }) => id)}::bigint[], ${days}::date[],
      ${sites.map((site, i) => hoursHavePassed(directory, site, days[i] ?? '', now))}::boolean[],
      ${sites.map((_, i) => openingOn(directory.calendar, days[i] ?? '').hours === undefined)}::boolean[]) s(id, day, passed, shut)
    where (s.passed or exists (select from visit.day_closed d where d.mall_id = ${mallOf(tx)}::int and d.site_id = s.id and d.service_day = s.day and d.reopened_at is null)
        or s.shut and exists (select from visit.visit g where g.mall_id = ${mallOf(tx)}::int and g.site_id = s.id and g.service_day = s.day and not g.is_rehearsal))
      and not exists (
        select from visit.visit v join visit.leg l on l.mall_id = v.mall_id and l.visit_id = v.id
        where v.mall_id = ${mallOf(tx)}::int and v.site_id = s.id and v.closed_at is null and l.state in ('waiting', 'called', 'serving')
          and exists (select from counter.sitting t where t.mall_id = v.mall_id and t.closed_at is null and t.counter_id = any(
            select c.id from counter.counter c join mall.zone z on z.mall_id = c.mall_id and z.id = c.zone_id
              join mall.hall h on h.mall_id = z.mall_id and h.id = z.hall_id where c.mall_id = v.mall_id and h.site_id = s.id)))`)
  return new Set(rows.map(({ id }) => id))
}

/** False on a day without hours: where nobody was let in, there is nothing to end. */
function hoursHavePassed({ calendar }: Directory, { timeZone }: Site, day: string, now: Date): boolean {
  const { hours } = openingOn(calendar, day)
  return hours !== undefined && now >= momentOf(day, hours.close, timeZone)
}
