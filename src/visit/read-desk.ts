import type { Counter, Directory, Queue } from '#directory/directory.ts'
import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { type Note, readNotes } from './note.ts'
import { type Head, pickNext } from './queue-order.ts'
import { readVisits } from './store.ts'
import { isFinal, type Leg, type LegState, type ProtectedAs, type Visit, type VisitClass } from './visit.ts'

/** What an officer's desk shows: who waits for this counter, who is here, whom it keeps in mind, the own day. */

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

/** Somebody who does not wait in line but is not forgotten: on hold, missed, stepped out. */
export type Aside = {
  readonly legId: number
  readonly visitId: number
  readonly ticket: string
  readonly state: Extract<LegState, 'parked' | 'missed' | 'deferred'>
  readonly queueId: number
  readonly serviceId: number
  readonly counterId: number | null
  readonly since: Date
  readonly reason: string | null
  readonly deferredUntil: Date | null
  readonly graceUsed: boolean
}

/** Who is aside in each counter's agency's queues today; newest first. */
export async function readAside(
  tx: Tx,
  directory: Directory,
  counterIds: readonly number[],
  serviceDay: string,
): Promise<Map<number, Aside[]>> {
  const counters = counterIds.flatMap((id) => directory.counters.get(id) ?? [])
  const queueIds = [...new Set(counters.flatMap((counter) => counter.profile.map((entry) => entry.queueId)))]
  const rows = await tx.rows<Aside>(sql`
    select l.id as "legId", l.visit_id as "visitId", v.ticket, l.state, l.queue_id as "queueId", l.service_id as "serviceId", l.counter_id as "counterId",
      l.since, l.reason, l.deferred_until as "deferredUntil", l.grace_used as "graceUsed"
    from visit.leg l join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
    where l.mall_id = ${mallOf(tx)}::int and l.service_day = ${serviceDay}::date and l.state in ('parked', 'missed', 'deferred')
      and l.queue_id = any(${queueIds}::bigint[])
    order by l.since desc, l.id desc limit 200`)
  return new Map(
    counters.map((counter) => [
      counter.id,
      rows.filter((row) => counter.profile.some((entry) => entry.queueId === row.queueId)),
    ]),
  )
}

export type Here = {
  readonly sitting: SittingHere | undefined
  readonly visit: Visit | undefined
  /** What other counters noted of the visit that stands here. */
  readonly notes: readonly Note[]
}
export type SittingHere = {
  readonly counterId: number
  readonly staffId: number
  readonly name: string
  readonly openedAt: Date
  readonly pausedAt: Date | null
  readonly pauseReason: string | null
  readonly pauseMinutes: number | null
}

/** Who sits at each of these counters and who stands there. */
export async function readHere(tx: Tx, counterIds: readonly number[]): Promise<Map<number, Here>> {
  const sitting = await readSittings(tx, counterIds)
  const visits = await readVisits(
    tx,
    sql`v.id in (select a.visit_id from visit.leg a where a.mall_id = ${mallOf(tx)}::int and a.counter_id = any(${counterIds}::bigint[]) and a.state in ('called', 'serving'))`,
  )
  const notes =
    visits.length > 0
      ? await readNotes(
          tx,
          visits.map((visit) => visit.id),
        )
      : []
  return new Map(
    counterIds.map((id) => {
      const visit = visits.find((one) =>
        one.legs.some((leg) => leg.counterId === id && (leg.state === 'called' || leg.state === 'serving')),
      )
      return [
        id,
        {
          sitting: sitting.find((one) => one.counterId === id),
          visit,
          notes: notes.filter((note) => note.visitId === visit?.id),
        },
      ]
    }),
  )
}

/** Who sits where now, by name; all counters when none are named. */
export async function readSittings(tx: Tx, counterIds?: readonly number[]): Promise<SittingHere[]> {
  const at = counterIds ? sql` and s.counter_id = any(${counterIds}::bigint[])` : sql``
  return tx.rows<SittingHere>(sql`
    select s.counter_id as "counterId", s.staff_id as "staffId", p.name, s.opened_at as "openedAt", s.paused_at as "pausedAt", s.pause_reason as "pauseReason", s.pause_minutes as "pauseMinutes"
    from counter.sitting s join account.staff p on p.mall_id = s.mall_id and p.id = s.staff_id
    where s.mall_id = ${mallOf(tx)}::int and s.closed_at is null${at} order by s.counter_id`)
}

/** How many somebody has served today, and the mean minutes with each; never beside other officers. */
export type OwnDay = { readonly staffId: number; readonly served: number; readonly meanMinutes: number }

export async function readOwnDays(
  tx: Tx,
  staffIds: readonly number[],
  serviceDay: string,
  isRehearsal: boolean,
): Promise<Map<number, OwnDay>> {
  const rows = await tx.rows<OwnDay>(sql`
    select l.staff_id as "staffId", count(distinct l.id)::int as served,
      (coalesce(sum(extract(epoch from i.to_at - i.from_at)), 0) / 60 / count(distinct l.id))::float8 as "meanMinutes"
    from visit.leg l
    join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id and v.is_rehearsal = ${isRehearsal}
    join visit.interval i on i.mall_id = l.mall_id and i.leg_id = l.id and i.state = 'serving' and i.to_at is not null
    where l.mall_id = ${mallOf(tx)}::int and l.service_day = ${serviceDay}::date and l.state = 'completed' and l.staff_id = any(${staffIds}::bigint[])
    group by l.staff_id`)
  return new Map(rows.map((row) => [row.staffId, row]))
}

/** Where somebody is planned today: the counters of the roster that hold now or later. */
export async function readRosterOf(
  tx: Tx,
  staffId: number,
  serviceDay: string,
): Promise<{ counterId: number; from: number; until: number }[]> {
  return tx.rows(sql`
    select counter_id as "counterId", lower(hours) as "from", upper(hours) as until from counter.roster
    where mall_id = ${mallOf(tx)}::int and staff_id = ${staffId}::bigint and held_on = ${serviceDay}::date order by hours`)
}

/** What else a visit has before it, in the order of its steps. */
export function stillToCome(visit: Visit, except: number): Leg[] {
  return visit.legs
    .filter((leg) => leg.id !== except && !isFinal(leg.state))
    .sort((a, b) => a.step - b.step || a.id - b.id)
}
