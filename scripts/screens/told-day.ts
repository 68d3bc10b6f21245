import type { Page } from 'playwright-core'
import { sql } from '#platform/database.ts'
import type { BusyMall } from './busy-mall.ts'

/**
 * What was said of the waits of this morning, for those who have been called: the waits are the true ones of the played
 * morning, what was said lies about them as it does in a played day.
 */
export async function toldDay(page: Page, { hall }: Pick<BusyMall, 'hall'>): Promise<void> {
  await hall.act((tx) =>
    tx.run(sql`
      insert into visit.told (mall_id, leg_id, turn, queue_id, service_day, at, method, raw, low, point, high, by_position, bucket, is_entry, actual, ending)
      select mall_id, id, 1, queue_id, service_day, arrival_ref, 'learned', point, greatest(0, point * 0.7 - 2), point, point * 1.3 + 2, actual * (1 + 2.4 * noise) + 4, 1, true, actual, 'called'
      from (select l.*, actual, noise, greatest(0.5, actual * (1 + noise) + 1.2 * noise) as point from visit.leg l
        cross join lateral (select extract(epoch from min(c.called_at) - l.arrival_ref) / 60 as actual from visit.call c where c.mall_id = l.mall_id and c.leg_id = l.id) called
        cross join lateral (select ((l.id * 7919) % 97 - 48) / 110.0 as noise) n
        where l.mall_id = ${tx.mall?.id ?? 0}::int and actual >= 0) told
      on conflict do nothing`),
  )
  await page.reload()
}
