import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { waitedOf } from '../read-waiting.ts'
import { type Bucket, type Calibration, type Counted, fewestScores } from './calibration.ts'
import type { HallFacts, OpenLeg, SittingFact } from './facts.ts'
import type { WaitingNow } from './outlook.ts'
import { type Stretch, unstretched } from './stretch.ts'

/** What is open in the hall, who sits where, who is planned and who is to be expected: looks that leave together. */
export async function readHall(tx: Tx, days: readonly string[], now: Date): Promise<HallFacts> {
  const mall = mallOf(tx)
  const anHourAgo = new Date(now.getTime() - 3_600_000)
  const [legs, sittings, roster, booked, protectedLately] = await Promise.all([
    tx.rows<OpenLeg>(sql`
      select id, visit_id as "visitId", step, service_id as "serviceId", queue_id as "queueId", state, since, class, arrival_ref as "arrivalRef",
        key_at as "keyAt", counter_id as "counterId", (called_at is not null or grace_used) as "wasCalled", deferred_until as "deferredUntil"
      from visit.leg where mall_id = ${mall}::int and service_day = any(${days}::date[])
        and state in ('planned', 'waiting', 'called', 'serving', 'deferred', 'parked') order by key_at, id`),
    tx.rows<SittingFact>(sql`
      select counter_id as "counterId", opened_at as "openedAt", paused_at as "pausedAt", pause_reason as "pauseReason", pause_minutes as "pauseMinutes"
      from counter.sitting where mall_id = ${mall}::int and closed_at is null`),
    tx.rows<HallFacts['roster'][number]>(sql`
      select counter_id as "counterId", lower(hours) as "from", upper(hours) as until from counter.roster
      where mall_id = ${mall}::int and held_on = any(${days}::date[]) order by counter_id, lower(hours)`),
    tx.rows<HallFacts['booked'][number]>(sql`
      select queue_id as "queueId", service_id as "serviceId", starts_at as "startsAt" from visit.expected
      where mall_id = ${mall}::int and service_day = any(${days}::date[]) and starts_at > ${new Date(now.getTime() - 600_000)}::timestamptz order by starts_at`),
    tx.rows<HallFacts['protectedLately'][number]>(sql`
      select queue_id as "queueId", min(service_id) as "serviceId", count(*)::int as people from visit.leg
      where mall_id = ${mall}::int and service_day = any(${days}::date[]) and class = 'protected' and from_leg is null
        and arrival_ref > ${anHourAgo}::timestamptz group by queue_id order by queue_id`),
  ])
  return { legs, sittings, roster, booked, protectedLately }
}

/** Who waits now, and for how long already. */
export function readWaitingNow(tx: Tx, now: Date): Promise<WaitingNow[]> {
  return tx.rows<WaitingNow>(sql`
    select l.id as "legId", l.queue_id as "queueId", v.ticket, ${waitedOf(now)} / 60000 as waited
    from visit.leg l join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
    where l.mall_id = ${mallOf(tx)}::int and l.state = 'waiting' order by l.key_at, l.id`)
}

export type Learned = {
  readonly habit: LearnedHabit | undefined
  readonly handling: ReadonlyMap<number, { readonly minutes: number; readonly people: number }>
  readonly calibration: Calibration
  /** By queue: protected visitors in each half hour of a usual day. */
  readonly coming: ReadonlyMap<number, readonly number[]>
}
export type LearnedHabit = {
  readonly way: number
  readonly absentShare: number
  readonly absent: number
  readonly sigma: number
  readonly opensAfter: number
  readonly detour: number
  readonly leaving: number
  readonly learnedAt: Date
}

/** What this mall has learned of itself. */
export async function readLearned(tx: Tx): Promise<Learned> {
  const mall = mallOf(tx)
  const [habit, handling, scores, coming] = await Promise.all([
    tx.maybe<LearnedHabit>(
      sql`select way, absent_share as "absentShare", absent, sigma, opens_after as "opensAfter", detour, leaving, learned_at as "learnedAt" from visit.habit where mall_id = ${mall}::int`,
    ),
    tx.rows<{ serviceId: number; minutes: number; people: number }>(
      sql`select service_id as "serviceId", minutes, people from visit.handling where mall_id = ${mall}::int`,
    ),
    tx.rows<CalibrationRow>(sql`
      select null as "queueId", bucket, people, q10, q50, q90, stretch_low as low, stretch_high as high from visit.calibration where mall_id = ${mall}::int
      union all select queue_id, bucket, people, q10, q50, q90, 1, 1 from visit.calibration_of_queue where mall_id = ${mall}::int`),
    tx.rows<{ queueId: number; halfHour: number; people: number }>(
      sql`select queue_id as "queueId", half_hour as "halfHour", people from visit.coming where mall_id = ${mall}::int`,
    ),
  ])
  return {
    habit,
    handling: new Map(handling.map((row) => [row.serviceId, row])),
    calibration: calibrationFrom(scores),
    coming: usualComing(coming),
  }
}

type CalibrationRow = Counted & Stretch & { readonly bucket: Bucket; readonly queueId: number | null }

function calibrationFrom(rows: readonly CalibrationRow[]): Calibration {
  const byQueue = Map.groupBy(rows, (row) => row.queueId)
  const find = (queueId: number | null, bucket: Bucket) => byQueue.get(queueId)?.find((row) => row.bucket === bucket)
  return {
    ofMall: (bucket) => {
      const own = find(null, bucket)
      return own && own.people >= fewestScores ? own : undefined
    },
    ofQueue: find,
    stretch: (bucket) => find(null, bucket) ?? unstretched,
  }
}

function usualComing(rows: readonly { queueId: number; halfHour: number; people: number }[]) {
  const days = new Map<number, number[]>()
  for (const { queueId, halfHour, people } of rows) {
    const day = days.get(queueId) ?? Array.from({ length: 48 }, () => 0)
    day[halfHour] = people
    days.set(queueId, day)
  }
  return days
}
