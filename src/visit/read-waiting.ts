import type { Counter, Directory, Queue } from '#directory/directory.ts'
import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { type Head, pickNext } from './queue-order.ts'
import type { ProtectedAs, VisitClass } from './visit.ts'

/** Who waits for a counter, in the order in which the rule would call them. */

export type Waiting = {
  readonly legId: number
  readonly visitId: number
  readonly ticket: string
  readonly queueId: number
  readonly serviceId: number
  readonly class: VisitClass
  readonly protectedAs: ProtectedAs | null
  readonly isConfirmed: boolean
  readonly arrivalRef: Date
  readonly keyAt: Date
  /** Milliseconds spent waiting; time at another counter or away is not in it. */
  readonly waited: number
  readonly isTransfer: boolean
  readonly cameBack: boolean
}
export type WaitingList = {
  /** In the order in which the rule would call them now, the first ones. */
  readonly next: readonly Waiting[]
  /** Everybody who waits in the counter's queues, and the longest wait. */
  readonly count: number
  readonly longest: number
  /** Queues that this counter only helps, and that do not need it yet. */
  readonly resting: readonly { readonly queueId: number; readonly count: number }[]
}

const shown = 30

/** Who waits for each of these counters. One descent of an index per queue and class, whatever the length of the queues. */
export async function readWaiting(
  tx: Tx,
  directory: Directory,
  counterIds: readonly number[],
  now: Date,
): Promise<Map<number, WaitingList>> {
  const counters = counterIds.flatMap((id) => directory.counters.get(id) ?? [])
  const queueIds = [...new Set(counters.flatMap((counter) => counter.profile.map((entry) => entry.queueId)))]
  const rows = await readFirst(tx, queueIds, now)
  const counts = await countWaiting(tx, queueIds)
  return new Map(counters.map((counter) => [counter.id, listFor(counter, rows, counts, directory.queues, now)]))
}

function listFor(
  counter: Counter,
  rows: readonly Waiting[],
  counts: ReadonlyMap<number, number>,
  queues: ReadonlyMap<number, Queue>,
  now: Date,
): WaitingList {
  const next = inOrder(counter, rows, queues, now)
  const active = new Set(
    [...counter.profile.filter((entry) => entry.whenWaitingOver === null), ...next].map((part) => part.queueId),
  )
  const count = [...active].reduce((sum, queueId) => sum + (counts.get(queueId) ?? 0), 0)
  const resting = counter.profile
    .filter((entry) => !active.has(entry.queueId))
    .map(({ queueId }) => ({ queueId, count: counts.get(queueId) ?? 0 }))
  return { next, count, longest: Math.max(0, ...next.map((one) => one.waited)), resting }
}

/** Asks the rule again and again whom it would call, so that the list and the call never disagree. */
export function inOrder(
  counter: Pick<Counter, 'profile'>,
  rows: readonly Waiting[],
  queues: ReadonlyMap<number, Queue>,
  now: Date,
): Waiting[] {
  const lines = linesOf(rows)
  const next: Waiting[] = []
  while (next.length < shown) {
    const picked = pickNext(
      lines.flatMap((line) => line.slice(0, 1).map(headOf)),
      counter.profile,
      queues,
      now,
    )
    const line = picked && lines.find((one) => one[0]?.legId === picked.legId)
    const first = line?.shift()
    if (!first) break
    next.push(first)
  }
  return next
}

function linesOf(rows: readonly Waiting[]): Waiting[][] {
  const lines = new Map<string, Waiting[]>()
  for (const row of rows) {
    const key = `${row.queueId} ${row.class}`
    lines.set(key, [...(lines.get(key) ?? []), row])
  }
  return [...lines.values()]
}

function headOf({ legId, queueId, class: legClass, arrivalRef, keyAt }: Waiting): Head {
  return { legId, queueId, class: legClass, arrivalRef, keyAt }
}

async function readFirst(tx: Tx, queueIds: readonly number[], now: Date): Promise<Waiting[]> {
  return tx.rows<Waiting>(sql`
    select l.id as "legId", l.visit_id as "visitId", v.ticket, l.queue_id as "queueId", l.service_id as "serviceId", l.class, v.protected_as as "protectedAs",
      v.is_confirmed as "isConfirmed", l.arrival_ref as "arrivalRef", l.key_at as "keyAt", ${waitedOf(now)} as waited,
      l.from_leg is not null as "isTransfer", l.grace_used as "cameBack"
    from unnest(${queueIds}::bigint[]) q(id)
    cross join unnest(array['regular', 'protected', 'appointment']) c(class)
    cross join lateral (
      select * from visit.leg w where w.mall_id = ${mallOf(tx)}::int and w.queue_id = q.id and w.class = c.class and w.state = 'waiting'
      order by w.key_at, w.id limit ${shown}::int) l
    join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
    order by l.key_at, l.id`)
}

/** Milliseconds that a waiting leg `l` has spent waiting, all its waits together: what the promise is held against. */
export function waitedOf(now: Date) {
  return sql`(1000 * (extract(epoch from greatest(${now}::timestamptz - l.since, interval '0')) + case when l.turn = 1 then 0 else coalesce((
    select sum(extract(epoch from i.to_at - i.from_at)) from visit.interval i
    where i.mall_id = l.mall_id and i.leg_id = l.id and i.state = 'waiting' and i.to_at is not null), 0) end))::float8`
}

async function countWaiting(tx: Tx, queueIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await tx.rows<{ queueId: number; count: number }>(sql`
    select queue_id as "queueId", count(*)::int as count from visit.leg
    where mall_id = ${mallOf(tx)}::int and queue_id = any(${queueIds}::bigint[]) and state = 'waiting' group by queue_id`)
  return new Map(rows.map((row) => [row.queueId, row.count]))
}
