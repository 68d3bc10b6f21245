import { z } from 'zod'
import { openRequestsTo } from '#counter/ask.ts'
import { serviceDay } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { liveSection } from '#platform/live.ts'
import { readHere, readSittings } from '#visit/read-desk.ts'
import { renderAsked } from './asked-view.tsx'
import type { AskedParams, AskedSnapshot } from './view.ts'

/** What the floor asks of an officer, wherever that officer looks: at a desk, or where a counter is chosen. */
export const deskAsked = liveSection<AskedParams, AskedSnapshot>({
  name: 'desk.asked',
  params: z.object({ me: z.coerce.number().int() }),
  allow: (actor, { me }) => actor.kind === 'staff' && actor.id === me,
  topics: ({ me }, snapshot) => {
    const seat = snapshot?.seats.get(me)
    return ['mall', `officer:${me}`, ...(seat ? [`counter:${seat.counterId}`] : [])]
  },
  load: async (tx, { now, all }) => {
    const directory = await directoryOf(tx, now)
    const days = new Set([...directory.sites.keys()].map((site) => serviceDay(directory, site, now)))
    const requests = await openRequestsTo(tx, [...new Set(all.map(({ me }) => me))], [...days])
    const of = new Map(requests.map((request) => [request.staffId, request]))
    const sittings = requests.length > 0 ? (await readSittings(tx)).filter(({ staffId }) => of.has(staffId)) : []
    const here = await readHere(
      tx,
      sittings.map(({ counterId }) => counterId),
    )
    const seats = sittings.map(
      ({ staffId, counterId }) => [staffId, { counterId, isBusy: here.get(counterId)?.visit !== undefined }] as const,
    )
    return { directory, of, seats: new Map(seats) }
  },
  render: renderAsked,
})
