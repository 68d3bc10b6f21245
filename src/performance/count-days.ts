import { mallOf } from '#ledger/announce.ts'
import { dayAt } from '#mall/day.ts'
import { sql, type Tx } from '#platform/database.ts'
import { keepDay, uncountedDays } from './store.ts'

const daysBack = 400
const atOnce = 5

/**
 * A rule of the mall's clock: each past day is counted once, so that what is usual is read from few rows. The newest
 * first and a few at a time, so that a mall with years behind it is never busy with them. Gives how many it counted.
 */
export async function countPastDays(tx: Tx, now: Date): Promise<number> {
  const { timeZone } = await tx.row<{ timeZone: string }>(
    sql`select time_zone as "timeZone" from mall.mall where id = ${mallOf(tx)}::int`,
  )
  let counted = 0
  for (const day of await uncountedDays(tx, dayAt(now, timeZone), daysBack, atOnce))
    counted += Number(await keepDay(tx, day, now))
  return counted
}
