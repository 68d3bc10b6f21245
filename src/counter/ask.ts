import { announce, mallOf } from '#ledger/announce.ts'
import { type Actor, nameOfActor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import type { Answer, CounterRequest } from './request.ts'
import type { Officer } from './roster.ts'

type Asked = Pick<CounterRequest, 'agencyId' | 'counterId' | 'staffId' | 'fromCounterId'>

const columns = sql`r.id, r.agency_id as "agencyId", r.counter_id as "counterId", r.staff_id as "staffId", p.name,
  r.from_counter_id as "fromCounterId", r.asked_at as "askedAt", r.answer, r.answered_at as "answeredAt"`
const people = sql`join account.staff p on p.mall_id = r.mall_id and p.id = r.staff_id`

/** Every question of a day, answered or not, newest first. */
export function requestsOn(tx: Tx, serviceDay: string): Promise<CounterRequest[]> {
  return tx.rows<CounterRequest>(sql`
    select ${columns} from counter.request r ${people}
    where r.mall_id = ${mallOf(tx)}::int and r.service_day = ${serviceDay}::date order by r.id desc`)
}

/** What these officers are asked now: one thing each, at most. */
export function openRequestsTo(
  tx: Tx,
  staffIds: readonly number[],
  serviceDays: readonly string[],
): Promise<CounterRequest[]> {
  return tx.rows<CounterRequest>(sql`
    select ${columns} from counter.request r ${people}
    where r.mall_id = ${mallOf(tx)}::int and r.service_day = any(${serviceDays}::date[])
      and r.staff_id = any(${staffIds}::bigint[]) and r.answer is null`)
}

/** Held until the end of the transaction: of two who answer at once the second sees what the first said. */
export function holdRequest(tx: Tx, id: number): Promise<CounterRequest | undefined> {
  return tx.maybe<CounterRequest>(sql`
    select ${columns} from counter.request r ${people} where r.mall_id = ${mallOf(tx)}::int and r.id = ${id}::bigint for update of r`)
}

/** Who serves for an agency, and can be asked. */
export function officersOf(tx: Tx, agencyId: number): Promise<Officer[]> {
  return tx.rows<Officer>(sql`
    select id, name from account.staff
    where mall_id = ${mallOf(tx)}::int and agency_id = ${agencyId}::bigint and not is_retired and roles && array['officer', 'coordinator'] order by name, id`)
}

/** Asks once: the same question asked again is the same; another open one for that counter or that officer is refused. */
export async function ask(tx: Tx, asked: Asked, serviceDay: string, by: Actor, now: Date): Promise<void> {
  const { agencyId, counterId, staffId, fromCounterId } = asked
  const added = await tx.maybe<{ id: number }>(sql`
    insert into counter.request (mall_id, agency_id, counter_id, staff_id, from_counter_id, service_day, asked_at, asked_by)
    values (${mallOf(tx)}::int, ${agencyId}::bigint, ${counterId}::bigint, ${staffId}::bigint, ${fromCounterId}::bigint, ${serviceDay}::date,
      ${now}::timestamptz, ${nameOfActor(by)}) on conflict do nothing returning id`)
  if (added) return say(tx, 'counter.asked', { id: added.id, ...asked }, by, now)
  const open = (await requestsOn(tx, serviceDay)).filter((one) => one.answer === null)
  if (open.some((one) => one.counterId === counterId && one.staffId === staffId)) return
  const other = open.find((one) => one.counterId === counterId || one.staffId === staffId)
  throw new Refused('request.askedAlready', { name: other?.name ?? '' })
}

/** Answers an open question; false when it was answered before. */
export async function answer(tx: Tx, request: CounterRequest, given: Answer, by: Actor, now: Date): Promise<boolean> {
  const changed = await tx.run(sql`
    update counter.request set answer = ${given}, answered_at = ${now}::timestamptz
    where mall_id = ${mallOf(tx)}::int and id = ${request.id}::bigint and answer is null`)
  if (!changed) return false
  const kinds = { done: 'counter.askedDone', declined: 'counter.askedDeclined', withdrawn: 'counter.askedWithdrawn' }
  await say(tx, kinds[given], request, by, now)
  return true
}

/** A counter that opens answers whoever was asked to open it. Gives the question that this answered. */
export async function answerByOpening(
  tx: Tx,
  counterId: number,
  serviceDay: string,
  by: Actor,
  now: Date,
): Promise<CounterRequest | undefined> {
  const open = await tx.maybe<CounterRequest>(sql`
    select ${columns} from counter.request r ${people}
    where r.mall_id = ${mallOf(tx)}::int and r.service_day = ${serviceDay}::date and r.counter_id = ${counterId}::bigint and r.answer is null`)
  return open && (await answer(tx, open, 'done', by, now)) ? open : undefined
}

async function say(tx: Tx, kind: string, request: Asked & { readonly id: number }, by: Actor, now: Date) {
  const { id, counterId, staffId, fromCounterId } = request
  const topics = ['floor', `officer:${staffId}`, ...(fromCounterId ? [`counter:${fromCounterId}`] : [])]
  await announce(tx, { kind, actor: by, counterId, data: { requestId: id, staffId, fromCounterId }, topics }, now)
}
