import { type Availability, availabilityOf } from '#directory/availability.ts'
import type { Directory, Queue } from '#directory/directory.ts'
import { nameOfQueue } from '#directory/place.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { sayWait } from '#visit/estimate/say-wait.ts'
import type { QueueNow } from '#visit/read-today.ts'
import { addressOf } from './head.tsx'

/**
 * Queues as `QueueMonitor` entities for programs of the city: FIWARE smart data models, dataModel.QueueManagement, in
 * their key-value form. Numbers of tickets and people, never who.
 */
export function queueMonitors(c: Ask, directory: Directory, queues: readonly QueueNow[], waits: Waits): object[] {
  return queues.flatMap((now) => {
    const queue = directory.queues.get(now.queueId)
    return queue ? [monitorOf(c, directory, queue, now, waits)] : []
  })
}

function monitorOf(c: Ask, directory: Directory, queue: Queue, now: QueueNow, waits: Waits): object {
  const { language, mall } = c.var
  const agency = directory.agencies.get(queue.agencyId)
  const site = directory.sites.get(queue.siteId)
  const availability = availabilityOfQueue(directory, queue, c.var.now)
  const { short, more } = availability ? sayAvailability(availability, c.var) : {}
  const place = site?.visiting.place
  return {
    id: `urn:ngsi-ld:QueueMonitor:${mall.code}:${queue.code}`,
    type: 'QueueMonitor',
    name: agency ? nameOfQueue(agency, queue, language) : queue.name[language],
    officeName: agency?.name[language],
    localId: queue.code,
    serviceId: agency?.code,
    queueLine: queue.letter,
    // The calling order has no fixed levels: classes are credited with minutes, so every line has the same.
    linePriority: 1,
    serviceStatus: statuses[availability?.state ?? 'closed'],
    serviceStatusNote: [short, more].filter(Boolean).join('. '),
    lastTicketIssued: now.lastIssued?.number,
    lastTicketIssuedLabel: now.lastIssued?.ticket,
    ticketServed: now.lastCalled?.number,
    ticketServedLabel: now.lastCalled?.ticket,
    ticketsToServe: now.waiting,
    description: sayWait(waits.atQueue(queue.id), language),
    dateModified: c.var.now.toISOString(),
    dataProvider: mall.name[language],
    source: addressOf(c, '/queues.json'),
    seeAlso: agency && addressOf(c, `/agencies/${agency.code}`),
    address: site && {
      streetAddress: site.address[language],
      addressRegion: mall.region,
      addressCountry: 'ID',
    },
    location: place && { type: 'Point', coordinates: [place.longitude, place.latitude] },
  }
}

const statuses = { open: 'Open', closed: 'Closed', stopped: 'Suspended' } as const

/** As its services are: open as long as one of them gives numbers. */
function availabilityOfQueue(directory: Directory, queue: Queue, now: Date): Availability | undefined {
  const services = [...directory.services.values()].filter(({ queueId }) => queueId === queue.id)
  const all = services.map((service) => availabilityOf(directory, service, now))
  return all.find(({ state }) => state === 'open') ?? all[0]
}
