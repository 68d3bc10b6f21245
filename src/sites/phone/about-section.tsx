import { directoryOf } from '#directory/directory-of.ts'
import { liveSection } from '#platform/live.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { readStatuses } from '#visit/read-status.ts'
import { AboutNumber } from './about-view.tsx'
import { hoursAreOver } from './closing.ts'
import { queuesOf, type Sealed, sealed, unsealed } from './seal.ts'
import type { Stand } from './snapshot.ts'

/** What stands below the card: where, what to bring, what one can do. Another visitor's call changes nothing here. */
export const aboutSection = liveSection<Sealed, Stand>({
  name: 'phone.about',
  params: sealed,
  allow: () => true,
  topics: ({ visit }, snapshot) => {
    const queues = queuesOf(snapshot?.statuses.get(visit))
    // Who waits in several is shown the way to the nearest, and that moves with the queues.
    return [`visit:${visit}`, 'mall', ...(queues.length > 1 ? queues.map((queue) => `queue:${queue}`) : [])]
  },
  load: async (tx, { now, all, later }) => {
    const directory = await directoryOf(tx, now)
    const statuses = await readStatuses(tx, directory, [...new Set(all.map(({ visit }) => visit))], now)
    const stand = { directory, statuses, now }
    return hoursAreOver(stand) ? { ...stand, waits: await recentWaits(tx, directory, now, [], later) } : stand
  },
  render: (snapshot, params, reader) => {
    const status = unsealed(params, snapshot.statuses)
    return status ? <AboutNumber snapshot={snapshot} status={status} reader={reader} /> : <p />
  },
  // A promise that has passed is not shown as one.
  everySeconds: 60,
})
