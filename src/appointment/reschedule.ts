import { directoryOf } from '#directory/directory-of.ts'
import { onceRemembered } from '#ledger/once.ts'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { moveAway } from './appointment.ts'
import { lockMine, type Mine } from './by-holder.ts'
import { change } from './change.ts'
import { type Kept, keepFor, mustServe, refuse } from './hold-slot.ts'
import { offerWaitlist } from './offer-waitlist.ts'
import type { PersonHash } from './person-hash.ts'
import { serviceToBook } from './policy.ts'
import { takePlace } from './slot-store.ts'

/**
 * To another time, in one transaction: either the new place is booked and the old one given back, or nothing changes.
 * The new appointment has its own address and knows which one it replaced.
 */
export function rescheduleAppointment(tx: Tx, mine: Mine, toSlotId: number): Promise<Kept> {
  const { by, now, command } = mine
  return onceRemembered(tx, by, command, now, async () => {
    const directory = await directoryOf(tx, now)
    const before = await lockMine(tx, mine.token, [toSlotId])
    const service = serviceToBook(directory, before.serviceId, by)
    if (before.slotId === toSlotId) throw new Refused('appointment.sameTime')
    const after = moveAway(before, now)
    const slot = (await takePlace(tx, toSlotId, 'booked', now)) ?? (await refuse(tx, toSlotId, now))
    mustServe(slot, service)
    await change(tx, [{ before, after }], { kind: 'appointment.rescheduled', by, now, data: { toSlotId } })
    const wish = { serviceId: before.serviceId, person: before.personHash as PersonHash, language: before.language }
    const kept = await keepFor(
      tx,
      wish,
      slot,
      { state: 'booked', slotId: slot.id, fromAppointment: before.id },
      by,
      now,
    )
    await offerWaitlist(tx, before.queueId, before.serviceDay, now)
    return kept
  })
}
