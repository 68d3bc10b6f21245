import { mallOf } from '#ledger/announce.ts'
import { raw, sql, type Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import type { QueueFields, QueueRow } from './queue.ts'

const fields =
  raw(`jsonb_build_object('name', q.name, 'letter', q.letter, 'firstNumber', q.first_number, 'digits', q.digits, 'reset', q.reset,
  'promiseMinutes', q.promise_minutes, 'discipline', q.discipline, 'creditProtectedMinutes', q.credit_protected_minutes,
  'creditAppointmentMinutes', q.credit_appointment_minutes, 'promiseProtectedMinutes', q.promise_protected_minutes,
  'weightProtected', q.weight_protected, 'weightAppointment', q.weight_appointment, 'lanePlaces', q.lane_places) as fields`)

export async function readQueue(tx: Tx, id: number): Promise<QueueRow> {
  const found = await tx.maybe<QueueRow>(sql`
    select q.id, q.agency_id as "agencyId", q.code, q.site_id as "siteId", s.time_zone as "timeZone", q.is_retired as "isRetired", ${fields}
    from service.queue q join mall.site s on s.mall_id = q.mall_id and s.id = q.site_id
    where q.mall_id = ${mallOf(tx)}::int and q.id = ${id}::bigint`)
  if (!found) throw new NotFound()
  return found
}

/** Whoever takes a number of this queue waits until we are done, and then sees it as it is. */
export async function holdQueue(tx: Tx, id: number): Promise<void> {
  await tx.run(sql`select 1 from service.queue where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint for update`)
}

export async function letterHolder(tx: Tx, letter: string, otherThan: number): Promise<string | undefined> {
  const found = await tx.maybe<{ name: string }>(sql`
    select name->>'id' as name from service.queue
    where mall_id = ${mallOf(tx)}::int and letter = ${letter} and not is_retired and id <> ${otherThan}::bigint`)
  return found?.name
}

/** Numbers of this series that were given on a day. */
export async function countNumbers(tx: Tx, id: number, day: string): Promise<number> {
  const { numbers } = await tx.row<{ numbers: number }>(sql`
    select count(*)::int as numbers from visit.visit
    where mall_id = ${mallOf(tx)}::int and service_day = ${day}::date and series_queue_id = ${id}::bigint and not is_rehearsal`)
  return numbers
}

/** Numbers with this letter that were given on a day, by whatever queue had it then. */
export async function countLetter(tx: Tx, letter: string, day: string): Promise<number> {
  const { numbers } = await tx.row<{ numbers: number }>(sql`
    select count(*)::int as numbers from visit.visit
    where mall_id = ${mallOf(tx)}::int and service_day = ${day}::date and not is_rehearsal and rtrim(ticket, '0123456789 -') = ${letter}`)
  return numbers
}

export async function countWaitingIn(tx: Tx, id: number): Promise<number> {
  const { people } = await tx.row<{ people: number }>(sql`
    select count(distinct visit_id)::int as people from visit.open_leg where mall_id = ${mallOf(tx)}::int and queue_id = ${id}::bigint`)
  return people
}

/** What still hangs on a queue: services that are given, and the signs of counters that serve it. */
export function readTies(tx: Tx, id: number): Promise<{ services: number; counters: string[] }> {
  return tx.row(sql`
    select (select count(*)::int from service.service where mall_id = ${mallOf(tx)}::int and queue_id = ${id}::bigint and not is_retired) as services,
      array(select c.code from counter.profile p join counter.counter c on c.mall_id = p.mall_id and c.id = p.counter_id and not c.is_retired
        where p.mall_id = ${mallOf(tx)}::int and p.queue_id = ${id}::bigint order by c.id) as counters`)
}

export async function insertQueue(
  tx: Tx,
  agencyId: number,
  siteId: number,
  code: string,
  f: QueueFields,
): Promise<number | undefined> {
  const added = await tx.maybe<{ id: number }>(sql`
    insert into service.queue (mall_id, agency_id, site_id, code, name, letter, first_number, digits, reset, promise_minutes, discipline,
      credit_protected_minutes, credit_appointment_minutes, promise_protected_minutes, weight_protected, weight_appointment, lane_places)
    values (${mallOf(tx)}::int, ${agencyId}::bigint, ${siteId}::bigint, ${code}, ${JSON.stringify(f.name)}::jsonb, ${f.letter}, ${f.firstNumber}::int,
      ${f.digits}::int, ${f.reset}, ${f.promiseMinutes}::int, ${f.discipline}, ${f.creditProtectedMinutes}::int, ${f.creditAppointmentMinutes}::int,
      ${f.promiseProtectedMinutes}::int, ${f.weightProtected}::numeric, ${f.weightAppointment}::numeric, ${f.lanePlaces}::int)
    on conflict (mall_id, code) do nothing returning id`)
  return added?.id
}

export async function updateQueue(tx: Tx, id: number, f: QueueFields): Promise<void> {
  await tx.run(sql`
    update service.queue set name = ${JSON.stringify(f.name)}::jsonb, letter = ${f.letter}, first_number = ${f.firstNumber}::int, digits = ${f.digits}::int,
      reset = ${f.reset}, promise_minutes = ${f.promiseMinutes}::int, discipline = ${f.discipline},
      credit_protected_minutes = ${f.creditProtectedMinutes}::int, credit_appointment_minutes = ${f.creditAppointmentMinutes}::int,
      promise_protected_minutes = ${f.promiseProtectedMinutes}::int, weight_protected = ${f.weightProtected}::numeric,
      weight_appointment = ${f.weightAppointment}::numeric, lane_places = ${f.lanePlaces}::int
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}

export async function markQueueRetired(tx: Tx, id: number): Promise<void> {
  await tx.run(
    sql`update service.queue set is_retired = true where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`,
  )
}
