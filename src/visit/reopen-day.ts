import { siteOf } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { announce, mallOf } from '#ledger/announce.ts'
import { type Command, onceRemembered } from '#ledger/once.ts'
import { dayAt } from '#mall/day.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { mustRunHall } from './policy.ts'

/**
 * The manager closed the day by mistake: as long as it is the same day, numbers are given again. What has ended stays
 * ended, because its people were told so and may have gone home; officers open their counters themselves. The closing
 * stays on record, for whoever could not be received meanwhile. A day that is open is left as it is.
 */
export function reopenDay(
  tx: Tx,
  siteId: number,
  serviceDay: string,
  by: Actor,
  now: Date,
  command?: Command,
): Promise<void> {
  mustRunHall(by)
  return onceRemembered(tx, by, command, now, async () => {
    const { timeZone } = siteOf(await directoryOf(tx, now), siteId)
    if (serviceDay !== dayAt(now, timeZone)) throw new Refused('day.isOver')
    const reopened = await tx.maybe<{ closedAt: Date }>(sql`
      update visit.day_closed set reopened_at = greatest(${now}::timestamptz, closed_at), reopened_by = ${by.kind}
      where mall_id = ${mallOf(tx)}::int and site_id = ${siteId}::bigint and service_day = ${serviceDay}::date and reopened_at is null
      returning closed_at as "closedAt"`)
    if (!reopened) return
    const data = { siteId, closedAt: reopened.closedAt }
    await announce(tx, { kind: 'day.reopened', actor: by, serviceDay, data, topics: ['floor', 'mall'] }, now)
  })
}
