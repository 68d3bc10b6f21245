/** Somebody works either for the mall or for one agency in it, so that what an agency's people write stays the agency's. */
export const mallRoles = ['technician', 'manager', 'information', 'evaluator'] as const
export const agencyRoles = ['coordinator', 'officer'] as const
export const roles = [...mallRoles, ...agencyRoles] as const
export type MallRole = (typeof mallRoles)[number]
export type AgencyRole = (typeof agencyRoles)[number]
export type Role = MallRole | AgencyRole

/** Without one of each nobody could let anybody in again. */
export const neverWithout = ['technician', 'manager'] as const satisfies readonly Role[]

export function isRole(text: string): text is Role {
  return roles.includes(text as Role)
}

export function isAgencyRole(role: string): role is AgencyRole {
  return agencyRoles.includes(role as AgencyRole)
}

/** Undefined when the roles fit together and fit the place; otherwise the key of what does not. */
export function rolesFault(given: readonly string[], agency: number | null): string | undefined {
  if (given.length === 0) return 'account.noRole'
  const forAgency = given.filter(isAgencyRole).length
  if (forAgency > 0 && forAgency < given.length) return 'account.mixedRoles'
  if (forAgency > 0 && agency === null) return 'account.agencyMissing'
  if (forAgency === 0 && agency !== null) return 'account.agencyNotNeeded'
  return undefined
}
