import type { Directory } from '#directory/directory.ts'
import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { callOrder } from './call-order.ts'
import { type Known, knownVisits, readChanged } from './known-visits.ts'
import type { Head } from './queue-order.ts'
import type { Visit, VisitClass } from './visit.ts'

/** A visit as its owner may see it: for each leg that waits, how many would be called before, and how long it waited. */
export type Status = {
  readonly visit: Visit
  readonly before: ReadonlyMap<number, number>
  readonly waitedMs: ReadonlyMap<number, number>
}

/**
 * How visits stand, read together however many phones look: visits that changed, and who waits in their queues, leave
 * as two statements at once, and each queue is put in order once. For a transaction that only reads.
 */
export async function readStatuses(
  tx: Tx,
  directory: Directory,
  visitIds: readonly number[],
  now: Date,
): Promise<Map<number, Status>> {
  const known = knownVisits(tx)
  const queues = queuesOf(visitIds.flatMap((id) => known.get(id)?.visit ?? []))
  const [, heads] = await Promise.all([readChanged(tx, known, visitIds), readHeads(tx, queues)])
  const found = visitIds.flatMap((id) => known.get(id) ?? [])
  const more = new Set([...queuesOf(found.map(({ visit }) => visit))].filter((queue) => !queues.has(queue)))
  const before = placesOf(directory, [...heads, ...(await readHeads(tx, more))], now)
  return new Map(found.map((one) => [one.visit.id, statusOf(one, before, now)]))
}

function statusOf({ visit, waitedBefore }: Known, before: ReadonlyMap<number, number>, now: Date): Status {
  const waiting = visit.legs.filter(({ state }) => state === 'waiting')
  const waited = waiting.map(({ id, since }): [number, number] => {
    return [id, Math.max(0, now.getTime() - since.getTime()) + (waitedBefore.get(id) ?? 0)]
  })
  return { visit, before, waitedMs: new Map(waited) }
}

function queuesOf(visits: readonly Visit[]): Set<number> {
  return new Set(visits.flatMap(({ legs }) => legs.flatMap((leg) => (leg.state === 'waiting' ? leg.queueId : []))))
}

type HeadsOfQueue = {
  readonly queueId: number
  readonly ids: readonly number[]
  readonly classes: readonly VisitClass[]
  readonly arrivals: readonly number[]
  readonly keys: readonly number[]
}

/** Everybody who waits in these queues; as lists of numbers, because reading a row of moments costs far more. */
async function readHeads(tx: Tx, queueIds: ReadonlySet<number>): Promise<HeadsOfQueue[]> {
  if (queueIds.size === 0) return []
  return await tx.rows<HeadsOfQueue>(sql`
    select queue_id as "queueId", json_agg(id) as ids, json_agg(class) as classes,
      json_agg((1000 * extract(epoch from arrival_ref))::float8) as arrivals, json_agg((1000 * extract(epoch from key_at))::float8) as keys
    from visit.leg where mall_id = ${mallOf(tx)}::int and queue_id = any(${[...queueIds]}::bigint[]) and state = 'waiting' group by queue_id`)
}

/** For each leg that waits in these queues, how many would be called before it. */
function placesOf(directory: Directory, queues: readonly HeadsOfQueue[], now: Date): Map<number, number> {
  const places = new Map<number, number>()
  for (const { queueId, ids, classes, arrivals, keys } of queues) {
    const rule = directory.queues.get(queueId)
    if (!rule) continue
    const heads = ids.map((legId, i): Head => {
      const [arrival, key] = [arrivals[i] ?? 0, keys[i] ?? 0]
      return { legId, queueId, class: classes[i] ?? 'regular', arrivalRef: new Date(arrival), keyAt: new Date(key) }
    })
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
