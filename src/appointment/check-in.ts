import { closingOfToday, type Directory, type Service, serviceDay } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Command } from '#ledger/once.ts'
import { onceRemembered } from '#ledger/once.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { mustRead } from '#visit/at-counter.ts'
import { issueVisit, mustBeGiven, type NumberTaken } from '#visit/take-number.ts'
import type { Channel, ProtectedAs } from '#visit/visit.ts'
import { type Appointment, arrive } from './appointment.ts'
import { arrivalOf } from './arrival.ts'
import { lockMine } from './by-holder.ts'
import { change } from './change.ts'
import { closedOn, queueAndAgency } from './open-slots.ts'
import { mustReceive } from './policy.ts'
import { rulesOf } from './rules.ts'

export type Arriving = {
  readonly token: string
  readonly protectedAs: ProtectedAs | null
  readonly channel: Channel
  readonly onPaper: boolean
}

/**
 * The person with the appointment is here: the visit begins. Showing the code again, or at two kiosks at once, gives
 * the same number again and never a second one.
 */
export function checkIn(tx: Tx, arriving: Arriving, by: Actor, now: Date, command?: Command): Promise<NumberTaken> {
  return onceRemembered(tx, by, command, now, async () => {
    const directory = await directoryOf(tx, now)
    const before = await lockMine(tx, arriving.token)
    mustReceive(by, queueAndAgency(directory, before.queueId).agency.id)
    if (before.state === 'checked_in' && before.visitId !== null) return numberOf(tx, before.visitId)
    const service = directory.services.get(before.serviceId)
    if (!service) throw new NotFound('service.notFound')
    const arrival = mayArrive(directory, before, service, arriving.protectedAs, now)
    const { protectedAs, channel, onPaper } = arriving
    const order = { serviceIds: [service.id], inOrder: false, protectedAs, channel, language: before.language, onPaper }
    const issuing = { by, now, command: undefined, data: { appointmentId: before.id } }
    const taken = await issueVisit(tx, order, arrival, issuing)
    await change(tx, [{ before, after: arrive(before, taken.visitId, now) }], {
      kind: 'appointment.checkedIn',
      by,
      now,
    })
    return taken
  })
}

function mayArrive(directory: Directory, a: Appointment, service: Service, protectedAs: ProtectedAs | null, now: Date) {
  if (a.state !== 'booked' || a.startsAt === null) throw new Refused(`appointment.is.${a.state}`)
  const { queue, agency } = queueAndAgency(directory, a.queueId)
  // A rehearsal's numbers are not counted, and a citizen's appointment is no toy.
  if (directory.mall.rehearsingSince) throw new Refused('appointment.rehearsal')
  const today = serviceDay(directory, queue.siteId, now)
  if (a.serviceDay !== today) throw new Refused('appointment.otherDay', { day: a.serviceDay })
  const arrival = arrivalOf(a.startsAt, protectedAs, rulesOf(directory), now)
  // On time is received even after the last number or while a system is down: that the person came must be on record.
  // Late is received like anybody who comes now.
  if (arrival.class === 'regular') mustBeGiven(directory, service, now)
  const closed = closedOn(directory, agency, today)
  if (closed) throw new Refused(`appointment.closed.${closed}`, { agency: agency.shortName, day: today })
  // Nobody is left to call; that the mall did not receive this person is on record by the closing itself.
  if (closingOfToday(directory, queue.siteId, now)) throw new Refused('visit.closed.ended')
  return arrival
}

async function numberOf(tx: Tx, visitId: number): Promise<NumberTaken> {
  const { token, ticket } = await mustRead(tx, visitId)
  return { visitId, token, ticket }
}
