import { neverWithout } from '#account/roles.ts'
import { sql, type Tx } from '#platform/database.ts'
import { PackRefused } from './pack-refused.ts'

/** How many people hold each role that a mall is never without. */
export function holdersOf(tx: Tx, mall: number): Promise<{ role: string; count: number }[]> {
  return tx.rows(sql`
    select r.role, (select count(*)::int from account.staff where mall_id = ${mall}::int and not is_retired and r.role = any (roles)) as count
    from unnest(${neverWithout}::text[]) r (role)`)
}

/** A pack that takes the last technician or manager away would lock everybody out. */
export async function refuseLastOfRole(
  tx: Tx,
  mall: number,
  before: readonly { role: string; count: number }[],
): Promise<void> {
  const after = await holdersOf(tx, mall)
  const lost = before.filter(
    ({ role, count }) => count > 0 && after.some((now) => now.role === role && now.count === 0),
  )
  if (lost.length > 0)
    throw new PackRefused(
      lost.map(({ role }) => ({ file: 'staff.yaml', path: ['staff'], key: `last.${role}`, detail: {} })),
    )
}
