import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'

/** One rule of appointments held against the tables of some days. A breach is a fault of ours, never an opinion. */
export type Breach = { readonly rule: string; readonly breaches: number; readonly example: string | null }

/** Every rule that is broken between two service days, both included; empty is right. Reads only. */
export async function checkSlots(tx: Tx, fromDay: string, toDay: string): Promise<Breach[]> {
  const found: Breach[] = []
  for (const [rule, statement] of checks(mallOf(tx), fromDay, toDay)) {
    const breach = await tx.row<{ breaches: number; example: string | null }>(
      sql`select count(*)::int as breaches, min(found.example) as example from (${statement}) found`,
    )
    if (breach.breaches > 0) found.push({ rule, ...breach })
  }
  return found
}

function checks(mall: number, from: string, to: string): [string, Sql][] {
  const slots = sql`select * from appointment.slot where mall_id = ${mall}::int and service_day between ${from}::date and ${to}::date`
  const all = sql`select * from appointment.appointment where mall_id = ${mall}::int and service_day between ${from}::date and ${to}::date`
  return [
    [
      'no slot gives more places than it has',
      sql`select 'slot ' || id as example from (${slots}) s where held + booked + released > capacity`,
    ],
    [
      'the places of a slot are the appointments in it',
      sql`select 'slot ' || s.id as example from (${slots}) s cross join lateral (
          select count(*) filter (where a.state in ('held', 'draw_won', 'offered')) as held,
            count(*) filter (where a.state in ('booked', 'checked_in', 'fulfilled') and a.place_released_at is null) as booked
          from appointment.appointment a where a.mall_id = s.mall_id and a.slot_id = s.id) c
        where c.held <> s.held or c.booked <> s.booked`,
    ],
    [
      'a person has one live appointment for a service and day',
      sql`select 'appointment ' || min(id) as example from (${all}) a
        where state in ('requested', 'draw_won', 'waitlisted', 'offered', 'held', 'booked', 'checked_in')
        group by person_hash, service_id, service_day having count(*) > 1`,
    ],
    [
      'an appointment stands in a slot of its own queue and day',
      sql`select 'appointment ' || a.id as example from (${all}) a join appointment.slot s on s.mall_id = a.mall_id and s.id = a.slot_id
        where s.queue_id <> a.queue_id or s.service_day <> a.service_day`,
    ],
    [
      'whoever checked in has a visit on that day',
      sql`select 'appointment ' || a.id as example from (${all}) a left join visit.visit v on v.mall_id = a.mall_id and v.id = a.visit_id
        where a.visit_id is not null and v.service_day is distinct from a.service_day`,
    ],
    [
      'what was moved lives on in exactly one other',
      sql`select 'appointment ' || a.id as example from (${all}) a where a.state = 'rescheduled'
        and (select count(*) from appointment.appointment n where n.mall_id = a.mall_id and n.from_appointment = a.id) <> 1`,
    ],
    [
      'the ledger tells the state of every appointment',
      sql`select 'appointment ' || a.id as example from (${all}) a left join (
          select distinct on (t->>'id') (t->>'id')::bigint as id, t->>'to' as state
          from ledger.event e cross join lateral jsonb_array_elements(e.data->'appointments') t
          where e.mall_id = ${mall}::int and e.kind like 'appointment.%' and e.data ? 'appointments' order by t->>'id', e.id desc) told on told.id = a.id
        where told.state is distinct from a.state`,
    ],
  ]
}
