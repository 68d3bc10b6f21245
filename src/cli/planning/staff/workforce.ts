import { describe } from '#pack/describe.ts'
import type { directoryOfPack } from '#pack/directory-of-pack.ts'
import type { Pack } from '#pack/forms.ts'
import type { Workforce } from '#planning/staffing/roster/agency-day.ts'

/** Officers of the pack, and the ordinary week in which they sit. */
export function workforceOf(pack: Pack, { directory, weeks }: ReturnType<typeof directoryOfPack>): Workforce {
  const agencies = new Map([...directory.agencies.values()].map(({ id, code }) => [code, id]))
  const officers = describe(pack).staff.flatMap(({ username, agency, roles }) => {
    const agencyId = agencies.get(agency ?? '')
    return agencyId !== undefined && roles.includes('officer') ? [{ id: username, agencyId }] : []
  })
  return { officers, week: weeks.map(({ staff, ...row }) => ({ ...row, officerId: staff })) }
}
