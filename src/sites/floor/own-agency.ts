import { reachOf } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import type { Actor } from '#platform/actor.ts'
import type { Hall } from './decisions/decision.ts'

/** The one agency whose floor somebody sees: a coordinator's. Undefined for whoever sees the whole mall, or nothing. */
export function agencySeenBy(actor: Actor): number | undefined {
  const reach = reachOf(actor, 'floor.read')
  return typeof reach === 'number' ? reach : undefined
}

/** The mall as if this agency were alone in it. Of incidents those that are its own to mend. */
export function directoryOfAgency(directory: Directory, agencyId: number): Directory {
  const own = <T extends { readonly agencyId: number }>(all: ReadonlyMap<number, T>) =>
    new Map([...all].filter(([, one]) => one.agencyId === agencyId))
  return {
    ...directory,
    agencies: new Map([...directory.agencies].filter(([id]) => id === agencyId)),
    queues: own(directory.queues),
    services: own(directory.services),
    counters: own(directory.counters),
    incidents: directory.incidents.filter((incident) => incident.agencyId === agencyId),
  }
}

/** Pure: what a coordinator sees of the hall. Devices, printers, failed prints and the doors are the mall's. */
export function hallOfAgency<H extends Hall>(hall: H, agencyId: number): H {
  const directory = directoryOfAgency(hall.directory, agencyId)
  const isOwn = ({ counterId }: { readonly counterId: number }) => directory.counters.has(counterId)
  const queues = new Map([...hall.facts.queues].filter(([id]) => directory.queues.has(id)))
  const facts = {
    ...hall.facts,
    queues,
    peopleWaiting: [...queues.values()].reduce((sum, queue) => sum + queue.waiting, 0),
    sittings: hall.facts.sittings.filter(isOwn),
    roster: hall.facts.roster.filter(isOwn),
    requests: hall.facts.requests.filter(isOwn),
    failedPrints: [],
  }
  return { ...hall, directory, facts, devices: [], printers: [], outlook: { ...hall.outlook, calledAfter: () => 0 } }
}
