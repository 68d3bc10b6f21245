import type { Directory } from '#directory/directory.ts'
import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { type Note, readNotes } from './note.ts'
import { readVisits } from './store.ts'
import { isFinal, type Leg, type LegState, type Visit } from './visit.ts'

/** What an officer's desk shows beside those who wait: who is here, and whom it keeps in mind. */

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

/** What else a visit has before it, in the order of its steps. */
export function stillToCome(visit: Visit, except: number): Leg[] {
  return visit.legs
    .filter((leg) => leg.id !== except && !isFinal(leg.state))
    .sort((a, b) => a.step - b.step || a.id - b.id)
}
