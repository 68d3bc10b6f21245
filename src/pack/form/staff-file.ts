import { z } from 'zod'
import { isAgencyRole, roles } from '#account/roles.ts'
import { counterCode, days, hasNoDouble, lowerCode, shortLine, time, username } from './parts.ts'

const person = z
  .strictObject({
    username,
    name: shortLine,
    agency: lowerCode.optional().meta({ description: "None for the mall's own people" }),
    roles: z.array(z.enum(roles)).min(1).refine(hasNoDouble, 'double'),
  })
  .refine(({ roles }) => roles.every(isAgencyRole) || !roles.some(isAgencyRole), 'mixedRoles')
  .refine(({ roles, agency }) => agency !== undefined || !roles.some(isAgencyRole), 'needsAgency')
  .refine(({ roles, agency }) => agency === undefined || roles.some(isAgencyRole), 'needsNoAgency')

/** Who is planned at which counter in an ordinary week. */
const planned = z
  .strictObject({ counter: counterCode, staff: username, days, from: time, until: time })
  .refine(({ from, until }) => from < until, 'closesFirst')

/** staff.yaml. Never a password: people get theirs from the technician. */
export const staffFile = z.strictObject({
  staff: z.array(person).max(5000),
  roster: z.array(planned).max(20_000).default([]),
})
export type StaffFile = z.infer<typeof staffFile>
export type PersonOfPack = StaffFile['staff'][number]
export type PlannedOfPack = StaffFile['roster'][number]
