import type { Directory } from '#directory/directory.ts'
import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { callOrder } from './call-order.ts'
import type { Head } from './queue-order.ts'
import { readVisits } from './store.ts'
import type { Visit } from './visit.ts'

/** A visit as its owner may see it: with how many people would be called before, for each leg that waits. */
export type Status = { readonly visit: Visit; readonly before: ReadonlyMap<number, number> }

/**
 * How many visits stand, read together: two statements for however many phones look, and each queue is put in order
 * once.
 */
export async function readStatuses(tx: Tx, directory: Directory, visitIds: readonly number[], now: Date): Promise<Map<number, Status>> {
  const visits = await readVisits(tx, sql`v.id = any(${visitIds}::bigint[])`)
  const queues = new Set(visits.flatMap((visit) => visit.legs.flatMap((leg) => (leg.state === 'waiting' ? leg.queueId : []))))
  const before = queues.size > 0 ? await readPlaces(tx, directory, [...queues], now) : new Map<number, number>()
  return new Map(visits.map((visit) => [visit.id, { visit, before }]))
}

/** For each leg that waits in these queues, how many would be called before it. */
async function readPlaces(tx: Tx, directory: Directory, queueIds: readonly number[], now: Date): Promise<Map<number, number>> {
  const waiting = await tx.rows<Head>(sql`
    select id as "legId", queue_id as "queueId", class, arrival_ref as "arrivalRef", key_at as "keyAt" from visit.leg
    where mall_id = ${mallOf(tx)}::int and queue_id = any(${queueIds}::bigint[]) and state = 'waiting'`)
  const places = new Map<number, number>()
  for (const [queueId, heads] of Map.groupBy(waiting, (head) => head.queueId)) {
    const rule = directory.queues.get(queueId)
    if (!rule) continue
    callOrder(heads, rule, now).forEach(({ legId }, place) => places.set(legId, place))
  }
  return places
}

/** How many people wait in the mall now. A rehearsal is held in an empty hall, so all are real or all are players. */
export async function countWaiting(tx: Tx): Promise<number> {
  const { people } = await tx.row<{ people: number }>(
    sql`select count(distinct visit_id)::int as people from visit.leg where mall_id = ${mallOf(tx)}::int and state = 'waiting'`,
  )
  return people
}

/** How many wait in one queue. */
export async function countWaitingIn(tx: Tx, queueId: number): Promise<number> {
  const { people } = await tx.row<{ people: number }>(
    sql`select count(*)::int as people from visit.leg where mall_id = ${mallOf(tx)}::int and queue_id = ${queueId}::bigint and state = 'waiting'`,
  )
  return people
}
