import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import type { PlannedSlot } from './slots-of-day.ts'

export type Slot = {
  readonly id: number
  readonly agencyId: number
  readonly queueId: number
  readonly serviceDay: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly walkIn: number
  readonly capacity: number
  readonly held: number
  readonly booked: number
  readonly released: number
  readonly opensAt: Date | null
  readonly releasedAt: Date | null
}

const columns = sql`s.id, s.agency_id as "agencyId", s.queue_id as "queueId", s.service_day as "serviceDay", s.starts_at as "startsAt", s.ends_at as "endsAt",
  s.walk_in as "walkIn", s.capacity, s.held, s.booked, s.released, s.opens_at as "opensAt", s.released_at as "releasedAt"`

/** Places that nobody has. */
export function freeIn(slot: Slot): number {
  return slot.capacity - slot.held - slot.booked - slot.released
}

/** Slots that a condition names, in the order of their times; `s` is the slot. */
export function readSlots(tx: Tx, where: Sql): Promise<Slot[]> {
  return tx.rows<Slot>(
    sql`select ${columns} from appointment.slot s where s.mall_id = ${mallOf(tx)}::int and ${where} order by s.starts_at, s.id`,
  )
}

/** The same, locked in the order of their ids. */
export async function lockSlots(tx: Tx, where: Sql): Promise<Slot[]> {
  const slots = await tx.rows<Slot>(
    sql`select ${columns} from appointment.slot s where s.mall_id = ${mallOf(tx)}::int and ${where} order by s.id for no key update of s`,
  )
  return slots.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.id - b.id)
}

/**
 * Takes one place of a slot, if it is open and has one. Look and take are one statement: of those who come at the same
 * time each sees what the one before has left. The table's own check stands behind it.
 */
export function takePlace(tx: Tx, slotId: number, as: 'held' | 'booked', now: Date): Promise<Slot | undefined> {
  const [held, booked] = as === 'held' ? [1, 0] : [0, 1]
  return tx.maybe<Slot>(sql`
    update appointment.slot s set held = s.held + ${held}::int, booked = s.booked + ${booked}::int
    where s.mall_id = ${mallOf(tx)}::int and s.id = ${slotId}::bigint and s.opens_at <= ${now}::timestamptz and s.starts_at > ${now}::timestamptz
      and s.held + s.booked + s.released < s.capacity
    returning ${columns}`)
}

/** Gives how many are new: a slot that is there already stays as it is. */
export async function insertSlots(
  tx: Tx,
  queue: { readonly id: number; readonly agencyId: number },
  day: string,
  slots: readonly PlannedSlot[],
  opensAt: Date | null,
): Promise<number> {
  return tx.run(sql`
    insert into appointment.slot (mall_id, agency_id, queue_id, service_day, starts_at, ends_at, capacity, walk_in, opens_at)
    select ${mallOf(tx)}::int, ${queue.agencyId}::bigint, ${queue.id}::bigint, ${day}::date, p."startsAt", p."endsAt", p.capacity, p."walkIn", ${opensAt}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) as p("startsAt" timestamptz, "endsAt" timestamptz, capacity int, "walkIn" int)
    order by p."startsAt" on conflict do nothing`)
}

export async function setOpening(tx: Tx, slotIds: readonly number[], opensAt: Date | null): Promise<void> {
  await tx.run(sql`
    update appointment.slot set opens_at = ${opensAt}::timestamptz where mall_id = ${mallOf(tx)}::int and id = any(${slotIds}::bigint[])`)
}

/** No further place is given in this slot. */
export async function closeCapacity(tx: Tx, slotId: number): Promise<void> {
  await tx.run(sql`
    update appointment.slot set capacity = held + booked + released where mall_id = ${mallOf(tx)}::int and id = ${slotId}::bigint`)
}
