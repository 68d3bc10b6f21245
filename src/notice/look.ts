import { directoryOf } from '#directory/directory-of.ts'
import type { Tx } from '#platform/database.ts'
import { later } from '#platform/jobs.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { readStatuses } from '#visit/read-status.ts'
import { occasionsOf } from './occasions.ts'
import { deleteEndedSubscriptions, insertPushes, readSubscriptions, readWatched } from './store.ts'

export const pushTask = 'notice.push'
export { readWatched }

/**
 * Looks at the visits of all who asked to be told, and wishes for what is new. The table keeps that nobody is told the
 * same twice, also when two processes look. What belongs to visits that are over goes. Gives how many are to be told.
 */
export async function lookForNews(tx: Tx, now: Date): Promise<number> {
  await deleteEndedSubscriptions(tx)
  const subscriptions = await readSubscriptions(tx)
  if (subscriptions.length === 0) return 0
  const directory = await directoryOf(tx, now)
  const statuses = await readStatuses(tx, directory, [...new Set(subscriptions.map(({ visitId }) => visitId))], now)
  const waiting = [...statuses.values()].flatMap(({ waitedMs }) => [...waitedMs.keys()])
  const waits = await recentWaits(tx, directory, now, waiting)
  const due = subscriptions.flatMap(({ id, visitId }) => {
    const status = statuses.get(visitId)
    return status ? occasionsOf(status, waits).map((occasion) => ({ ...occasion, subscriptionId: id })) : []
  })
  const wanted = await insertPushes(tx, due, 'wanted', now)
  // Four tries take half a minute; later it is no news, because the hall has said it meanwhile.
  for (const pushId of wanted) await later(tx, pushTask, { pushId }, { attempts: 4 })
  return wanted.length
}

/** Quietly, when nobody looked for a while. */
export const noticeRules = [{ name: 'browsers of visits that are over', run: deleteEndedSubscriptions }] as const
