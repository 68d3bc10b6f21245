import { hash } from 'node:crypto'
import { z } from 'zod'
import { directoryOf } from '#directory/directory-of.ts'
import { liveSection } from '#platform/live.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { readStatuses, type Status } from '#visit/read-status.ts'
import type { StatusSnapshot } from './snapshot.ts'
import { showStatus } from './status-view.ts'

/**
 * A visitor's number as it stands. The stream is asked for by the visit and a seal, not by the secret address: who
 * reads the seal in a log can look, but cannot step out or cancel for somebody else.
 */
export const statusSection = liveSection({
  name: 'phone.status',
  params: z.object({ visit: z.coerce.number().int().positive(), seal: z.string().length(sealLength()) }),
  allow: () => true,
  topics: ({ visit }, snapshot: StatusSnapshot | undefined) => [
    `visit:${visit}`,
    'mall',
    ...queuesOf(snapshot?.statuses.get(visit)).map((queue) => `queue:${queue}`),
  ],
  load: async (tx, { now, all }): Promise<StatusSnapshot> => {
    const directory = await directoryOf(tx, now)
    const statuses = await readStatuses(tx, directory, [...new Set(all.map(({ visit }) => visit))], now)
    const waiting = [...statuses.values()].flatMap(({ waitedMs }) => [...waitedMs.keys()])
    return { directory, statuses, waits: await recentWaits(tx, directory, now, waiting), now }
  },
  render: (snapshot, params, reader) => {
    const status = snapshot.statuses.get(params.visit)
    return status && isOf(params, status.visit.token) ? showStatus({ snapshot, status, reader }) : <p />
  },
  // Waits shrink, promises pass and who stepped out comes back without anybody pressing anything.
  everySeconds: 30,
})

type Params = { readonly visit: number; readonly seal: string }
/** The token that was sealed so, for streams that were looked at before: a hash for each phone at each call adds up. */
const proven = new WeakMap<Params, string>()

function isOf(params: Params, token: string): boolean {
  if (proven.get(params) === token) return true
  if (sealOf(token) !== params.seal) return false
  proven.set(params, token)
  return true
}

export function sealOf(token: string): string {
  return hash('sha256', `watch\n${token}`, 'base64url').slice(0, sealLength())
}

function sealLength(): number {
  return 22
}

/** Places in these queues decide how many are before. */
function queuesOf(status: Status | undefined): number[] {
  return (status?.visit.legs ?? []).flatMap((leg) => (leg.state === 'waiting' ? leg.queueId : []))
}
