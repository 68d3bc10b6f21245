import { directoryOf } from '#directory/directory-of.ts'
import type { Command } from '#ledger/once.ts'
import { onceRemembered } from '#ledger/once.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { type Kept, keepFor, type Wish } from './hold-slot.ts'
import { serviceToBook } from './policy.ts'
import { freeIn, readSlots } from './slot-store.ts'

/** Waits for a place of a full day. Refused while there is one to take. */
export function joinWaitlist(
  tx: Tx,
  day: string,
  wantedSlotId: number | null,
  wish: Wish,
  by: Actor,
  now: Date,
  command?: Command,
): Promise<Kept> {
  return onceRemembered(tx, by, command, now, async () => {
    const service = serviceToBook(await directoryOf(tx, now), wish.serviceId, by)
    const slots = await readSlots(
      tx,
      sql`s.queue_id = ${service.queueId}::bigint and s.service_day = ${day}::date and s.starts_at > ${now}::timestamptz`,
    )
    if (slots.length === 0) throw new NotFound('appointment.slotNotFound')
    if (wantedSlotId !== null && !slots.some((slot) => slot.id === wantedSlotId))
      throw new NotFound('appointment.slotNotFound')
    const open = slots.filter((slot) => slot.opensAt !== null && slot.opensAt <= now)
    if (open.length === 0) throw new Refused('appointment.notOpenYet')
    if (open.some((slot) => freeIn(slot) > 0)) throw new Refused('appointment.stillPlaces')
    const where = { queueId: service.queueId, serviceDay: day }
    const kept = await keepFor(tx, wish, where, { state: 'waitlisted', slotId: null, wantedSlotId }, by, now)
    return kept
  })
}
