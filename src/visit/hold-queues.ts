import { serviceDay } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Tx } from '#platform/database.ts'
import { lockQueues } from './store.ts'
import { locksOf } from './take-number.ts'

/**
 * From here to the end of the transaction nobody takes a number of the agency or is sent to one of its queues. Whoever
 * is just doing so has done it before this returns; whoever comes after looks at the mall anew (record-store.ts).
 */
export async function holdQueuesOf(tx: Tx, agencyId: number, now: Date): Promise<void> {
  const { mall } = await directoryOf(tx, now)
  await lockQueuesOf(tx, agencyId, mall.rehearsingSince !== null, now)
}

/** The same for the whole mall, whose day may just be becoming a rehearsal or a real one. */
export async function holdEveryQueue(tx: Tx, now: Date): Promise<void> {
  for (const isRehearsal of [false, true]) await lockQueuesOf(tx, 'all', isRehearsal, now)
}

/** The locks of one agency's queues, or of all, on their day. */
export async function lockQueuesOf(tx: Tx, whose: number | 'all', isRehearsal: boolean, now: Date): Promise<void> {
  const directory = await directoryOf(tx, now)
  const queues = [...directory.queues.values()].filter((queue) => whose === 'all' || queue.agencyId === whose)
  const locks = queues.flatMap((queue) => locksOf([queue], serviceDay(directory, queue.siteId, now)))
  await lockQueues(tx, locks, isRehearsal)
}
