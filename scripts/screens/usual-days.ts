import type { Page } from 'playwright-core'
import { sql } from '#platform/database.ts'
import type { BusyMall } from './busy-mall.ts'

/** Eight Mondays behind the mall, so that today has something to be compared with. */
export async function usualDays(page: Page, { hall }: BusyMall): Promise<void> {
  await hall.act(async (tx) => {
    await tx.run(sql`
      insert into performance.day (mall_id, service_day, visits, counted_at)
      select ${tx.mall?.id ?? 0}::int, date '2026-11-23' - 7 * n, 480 + 12 * (n % 4), now() from generate_series(1, 8) n on conflict do nothing`)
    await tx.run(sql`
      insert into performance.moment (mall_id, service_day, quarter, waiting, open_counters, called, median_seconds, p90_seconds)
      select d.mall_id, d.service_day, q, round((80 + 7 * (extract(week from d.service_day)::int % 5)) * exp(0 - ((q - 41) / 9.0) ^ 2))::int,
        case when q between 32 and 60 then 74 else 0 end, 20, 900, 2100
      from performance.day d, generate_series(30, 63) q where d.mall_id = ${tx.mall?.id ?? 0}::int and d.service_day < date '2026-11-23'
        and extract(isodow from d.service_day) = 1 on conflict do nothing`)
    await tx.run(sql`
      insert into performance.quarter (mall_id, service_day, queue_id, quarter, visits, asked, called, kept, waited_seconds, longest_seconds, served, served_seconds)
      select d.mall_id, d.service_day, (select min(id) from service.queue where mall_id = d.mall_id), q, round(42 * exp(0 - ((q - 37) / 8.0) ^ 2))::int, 30, 28, 22,
        28000, 2400, round(30 * exp(0 - ((q - 43) / 11.0) ^ 2))::int, 12000
      from performance.day d, generate_series(30, 63) q where d.mall_id = ${tx.mall?.id ?? 0}::int and d.service_day < date '2026-11-23'
        and extract(isodow from d.service_day) = 1 on conflict do nothing`)
  })
  await page.reload()
}
