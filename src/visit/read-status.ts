import type { Directory } from '#directory/directory.ts'
import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { callOrder } from './call-order.ts'
import type { Head } from './queue-order.ts'
import { waitedOf } from './read-desk.ts'
import { readVisits } from './store.ts'
import type { Visit } from './visit.ts'

/** A visit as its owner may see it: for each leg that waits, how many would be called before, and how long it waited. */
export type Status = {
  readonly visit: Visit
  readonly before: ReadonlyMap<number, number>
  readonly waitedMs: ReadonlyMap<number, number>
}

/**
 * How visits stand, read together: three statements for however many phones look, and each queue is put in order
 * once.
 */
export async function readStatuses(
  tx: Tx,
  directory: Directory,
  visitIds: readonly number[],
  now: Date,
): Promise<Map<number, Status>> {
  const visits = await readVisits(tx, sql`v.id = any(${visitIds}::bigint[])`)
  const queues = new Set(
    visits.flatMap((visit) => visit.legs.flatMap((leg) => (leg.state === 'waiting' ? leg.queueId : []))),
  )
  if (queues.size === 0) return new Map(visits.map((visit) => [visit.id, { visit, before: none, waitedMs: none }]))
  const before = await readPlaces(tx, directory, [...queues], now)
  const waitedMs = await readWaited(tx, visitIds, now)
  return new Map(visits.map((visit) => [visit.id, { visit, before, waitedMs }]))
}

const none: ReadonlyMap<number, number> = new Map()

/** What the promise of the queue is held against: all the waits of a leg together. */
async function readWaited(tx: Tx, visitIds: readonly number[], now: Date): Promise<Map<number, number>> {
  const rows = await tx.rows<{ legId: number; waited: number }>(sql`
    select l.id as "legId", ${waitedOf(now)} as waited from visit.leg l
    where l.mall_id = ${mallOf(tx)}::int and l.visit_id = any(${visitIds}::bigint[]) and l.state = 'waiting'`)
  return new Map(rows.map((row) => [row.legId, row.waited]))
}

/** For each leg that waits in these queues, how many would be called before it. */
async function readPlaces(
  tx: Tx,
  directory: Directory,
  queueIds: readonly number[],
  now: Date,
): Promise<Map<number, number>> {
  const waiting = await tx.rows<Head>(sql`
    select id as "legId", queue_id as "queueId", class, arrival_ref as "arrivalRef", key_at as "keyAt" from visit.leg
    where mall_id = ${mallOf(tx)}::int and queue_id = any(${queueIds}::bigint[]) and state = 'waiting'`)
  const places = new Map<number, number>()
  for (const [queueId, heads] of Map.groupBy(waiting, (head) => head.queueId)) {
    const rule = directory.queues.get(queueId)
    if (!rule) continue
    for (const [place, { legId }] of callOrder(heads, rule, now).entries()) places.set(legId, place)
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
