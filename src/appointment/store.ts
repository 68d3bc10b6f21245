import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import { Stale } from '#platform/stale.ts'
import { type Appointment, placeOf } from './appointment.ts'
import type { PersonHash } from './person-hash.ts'

const columns = sql`a.id, a.version, a.state, a.since, a.person_hash as "personHash", a.service_id as "serviceId", a.queue_id as "queueId",
  a.service_day as "serviceDay", a.slot_id as "slotId", s.starts_at as "startsAt", s.ends_at as "endsAt", a.wanted_slot_id as "wantedSlotId",
  a.expires_at as "expiresAt", a.token, a.language, a.draw_id as "drawId", a.label, a.draw_rank as "drawRank",
  a.from_appointment as "fromAppointment", a.visit_id as "visitId", a.place_released_at as "placeReleasedAt", a.reason, a.created_at as "createdAt"`

/** Appointments that a condition names, with the times of their slots; `a` is the appointment, `s` its slot. */
export function readAppointments(tx: Tx, where: Sql, tail: Sql = sql`order by a.id`): Promise<Appointment[]> {
  return tx.rows<Appointment>(sql`
    select ${columns} from appointment.appointment a left join appointment.slot s on s.mall_id = a.mall_id and s.id = a.slot_id
    where a.mall_id = ${mallOf(tx)}::int and ${where} ${tail}`)
}

/**
 * The same, locked to the end of the transaction. Lock order: slots by id, then appointments by id; so whoever counts a
 * slot's places and whoever changes one of them take turns. `alsoSlots` are slots that the act will need besides.
 */
export async function lockAppointments(tx: Tx, where: Sql, alsoSlots: readonly number[] = []): Promise<Appointment[]> {
  await tx.run(sql`
    select 1 from appointment.slot s where s.mall_id = ${mallOf(tx)}::int and s.id = any(${alsoSlots}::bigint[] || array(
      select a.slot_id from appointment.appointment a where a.mall_id = ${mallOf(tx)}::int and a.slot_id is not null and ${where}))
    order by s.id for no key update of s`)
  return readAppointments(tx, where, sql`order by a.id for update of a`)
}

export type Change = { readonly before: Appointment; readonly after: Appointment }

/** Writes what became of appointments, and the places of their slots with them: the counts can never tell another story. */
export async function writeChanges(tx: Tx, changes: readonly Change[]): Promise<void> {
  const mall = mallOf(tx)
  const rows = changes.map(({ before, after }) => ({ ...after, version: before.version }))
  const { written } = await tx.row<{ written: number }>(sql`
    with came as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id bigint, version int, state text, since timestamptz,
      "slotId" bigint, "expiresAt" timestamptz, "drawRank" int, "visitId" bigint, "placeReleasedAt" timestamptz, reason text)),
    counted as (
      update appointment.slot s set held = s.held + d.held, booked = s.booked + d.booked
      from jsonb_to_recordset(${JSON.stringify(placesMoved(changes))}::jsonb) as d("slotId" bigint, held int, booked int)
      where s.mall_id = ${mall}::int and s.id = d."slotId"),
    changed as (
      update appointment.appointment a set version = a.version + 1, state = c.state, since = c.since, slot_id = c."slotId", expires_at = c."expiresAt",
        draw_rank = c."drawRank", visit_id = c."visitId", place_released_at = c."placeReleasedAt", reason = c.reason
      from came c where a.mall_id = ${mall}::int and a.id = c.id and a.version = c.version returning 1)
    select count(*)::int as written from changed`)
  if (written !== changes.length) throw new Stale('an appointment changed meanwhile')
}

function placesMoved(changes: readonly Change[]): { slotId: number; held: number; booked: number }[] {
  const moved = new Map<number, { slotId: number; held: number; booked: number }>()
  const count = (a: Appointment, by: 1 | -1) => {
    const place = placeOf(a)
    if (!place || a.slotId === null) return
    const slot = moved.get(a.slotId) ?? { slotId: a.slotId, held: 0, booked: 0 }
    slot[place] += by
    moved.set(a.slotId, slot)
  }
  for (const { before, after } of changes) {
    count(before, -1)
    count(after, 1)
  }
  return [...moved.values()].filter((slot) => slot.held !== 0 || slot.booked !== 0)
}

export type NewAppointment = Pick<
  Appointment,
  'state' | 'serviceId' | 'queueId' | 'serviceDay' | 'slotId' | 'token' | 'language'
> & {
  readonly personHash: PersonHash | string
  readonly wantedSlotId?: number | null
  readonly expiresAt?: Date
  readonly drawId?: number
  readonly label?: string
  readonly fromAppointment?: number
}

/** Undefined when this person already has a live one for that service and day (or a request in that draw). */
export async function insertAppointment(tx: Tx, a: NewAppointment, now: Date): Promise<number | undefined> {
  const mall = mallOf(tx)
  const made = await tx.maybe<{ id: number }>(sql`
    with known as (insert into appointment.person (mall_id, person_hash) values (${mall}::int, ${a.personHash}) on conflict do nothing)
    insert into appointment.appointment (mall_id, state, since, person_hash, service_id, queue_id, service_day, slot_id, wanted_slot_id, expires_at,
      token, language, draw_id, label, from_appointment, created_at)
    values (${mall}::int, ${a.state}, ${now}::timestamptz, ${a.personHash}, ${a.serviceId}::bigint, ${a.queueId}::bigint, ${a.serviceDay}::date,
      ${a.slotId}::bigint, ${a.wantedSlotId ?? null}::bigint, ${a.expiresAt ?? null}::timestamptz, ${a.token}, ${a.language},
      ${a.drawId ?? null}::bigint, ${a.label ?? null}, ${a.fromAppointment ?? null}::bigint, ${now}::timestamptz)
    on conflict do nothing returning id`)
  return made?.id
}
