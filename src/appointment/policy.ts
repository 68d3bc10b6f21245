import type { Directory, Service } from '#directory/directory.ts'
import type { Actor } from '#platform/actor.ts'
import { Forbidden, NotFound } from '#platform/refused.ts'

/** Who may do what with appointments. Whoever holds the secret address of an appointment may use it. */

/** A citizen from anywhere, the information desk and the manager for somebody, an agency's people for the own agency. */
export function mustBook(by: Actor, agencyId: number): void {
  if (by.kind === 'stranger' || by.kind === 'visitor') return
  if (by.kind === 'device' && by.roles.includes('kiosk')) return
  if (!helpsEverybody(by) && !worksFor(by, agencyId)) throw new Forbidden('appointment.notHelper')
}

/** The service that is wished for, for whoever may book it. */
export function serviceToBook(directory: Directory, serviceId: number, by: Actor): Service {
  const service = directory.services.get(serviceId)
  if (!service) throw new NotFound('service.notFound')
  mustBook(by, service.agencyId)
  return service
}

/** Whoever plans the times: the manager, the agency's coordinator, the mall's clock. */
export function mustPlan(by: Actor, agencyId: number): void {
  const plans =
    by.kind === 'staff' &&
    (by.roles.includes('manager') || (by.roles.includes('coordinator') && by.agency === agencyId))
  if (!plans && by.kind !== 'clock') throw new Forbidden('appointment.notPlanner')
}

/** Checking in is done on the spot: at a kiosk, or by people of the house who see the person. */
export function mustReceive(by: Actor, agencyId: number): void {
  const isKiosk = by.kind === 'device' && by.roles.includes('kiosk')
  if (!isKiosk && !helpsEverybody(by) && !worksFor(by, agencyId)) throw new Forbidden('appointment.checkInHere')
}

function helpsEverybody(by: Actor): boolean {
  return by.kind === 'staff' && by.roles.some((role) => role === 'information' || role === 'manager')
}

function worksFor(by: Actor, agencyId: number): boolean {
  return (
    by.kind === 'staff' &&
    by.agency === agencyId &&
    by.roles.some((role) => role === 'officer' || role === 'coordinator')
  )
}
