import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { HallFacts, OpenLeg, SittingFact } from './facts.ts'

/** What is open in the hall, who sits where and who is planned: three looks that leave together. */
export async function readHall(tx: Tx, days: readonly string[]): Promise<HallFacts> {
  const mall = mallOf(tx)
  const [legs, sittings, roster] = await Promise.all([
    tx.rows<OpenLeg>(sql`
      select id, visit_id as "visitId", step, service_id as "serviceId", queue_id as "queueId", state, since, class, arrival_ref as "arrivalRef",
        key_at as "keyAt", counter_id as "counterId", call_count as "callCount", deferred_until as "deferredUntil"
      from visit.leg where mall_id = ${mall}::int and service_day = any(${days}::date[])
        and state in ('planned', 'waiting', 'called', 'serving', 'deferred', 'parked') order by key_at, id`),
    tx.rows<SittingFact>(sql`
      select counter_id as "counterId", opened_at as "openedAt", paused_at as "pausedAt", pause_reason as "pauseReason"
      from counter.sitting where mall_id = ${mall}::int and closed_at is null`),
    tx.rows<{ counterId: number; from: number; until: number }>(sql`
      select counter_id as "counterId", lower(hours) as "from", upper(hours) as until from counter.roster
      where mall_id = ${mall}::int and held_on = any(${days}::date[]) order by counter_id, lower(hours)`),
  ])
  return { legs, sittings, roster }
}
