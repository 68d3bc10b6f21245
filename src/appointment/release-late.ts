import { directoryOf } from '#directory/directory-of.ts'
import { announce, mallOf } from '#ledger/announce.ts'
import { clockwork } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { minutesAfter, rulesOf } from './rules.ts'
import { lockSlots } from './slot-store.ts'

/**
 * Some minutes after a slot has begun, what nobody came for belongs to walk-ins. Whoever comes later is still received,
 * as a walk-in: the appointment stays booked until the day is over, only its place is gone.
 */
export async function releaseLate(tx: Tx, now: Date): Promise<number> {
  const { lateMinutes } = rulesOf(await directoryOf(tx, now))
  const latest = minutesAfter(now, -lateMinutes)
  const slots = await lockSlots(
    tx,
    sql`s.id = any(array(select x.id from appointment.slot x where x.mall_id = ${mallOf(tx)}::int and x.released_at is null and x.starts_at < ${latest}::timestamptz
      order by x.starts_at limit 200)) and s.released_at is null`,
  )
  if (slots.length === 0) return 0
  const released = await giveToWalkIns(
    tx,
    slots.map((slot) => slot.id),
    now,
  )
  for (const { id, late, places, queueId, serviceDay } of released) {
    if (places === 0) continue
    const data = { slotId: id, late, places }
    await announce(
      tx,
      {
        kind: 'appointment.placesReleased',
        actor: clockwork,
        queueId,
        serviceDay,
        data,
        topics: [`slots:${queueId}`, 'floor'],
      },
      now,
    )
  }
  return slots.length
}

type Released = { id: number; queueId: number; serviceDay: string; late: number[]; places: number }

// The slots are locked, so nothing is booked or cancelled in them meanwhile; who checks in at this moment is waited for.
function giveToWalkIns(tx: Tx, slotIds: readonly number[], now: Date): Promise<Released[]> {
  return tx.rows<Released>(sql`
    with late as (
      update appointment.appointment a set place_released_at = ${now}::timestamptz, version = a.version + 1
      where a.mall_id = ${mallOf(tx)}::int and a.slot_id = any(${slotIds}::bigint[]) and a.state = 'booked' and a.place_released_at is null
      returning a.id, a.slot_id),
    counted as (
      select s.id, coalesce(array_agg(late.id order by late.id) filter (where late.id is not null), '{}') as late, count(late.id)::int as missing
      from unnest(${slotIds}::bigint[]) s(id) left join late on late.slot_id = s.id group by s.id)
    update appointment.slot s set released_at = ${now}::timestamptz, booked = s.booked - c.missing, released = s.capacity - s.held - (s.booked - c.missing)
    from counted c where s.mall_id = ${mallOf(tx)}::int and s.id = c.id
    returning s.id, s.queue_id as "queueId", s.service_day as "serviceDay", to_jsonb(c.late) as late, s.released as places`)
}
