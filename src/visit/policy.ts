import { may, reachOf } from '#account/allow.ts'
import type { Counter, Service } from '#directory/directory.ts'
import type { Actor, Staff } from '#platform/actor.ts'
import { Forbidden, Refused } from '#platform/refused.ts'

/** Who may do what with a visit: the roles' table is account/allow.ts; here it meets place and person. */

/** Officers and coordinators serve at counters of the own agency only; the mall's manager does not serve. */
export function mustServeAt(by: Actor, counter: Counter): asserts by is Staff {
  if (by.kind !== 'staff') throw new Forbidden('visit.notOfficer')
  if (!may(by, 'visit.serve', { agency: counter.agencyId })) throw new Forbidden('visit.notYourAgency')
}

/** The one who acts is the one who sits there. */
export function mustSitAt(by: Actor, sitting: { staffId: number } | undefined): void {
  if (by.kind !== 'staff' || sitting?.staffId !== by.id) throw new Refused('counter.notOpen')
}

/** A paired kiosk, the information desk, an agency's own desk. Nobody takes numbers from outside the building. */
export function mustIssue(by: Actor, services: readonly Service[]): void {
  if (!services.every((service) => may(by, 'visit.issue', { agency: service.agencyId })))
    throw new Forbidden('visit.notIssuer')
}

/** Information desk, manager, and an agency's people help visitors: mark, add, find, bring back. */
export function mustHelpVisitors(by: Actor): void {
  if (by.kind !== 'staff' || reachOf(by, 'visit.prioritise') === undefined) throw new Forbidden('visit.notHelper')
}

/** What is broken is told by whoever works there, or for the mall by its own people. */
export function mustReport(by: Actor, agencyId: number | null): void {
  if (!may(by, 'incident.report', { agency: agencyId })) throw new Forbidden('incident.notYours')
}

/** Words to the hall are the manager's; to the people of one agency its coordinator's too. */
export function mustTell(by: Actor, agencyId: number | null): void {
  if (!may(by, 'floor.act', { agency: agencyId })) throw new Forbidden('notice.notYours')
}

/** Rehearsals and the end of the day: the manager's. */
export function mustRunHall(by: Actor): void {
  if (!may(by, 'floor.act')) throw new Forbidden('rehearsal.notManager')
}
