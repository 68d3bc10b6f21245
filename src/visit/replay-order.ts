import type { Queue } from '#directory/directory.ts'
import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Finding } from './finding.ts'
import { creditMinutes, isOverdue } from './queue-order.ts'
import { shapeLeg } from './store.ts'
import type { Leg, VisitClass } from './visit.ts'

type Told = {
  id: number
  at: Date
  kind: string
  legId: number | null
  data: { why?: string; legs: { id: number; now: Partial<Leg> }[] }
}

/** How often who was called before somebody who had come earlier, and by what right. */
export type Overtaking = {
  readonly byCredit: number
  readonly byPromise: number
  readonly byChoice: number
  readonly breaches: number
  readonly example: string | null
}

/**
 * Goes through the ledger in its order and looks, at each call, who else waited in that queue: within a class nobody
 * may be passed; across classes only by the credit, the promise to protected visitors, or an officer's stated reason.
 */
export function replayOrder(events: readonly Told[], queues: ReadonlyMap<number, Queue>): Overtaking {
  const legs = new Map<number, Leg>()
  const count = { byCredit: 0, byPromise: 0, byChoice: 0, breaches: 0 }
  let example: string | null = null
  for (const event of events) {
    const called = event.kind === 'visit.called' && event.legId !== null ? legs.get(event.legId) : undefined
    if (called) {
      const waiting = [...legs.values()].filter(
        (l) => l.state === 'waiting' && l.queueId === called.queueId && l.id !== called.id,
      )
      const verdict = judge(called, waiting, event, queues.get(called.queueId))
      count[verdict.kind] += verdict.passed
      example ??= verdict.kind === 'breaches' && verdict.passed > 0 ? `event ${event.id}, leg ${called.id}` : null
    }
    for (const { id, now } of event.data.legs) legs.set(id, { ...legs.get(id), ...shapeLeg(now) } as Leg)
    for (const { id } of event.data.legs) if (legs.get(id)?.endedAt) legs.delete(id)
  }
  return { ...count, example }
}

function judge(
  called: Leg,
  waiting: readonly Leg[],
  event: Told,
  queue: Queue | undefined,
): { kind: 'byCredit' | 'byPromise' | 'byChoice' | 'breaches'; passed: number } {
  const sameClass = waiting.filter((l) => l.class === called.class && comesFirst(l, called))
  const earlier = waiting.filter((l) => l.arrivalRef < called.arrivalRef)
  if (event.data.why === 'chosen') return { kind: 'byChoice', passed: earlier.length }
  if (sameClass.length > 0) return { kind: 'breaches', passed: sameClass.length }
  const isPromised = queue !== undefined && isOverdue(called, queue, event.at)
  if (event.data.why === 'promise')
    return isPromised ? { kind: 'byPromise', passed: earlier.length } : { kind: 'breaches', passed: 1 }
  const forgotten = queue ? waiting.filter((l) => isOverdue(l, queue, event.at)) : []
  if (forgotten.length > 0) return { kind: 'breaches', passed: forgotten.length }
  const unbounded =
    queue && queue.discipline !== 'accumulating' ? earlier.filter((l) => passedBeyondCredit(called, l, queue)) : []
  return unbounded.length > 0
    ? { kind: 'breaches', passed: unbounded.length }
    : { kind: 'byCredit', passed: earlier.length }
}

function comesFirst(a: Leg, b: Leg): boolean {
  return a.keyAt.getTime() === b.keyAt.getTime() ? a.id < b.id : a.keyAt < b.keyAt
}

// Nobody is passed by a person who came later by more than the difference of their credits.
function passedBeyondCredit(called: Leg, passed: Leg, queue: Queue): boolean {
  const credit = (c: VisitClass) => creditMinutes(queue, c) * 60_000
  return called.arrivalRef.getTime() - passed.arrivalRef.getTime() > credit(called.class) - credit(passed.class)
}

/** Invariant 8, and the counts of overtaking that the mall publishes. */
export async function readOvertaking(
  tx: Tx,
  fromDay: string,
  toDay: string,
  queues: ReadonlyMap<number, Queue>,
): Promise<Overtaking> {
  const events = await tx.rows<Told>(sql`
    select id, at, kind, leg_id as "legId", data from ledger.event
    where mall_id = ${mallOf(tx)}::int and visit_id is not null and service_day between ${fromDay}::date and ${toDay}::date order by id`)
  return replayOrder(events, queues)
}

export async function checkOrder(
  tx: Tx,
  fromDay: string,
  toDay: string,
  queues: ReadonlyMap<number, Queue>,
): Promise<Finding> {
  const { breaches, example } = await readOvertaking(tx, fromDay, toDay, queues)
  return {
    invariant: 8,
    rule: 'nobody is passed within a class, nor beyond the credit across classes',
    breaches,
    example,
  }
}
