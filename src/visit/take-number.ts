import { randomBytes } from 'node:crypto'
import {
  closedBecause,
  type Directory,
  incidentsOf,
  type Queue,
  type Service,
  seriesDay,
  serviceDay,
} from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { type Command, once } from '#ledger/once.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { change } from './change-visit.ts'
import { newLeg, settle } from './moves.ts'
import { mustIssue } from './policy.ts'
import { claimed } from './priority.ts'
import { keyFor } from './queue-order.ts'
import { countWaiting, type Lock, lockQueues, nextNumber } from './store.ts'
import { type Channel, type ProtectedAs, ticketOf, type Visit, type VisitClass } from './visit.ts'

export type NumberOrder = {
  readonly serviceIds: readonly number[]
  /** One after the other as listed; otherwise in any order, wherever a counter calls first. */
  readonly inOrder: boolean
  readonly protectedAs: ProtectedAs | null
  readonly channel: Channel
  readonly language: 'id' | 'en'
  /** A paper ticket is wanted: the visit then knows whether it came out. */
  readonly onPaper: boolean
}
export type NumberTaken = { readonly visitId: number; readonly token: string; readonly ticket: string }

export const mostServices = 5

/**
 * A visitor takes a number for one or several services. Two kiosks may press at once: each gets the next number of
 * the series, none twice and none left out, because the series' row is locked until the number is written.
 */
export function takeNumber(tx: Tx, order: NumberOrder, by: Actor, now: Date, command?: Command): Promise<NumberTaken> {
  return once(tx, by, command, async () => {
    const directory = await directoryOf(tx, now)
    const services = servicesOf(directory, order)
    mustIssue(by, services)
    for (const service of services) mustBeGiven(directory, service, now)
    const { priorityNeedsConfirmation } = directory.mall.settings
    const arrival = { ...claimed(order.protectedAs, by, priorityNeedsConfirmation), arrivalRef: now }
    return issueVisit(tx, order, arrival, { by, now, command })
  })
}

/** As which class a person counts as having arrived, and when; the place in the queue follows from it. */
export type Arrival = { readonly class: VisitClass; readonly isConfirmed?: boolean; readonly arrivalRef: Date }
type Issuing = {
  readonly by: Actor
  readonly now: Date
  readonly command: Command
  readonly data?: Readonly<Record<string, unknown>>
}

/**
 * Gives the number, whoever decided that it may be given: taking one at the kiosk, or checking in for an appointment.
 * It does not ask whether numbers are given now; the caller has, and runs it inside `once`.
 */
export async function issueVisit(tx: Tx, order: NumberOrder, arrival: Arrival, issuing: Issuing): Promise<NumberTaken> {
  const { by, now, command, data } = issuing
  const directory = await directoryOf(tx, now)
  const visit = await newVisit(tx, directory, servicesOf(directory, order), order, arrival, now)
  const taken = { visitId: visit.id, token: visit.token, ticket: visit.ticket }
  const act = { kind: 'visit.issued', by, now, command: command && { id: command.id, result: taken } }
  await change(tx, [{ before: undefined, after: visit, legId: visit.legs[0]?.id ?? 0, ...(data ? { data } : {}) }], act)
  return taken
}

function servicesOf(directory: Directory, order: NumberOrder): Service[] {
  const ids = [...new Set(order.serviceIds)]
  if (ids.length === 0) throw new Refused('visit.noService')
  if (ids.length > mostServices) throw new Refused('visit.tooManyServices', { most: mostServices })
  return ids.map((id) => {
    const service = directory.services.get(id)
    if (!service) throw new NotFound('service.notFound')
    return service
  })
}

/** Refuses with the reason a visitor can act on: closed, its day ended by the manager, agency absent today, stopped by an incident. */
export function mustBeGiven(directory: Directory, service: Service, now: Date): void {
  const agency = directory.agencies.get(service.agencyId)
  const queue = directory.queues.get(service.queueId)
  if (!agency || !queue) throw new NotFound('service.notFound')
  const closed = closedBecause(directory, agency, [queue.siteId], now)
  if (closed) throw new Refused(`visit.closed.${closed}`, { agency: agency.shortName })
  const stopped = incidentsOf(directory, service).find((incident) => incident.stops)
  if (stopped)
    throw new Refused('visit.stopped', {
      service: service.name.id,
      message: stopped.message.id,
      messageEn: stopped.message.en,
    })
}

async function newVisit(
  tx: Tx,
  directory: Directory,
  services: Service[],
  order: NumberOrder,
  arrival: Arrival,
  now: Date,
): Promise<Visit> {
  const first = queueOf(directory, services[0] as Service)
  const day = serviceDay(directory, first.siteId, now)
  const isRehearsal = directory.mall.rehearsingSince !== null
  const locks = locksOf(
    services.map((service) => queueOf(directory, service)),
    day,
  )
  // Locks in the order of queue ids; a visit for one service has one, and taking the number is taking it.
  if (locks.length > 1) await lockQueues(tx, locks, isRehearsal)
  const series = { queueId: first.id, seriesDay: seriesDay(first, day) }
  const { number, visitId, legIds } = await nextNumber(tx, series, isRehearsal, services.length)
  for (const service of services) await mustFitInLane(tx, queueOf(directory, service))
  const legs = services.map((service, i) =>
    newLeg(
      {
        id: legIds[i] as number,
        step: order.inOrder ? i + 1 : 1,
        serviceId: service.id,
        serviceVersion: service.versionNumber,
        queueId: service.queueId,
        arrivalRef: arrival.arrivalRef,
        keyAt: keyFor(queueOf(directory, service), arrival.class, arrival.arrivalRef),
        class: arrival.class,
      },
      now,
    ),
  )
  return settle(
    {
      id: visitId,
      version: 0,
      siteId: first.siteId,
      serviceDay: day,
      seriesQueueId: first.id,
      seriesDay: series.seriesDay,
      number,
      ticket: ticketOf(first.letter, number, first.digits),
      token: randomBytes(16).toString('base64url'),
      class: arrival.class,
      protectedAs: order.protectedAs,
      isConfirmed: arrival.isConfirmed ?? false,
      channel: order.channel,
      language: order.language,
      isRehearsal,
      printState: order.onPaper ? 'pending' : 'none',
      issuedAt: now,
      closedAt: null,
      legs,
    },
    now,
    legIds,
  )
}

/** A lane holds so many cars; the lock of its series is held, so the count is exact. */
async function mustFitInLane(tx: Tx, queue: Queue): Promise<void> {
  if (queue.discipline !== 'lane') return
  if ((await countWaiting(tx, queue.id)) >= queue.lanePlaces)
    throw new Refused('visit.laneFull', { places: queue.lanePlaces })
}

/** The same for somebody who has a number and goes on to a lane: its lock is taken first. */
export async function mustFitInLaneOf(
  tx: Tx,
  directory: Directory,
  queue: Queue,
  visit: Visit,
  now: Date,
): Promise<void> {
  if (queue.discipline !== 'lane') return
  await lockQueues(tx, locksOf([queue], serviceDay(directory, queue.siteId, now)), visit.isRehearsal)
  await mustFitInLane(tx, queue)
}

/** The locks of some queues, each once. */
export function locksOf(queues: readonly Queue[], day: string): Lock[] {
  const unique = new Map(queues.map((queue) => [queue.id, { queueId: queue.id, seriesDay: seriesDay(queue, day) }]))
  return [...unique.values()]
}

export function queueOf(directory: Directory, service: { queueId: number }): Queue {
  const queue = directory.queues.get(service.queueId)
  if (!queue) throw new NotFound('queue.notFound')
  return queue
}
