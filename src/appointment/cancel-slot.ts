import { directoryOf } from '#directory/directory-of.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { cancelBySite } from './appointment.ts'
import { change } from './change.ts'
import { mustPlan } from './policy.ts'
import { closeCapacity, lockSlots } from './slot-store.ts'
import { lockAppointments } from './store.ts'

/** The mall cannot keep a time: everybody who has a place in it is told, and no further place is given. Gives how many. */
export async function cancelSlot(tx: Tx, slotId: number, reason: string, by: Actor, now: Date): Promise<number> {
  await directoryOf(tx, now)
  const [slot] = await lockSlots(tx, sql`s.id = ${slotId}::bigint`)
  if (!slot) throw new NotFound('appointment.slotNotFound')
  mustPlan(by, slot.agencyId)
  if (!reason.trim()) throw new Refused('appointment.reasonNeeded')
  const kept = await lockAppointments(
    tx,
    sql`a.slot_id = ${slotId}::bigint and a.state in ('held', 'draw_won', 'offered', 'booked')`,
  )
  const changes = kept.map((before) => ({ before, after: cancelBySite(before, reason, now) }))
  await change(tx, changes, { kind: 'appointment.cancelledBySite', by, now, data: { slotId, reason } })
  await closeCapacity(tx, slotId)
  return kept.length
}
