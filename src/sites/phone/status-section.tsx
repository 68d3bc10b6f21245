import { directoryOf } from '#directory/directory-of.ts'
import { liveSection } from '#platform/live.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { readStatuses } from '#visit/read-status.ts'
import { queuesOf, type Sealed, sealed, unsealed } from './seal.ts'
import type { StatusSnapshot } from './snapshot.ts'
import { showStatus } from './status-view.ts'

/** A visitor's number as it stands. A call changes this for everybody who waits in the queue, so it is kept small. */
export const statusSection = liveSection<Sealed, StatusSnapshot>({
  name: 'phone.status',
  params: sealed,
  allow: () => true,
  topics: ({ visit }, snapshot) => [
    `visit:${visit}`,
    'mall',
    ...queuesOf(snapshot?.statuses.get(visit)).map((queue) => `queue:${queue}`),
  ],
  load: async (tx, { now, all, later }) => {
    const directory = await directoryOf(tx, now)
    const statuses = await readStatuses(tx, directory, [...new Set(all.map(({ visit }) => visit))], now)
    const waiting = [...statuses.values()].flatMap(({ waitedMs }) => [...waitedMs.keys()])
    return { directory, statuses, waits: await recentWaits(tx, directory, now, waiting, later), now }
  },
  render: (snapshot, params, reader) => {
    const status = unsealed(params, snapshot.statuses)
    return status ? showStatus({ snapshot, status, reader }) : <p />
  },
  // Waits shrink, promises pass and who stepped out comes back without anybody pressing anything.
  everySeconds: 30,
})
