import { type Counter, closedBecause, type Directory, type Service } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { once } from '#ledger/once.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { type AtCounter, lockWaiting, mustRead } from './at-counter.ts'
import { counterFor, mustBeFree } from './call-next.ts'
import { change } from './change-visit.ts'
import { legOf, requeueParked, resume, transfer } from './moves.ts'
import { mustBeImpersonal, writeNote } from './note.ts'
import { mustSitAt } from './policy.ts'
import { keyFor } from './queue-order.ts'
import { lockQueuesOf } from './sit-at-counter.ts'
import { nextLegId, readStanding } from './store.ts'
import { mustFitInLaneOf, queueOf } from './take-number.ts'
import { activeLeg, hasOpen, type Visit } from './visit.ts'

/** To another service or counter: a new leg with the same time of arrival, so nobody waits from the beginning again. */
export function transferVisit(tx: Tx, at: AtCounter, toServiceId: number, note: string | null): Promise<void> {
  mustBeImpersonal(note)
  return once(tx, at.by, at.command, async () => {
    const directory = await directoryOf(tx, at.now)
    const counter = counterFor(directory, at.counterId, at.by)
    const service = directory.services.get(toServiceId)
    if (!service) throw new NotFound('service.notFound')
    const standing = await readStanding(tx, counter.id)
    mustSitAt(at.by, standing)
    const before = standing?.visit
    if (!before) throw new Refused('counter.nobody')
    if (activeLeg(before)?.id !== at.legId) throw new Refused('counter.somebodyElse', { ticket: before.ticket })
    // To where the person is already would be no move: the same person would be called here again at once.
    if (hasOpen(before, toServiceId)) throw new Refused('visit.hasService', { ticket: before.ticket })
    mustBeServed(directory, service, counter, at.now)
    const leg = legOf(before, at.legId)
    const queue = queueOf(directory, service)
    await mustFitInLaneOf(tx, directory, queue, before, at.now)
    const next = {
      id: await nextLegId(tx),
      serviceId: service.id,
      serviceVersion: service.versionNumber,
      queueId: service.queueId,
      keyAt: keyFor(queue, leg.class, leg.arrivalRef),
    }
    const after = transfer(before, at.legId, next, at.now)
    await lockWaiting(tx, directory, before, after, at.now)
    await change(tx, [{ before, after, legId: at.legId, data: { toLeg: next.id, toServiceId } }], {
      kind: 'visit.transferred',
      by: at.by,
      now: at.now,
      counterId: counter.id,
      command: at.command && { id: at.command.id, result: { visitId: after.id, legId: next.id, ticket: after.ticket } },
    })
    await writeNote(tx, after, { ...at, counterId: counter.id }, note)
  })
}

/**
 * Nobody is sent to wait where nobody will call: at another agency that is away today, or in a building whose day has
 * been closed. What else closes doors does not: who is inside is served.
 */
function mustBeServed(directory: Directory, service: Service, from: Counter, now: Date): void {
  const agency = directory.agencies.get(service.agencyId)
  const closed = agency && closedBecause(directory, agency, [queueOf(directory, service).siteId], now)
  const isAway = !agency || (closed === 'absent' && agency.id !== from.agencyId)
  if (isAway) throw new Refused('visit.closed.absent', { agency: agency?.shortName ?? '' })
  if (closed === 'ended') throw new Refused('visit.closed.ended')
}

/** The person who was asked to step aside is back, and goes on at once at a free counter of the agency. */
export function resumeVisit(tx: Tx, at: AtCounter, visitId: number): Promise<void> {
  return parked(tx, at, visitId, 'visit.resumed', async (before, { directory, counter }) => {
    // Whoever closes the counter holds its queues too: nobody goes on at a counter that closes meanwhile.
    await lockQueuesOf(tx, directory, counter, at.now)
    await mustBeFree(tx, at.counterId, at.by)
    const staffId = at.by.kind === 'staff' ? at.by.id : 0
    return resume(before, at.legId, { counterId: at.counterId, staffId }, at.now)
  })
}

/** Back to the queue, with the first arrival. */
export function requeueVisit(tx: Tx, at: AtCounter, visitId: number): Promise<void> {
  return parked(tx, at, visitId, 'visit.requeued', async (before) => requeueParked(before, at.legId, at.now))
}

function parked(
  tx: Tx,
  at: AtCounter,
  visitId: number,
  kind: string,
  apply: (before: Visit, place: { readonly directory: Directory; readonly counter: Counter }) => Promise<Visit>,
): Promise<void> {
  return once(tx, at.by, at.command, async () => {
    const directory = await directoryOf(tx, at.now)
    const counter = counterFor(directory, at.counterId, at.by)
    const before = await mustRead(tx, visitId)
    if (directory.queues.get(legOf(before, at.legId).queueId)?.agencyId !== counter.agencyId)
      throw new Refused('visit.notYourQueue')
    const after = await apply(before, { directory, counter })
    await lockWaiting(tx, directory, before, after, at.now)
    await change(tx, [{ before, after, legId: at.legId }], {
      kind,
      by: at.by,
      now: at.now,
      counterId: counter.id,
      command: at.command && { id: at.command.id, result: { visitId, legId: at.legId, ticket: after.ticket } },
    })
  })
}
