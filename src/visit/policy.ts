import type { Counter } from '#directory/directory.ts'
import type { Actor, Staff } from '#platform/actor.ts'
import { Forbidden, Refused } from '#platform/refused.ts'

/** Who may do what with a visit. The roles' table is account/allow.ts; here is what depends on place and person. */

/** An officer (or coordinator) serves at counters of the own agency only. */
export function mustServeAt(by: Actor, counter: Counter): asserts by is Staff {
  if (by.kind !== 'staff') throw new Forbidden('visit.notOfficer')
  const serves = by.roles.includes('officer') || by.roles.includes('coordinator')
  if (!serves || by.agency !== counter.agencyId) throw new Forbidden('visit.notYourAgency')
}

/** The one who acts is the one who sits there. */
export function mustSitAt(by: Actor, sitting: { staffId: number } | undefined): void {
  if (by.kind !== 'staff' || sitting?.staffId !== by.id) throw new Refused('counter.notOpen')
}

/** Information desk, manager, and an agency's people help visitors: mark, add, find, bring back. */
export function mustHelpVisitors(by: Actor): void {
  const helps = by.kind === 'staff' && by.roles.some((r) => ['information', 'manager', 'officer', 'coordinator'].includes(r))
  if (!helps) throw new Forbidden('visit.notHelper')
}
