import type { Actor } from '#platform/actor.ts'
import { Forbidden } from '#platform/refused.ts'

/**
 * The mall itself (its name, places, hours, holidays) is the manager's. The table of roles stands in account/allow.ts,
 * which comes after this module; src/sites/admin/coordinator.test.ts keeps the two the same.
 */
export function mustEditMall(by: Actor): void {
  if (by.kind !== 'staff' || !by.roles.includes('manager')) throw new Forbidden('mall.notManager')
}
