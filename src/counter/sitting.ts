import { announce, mallOf } from '#ledger/announce.ts'
import type { Actor, Staff } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { answerByOpening } from './ask.ts'
import type { CounterRequest } from './request.ts'

/** An officer at a counter, from opening it to leaving it; a pause does not end it. */
export type Sitting = {
  readonly id: number
  readonly counterId: number
  readonly staffId: number
  readonly openedAt: Date
  readonly pausedAt: Date | null
  readonly pauseReason: PauseReason | null
  /** How long the officer means to be away; null when that was not said. */
  readonly pauseMinutes: number | null
}
/** `moving`: the officer goes to another counter once the person here is done; nobody chooses it as a rest. */
export type PauseReason = 'break' | 'prayer' | 'toilet' | 'meeting' | 'system' | 'other' | 'moving'
export const pauseReasons: readonly PauseReason[] = ['break', 'prayer', 'toilet', 'meeting', 'system', 'other']

const columns = sql`id, counter_id as "counterId", staff_id as "staffId", opened_at as "openedAt", paused_at as "pausedAt", pause_reason as "pauseReason", pause_minutes as "pauseMinutes"`

/** Who sits at this counter now. */
export function sittingAt(tx: Tx, counterId: number): Promise<Sitting | undefined> {
  return tx.maybe<Sitting>(
    sql`select ${columns} from counter.sitting where mall_id = ${mallOf(tx)}::int and counter_id = ${counterId}::bigint and closed_at is null`,
  )
}

/** Where this person sits now. */
export function sittingOf(tx: Tx, staffId: number): Promise<Sitting | undefined> {
  return tx.maybe<Sitting>(
    sql`select ${columns} from counter.sitting where mall_id = ${mallOf(tx)}::int and staff_id = ${staffId}::bigint and closed_at is null`,
  )
}

/** Everybody who sits now. */
export function sittings(tx: Tx): Promise<Sitting[]> {
  return tx.rows<Sitting>(
    sql`select ${columns} from counter.sitting where mall_id = ${mallOf(tx)}::int and closed_at is null order by counter_id`,
  )
}

/**
 * An officer sits down; `by` somebody else when the floor opens the counter for the officer. Doing it twice is doing it
 * once; sitting at another counter is refused by the database, and so are two officers who press at the same moment.
 */
export async function openCounter(
  tx: Tx,
  counterId: number,
  officer: Pick<Staff, 'id'>,
  serviceDay: string,
  now: Date,
  by: Actor = officer as Staff,
): Promise<Sitting> {
  const mine = await sittingOf(tx, officer.id)
  if (mine?.counterId === counterId) return mine
  if (mine) throw new Refused('counter.sitsElsewhere')
  const opened = await tx.maybe<Sitting>(sql`
    insert into counter.sitting (mall_id, counter_id, staff_id, service_day, opened_at)
    values (${mallOf(tx)}::int, ${counterId}::bigint, ${officer.id}::bigint, ${serviceDay}::date, ${now}::timestamptz)
    on conflict do nothing returning ${columns}`)
  if (!opened) {
    // Pressed twice at the same moment, the first press was this same officer's.
    const meanwhile = await sittingOf(tx, officer.id)
    if (meanwhile?.counterId === counterId) return meanwhile
    throw new Refused(meanwhile ? 'counter.sitsElsewhere' : 'counter.taken')
  }
  await say(tx, isOwn(opened, by) ? 'counter.opened' : 'counter.openedFor', opened, by, now)
  const asked = await answerByOpening(tx, counterId, serviceDay, by, now)
  if (asked && asked.staffId !== officer.id) await goOnWhereItWas(tx, asked, by, now)
  return opened
}

/** Who was to move, and now stays, serves on: the counter rested for the move. */
export async function goOnWhereItWas(
  tx: Tx,
  { fromCounterId, staffId }: Pick<CounterRequest, 'fromCounterId' | 'staffId'>,
  by: Actor,
  now: Date,
): Promise<void> {
  if (fromCounterId === null) return
  const sitting = await sittingAt(tx, fromCounterId)
  if (sitting?.staffId === staffId && sitting.pauseReason === 'moving') await resumeCounter(tx, sitting, by, now)
}

/** The officer leaves; false when the counter was closed before. Whether somebody still stands there is for the caller to refuse first. */
export async function closeCounter(tx: Tx, sitting: Sitting, by: Actor, now: Date): Promise<boolean> {
  const closed = await tx.run(sql`
    update counter.sitting set closed_at = greatest(${now}::timestamptz, opened_at), paused_at = null, pause_reason = null, pause_minutes = null
    where mall_id = ${mallOf(tx)}::int and id = ${sitting.id}::bigint and closed_at is null`)
  if (closed) await say(tx, isOwn(sitting, by) ? 'counter.closed' : 'counter.closedFor', sitting, by, now)
  return closed > 0
}

/** `minutes`: how long it is meant to last; what is said of waits then reckons with it. */
export async function pauseCounter(
  tx: Tx,
  sitting: Sitting,
  reason: PauseReason,
  by: Actor,
  now: Date,
  minutes: number | null = null,
): Promise<void> {
  const paused = await tx.run(sql`
    update counter.sitting set paused_at = ${now}::timestamptz, pause_reason = ${reason}, pause_minutes = ${minutes}::int
    where mall_id = ${mallOf(tx)}::int and id = ${sitting.id}::bigint and closed_at is null and paused_at is null`)
  if (paused) await say(tx, 'counter.paused', sitting, by, now, { reason, minutes })
}

export async function resumeCounter(tx: Tx, sitting: Sitting, by: Actor, now: Date): Promise<void> {
  const resumed = await tx.run(sql`
    update counter.sitting set paused_at = null, pause_reason = null, pause_minutes = null
    where mall_id = ${mallOf(tx)}::int and id = ${sitting.id}::bigint and closed_at is null and paused_at is not null`)
  if (resumed)
    await say(tx, 'counter.resumed', sitting, by, now, { pausedAt: sitting.pausedAt, reason: sitting.pauseReason })
}

/** The day is over: everybody who forgot to leave has left. */
export async function closeSittingsOf(
  tx: Tx,
  serviceDay: string,
  siteCounters: readonly number[],
  now: Date,
): Promise<number> {
  return tx.run(sql`
    update counter.sitting set closed_at = greatest(${now}::timestamptz, opened_at), paused_at = null, pause_reason = null, pause_minutes = null
    where mall_id = ${mallOf(tx)}::int and service_day <= ${serviceDay}::date and counter_id = any(${siteCounters}::bigint[]) and closed_at is null`)
}

/** The officer's own act, and not the floor's for the officer. */
function isOwn(sitting: Sitting, by: Actor): boolean {
  return by.kind === 'staff' && by.id === sitting.staffId
}

function say(
  tx: Tx,
  kind: string,
  sitting: Sitting,
  by: Actor,
  now: Date,
  data: Record<string, unknown> = {},
): Promise<number> {
  const topics = ['floor', `counter:${sitting.counterId}`]
  return announce(
    tx,
    { kind, actor: by, counterId: sitting.counterId, data: { staffId: sitting.staffId, ...data }, topics },
    now,
  )
}
