import { directoryOf } from '#directory/directory-of.ts'
import { type Command, once, remember } from '#ledger/once.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { lockWaiting, mustRead } from './at-counter.ts'
import { change } from './change-visit.ts'
import { addLeg, exchange, legOf, newLeg } from './moves.ts'
import { mustHelpVisitors } from './policy.ts'
import { inClass } from './priority.ts'
import { keyFor } from './queue-order.ts'
import { nextLegId, readVisits } from './store.ts'
import { mustBeGiven, mustFitInLaneOf, queueOf } from './take-number.ts'
import { hasOpen, isFinal, type PrintState, type ProtectedAs, type Visit } from './visit.ts'

export type Helping = { readonly visitId: number; readonly by: Actor; readonly now: Date; readonly command?: Command }

/** One more service on the same number. It counts as having come when it was asked for. */
export function addService(tx: Tx, helping: Helping, serviceId: number, afterTheOthers: boolean): Promise<void> {
  const { now } = helping
  return help(tx, helping, 'visit.serviceAdded', async (visit) => {
    const { service, queue } = await askedFor(tx, visit, serviceId, now)
    const steps = visit.legs.filter((leg) => !isFinal(leg.state)).map((leg) => leg.step)
    const leg = newLeg(
      {
        id: await nextLegId(tx),
        step: afterTheOthers ? Math.max(...steps) + 1 : Math.min(...steps),
        serviceId,
        serviceVersion: service.versionNumber,
        queueId: queue.id,
        arrivalRef: now,
        keyAt: keyFor(queue, visit.class, now),
        class: visit.class,
      },
      now,
    )
    return addLeg(visit, leg, now)
  })
}

/** Another service instead of one that was taken by mistake and not called yet; it counts from the same arrival. */
export function exchangeService(tx: Tx, helping: Helping, legId: number, serviceId: number): Promise<void> {
  const { now } = helping
  return help(tx, helping, 'visit.serviceExchanged', async (visit) => {
    const { service, queue } = await askedFor(tx, visit, serviceId, now)
    const wrong = legOf(visit, legId)
    const next = {
      id: await nextLegId(tx),
      serviceId,
      serviceVersion: service.versionNumber,
      queueId: queue.id,
      keyAt: keyFor(queue, wrong.class, wrong.arrivalRef),
    }
    return exchange(visit, legId, next, now)
  })
}

/** A service that numbers are given for now, and that this number has not yet. */
async function askedFor(tx: Tx, visit: Visit, serviceId: number, now: Date) {
  const directory = await directoryOf(tx, now)
  const service = directory.services.get(serviceId)
  if (!service) throw new NotFound('service.notFound')
  mustBeGiven(directory, service, now)
  if (hasOpen(visit, serviceId)) throw new Refused('visit.hasService', { ticket: visit.ticket })
  const queue = queueOf(directory, service)
  await mustFitInLaneOf(tx, directory, queue, visit, now)
  return { service, queue }
}

/** Marks (or confirms, or takes back) that a visitor belongs to a protected group; the place in the queue follows. */
export function prioritise(tx: Tx, helping: Helping, protectedAs: ProtectedAs | null): Promise<void> {
  return help(tx, helping, 'visit.prioritised', async (visit) => {
    if (visit.isConfirmed && visit.protectedAs === protectedAs) return visit
    const { queues } = await directoryOf(tx, helping.now)
    return { ...inClass(visit, protectedAs ? 'protected' : 'regular', queues), protectedAs, isConfirmed: true }
  })
}

/** Whether the paper came out. A failed print is seen on the floor and printed again: printing is part of issuing. */
export function reportPrint(
  tx: Tx,
  visitId: number,
  state: PrintState,
  by: Actor,
  now: Date,
  command?: Command,
): Promise<void> {
  return write(tx, { visitId, by, now, command }, `visit.print.${state}`, async (visit) =>
    visit.printState === state ? visit : { ...visit, printState: state },
  )
}

/** Visits of a day whose number looks like what somebody typed: "a12", "A 012", "12". */
export async function findByTicket(tx: Tx, typed: string, serviceDay: string): Promise<Visit[]> {
  const [, letter = '', digits = ''] = /^\s*([a-z]{0,2})\s*[-.]?\s*0*(\d{1,5})\s*$/i.exec(typed) ?? []
  if (!digits) return []
  const wanted = letter ? sql`and v.ticket like ${`${letter.toUpperCase()} %`}` : sql``
  return readVisits(tx, sql`v.service_day = ${serviceDay}::date and v.number = ${Number(digits)}::int ${wanted}`)
}

function help(tx: Tx, helping: Helping, kind: string, apply: (visit: Visit) => Promise<Visit>): Promise<void> {
  mustHelpVisitors(helping.by)
  return write(tx, helping, kind, apply)
}

/** What is so already is not told a second time: two windows that say the same have said it once. */
function write(tx: Tx, helping: Helping, kind: string, apply: (visit: Visit) => Promise<Visit>): Promise<void> {
  const { by, now, command } = helping
  return once(tx, by, command, async () => {
    const before = await mustRead(tx, helping.visitId)
    const after = await apply(before)
    if (after === before) return remember(tx, by, command, { visitId: before.id }, now)
    await lockWaiting(tx, await directoryOf(tx, now), before, after, now)
    await change(tx, [{ before, after }], {
      kind,
      by,
      now,
      command: command && { id: command.id, result: { visitId: after.id } },
    })
  })
}
