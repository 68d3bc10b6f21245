import type { Actor } from '#platform/actor.ts'
import { Forbidden } from '#platform/refused.ts'
import { isRole, type Role } from './roles.ts'

/** Everywhere in the mall, or only where the own agency is concerned. */
export type Reach = 'all' | 'own'
/** Paired devices stand in the same table as people. */
export type Holder = Role | 'kiosk' | 'display'
type Grants = Partial<Record<Holder, Reach>>

/**
 * Who may do what: the whole of it, in one place. docs/running/roles.md is printed from here. Rules about one thing
 * (whoever serves must sit at the counter) stay with that thing; this is what the role alone decides.
 */
export const table = {
  'visit.issue': { manager: 'all', information: 'all', kiosk: 'all', coordinator: 'own' },
  'visit.prioritise': { manager: 'all', information: 'all', coordinator: 'own', officer: 'own' },
  'visit.find': { manager: 'all', information: 'all', coordinator: 'own', officer: 'own' },
  'visit.serve': { coordinator: 'own', officer: 'own' },
  'appointment.checkIn': { manager: 'all', information: 'all', kiosk: 'all', coordinator: 'own', officer: 'own' },
  'floor.read': { manager: 'all', information: 'all', evaluator: 'all', coordinator: 'own' },
  'floor.act': { manager: 'all', coordinator: 'own' },
  'incident.report': { manager: 'all', information: 'all', technician: 'all', coordinator: 'own', officer: 'own' },
  'mall.read': { technician: 'all', manager: 'all', information: 'all', evaluator: 'all', coordinator: 'own' },
  'mall.edit': { manager: 'all' },
  'agency.edit': { manager: 'all', coordinator: 'own' },
  'service.edit': { manager: 'all', coordinator: 'own' },
  'roster.edit': { manager: 'all', coordinator: 'own' },
  'staff.read': { technician: 'all', manager: 'all', coordinator: 'own' },
  'staff.edit': { technician: 'all', manager: 'all', coordinator: 'own' },
  'device.read': { technician: 'all', manager: 'all', information: 'all' },
  'device.approve': { technician: 'all', manager: 'all' },
  'report.read': { manager: 'all', evaluator: 'all', coordinator: 'own' },
  'ledger.read': { technician: 'all', manager: 'all', evaluator: 'all' },
  'system.operate': { technician: 'all' },
} as const satisfies Record<string, Grants>
export type Permission = keyof typeof table

/** What an act is about. Something of one agency names it; something of the whole mall does not. */
export type Concern = { readonly agency?: number | null | undefined }

export function may(actor: Actor, permission: Permission, concern: Concern = {}): boolean {
  // The mall's own clock is our code; whoever uses the command line holds the machine and all its secrets anyway.
  if (actor.kind === 'clock' || actor.kind === 'console') return true
  const reach = reachOf(actor, permission)
  return reach === 'all' || (reach !== undefined && reach === concern.agency)
}

/**
 * Refuses in words: sign in first, not with these roles (but with those), or not for that agency. Which roles hold what
 * is no secret; whose agency it is stays unsaid.
 */
export function allow(actor: Actor, permission: Permission, concern: Concern = {}): void {
  if (may(actor, permission, concern)) return
  if (actor.kind === 'stranger' || actor.kind === 'visitor') throw new Forbidden('account.signInFirst')
  if (reachOf(actor, permission) !== undefined) throw new Forbidden('account.notYourAgency')
  throw new Forbidden('account.notYourRole', { roles: Object.keys(table[permission]).filter(isRole).join(' ') })
}

/** How far somebody reaches with a permission: everything, one agency (its id), or nothing. For lists and menus. */
export function reachOf(actor: Actor, permission: Permission): 'all' | number | undefined {
  if (actor.kind === 'console') return 'all'
  if (actor.kind !== 'staff' && actor.kind !== 'device') return undefined
  const grants: Grants = table[permission]
  const reaches = actor.roles.map((role) => grants[role as Holder])
  if (reaches.includes('all')) return 'all'
  return reaches.includes('own') && actor.kind === 'staff' ? actor.agency : undefined
}
