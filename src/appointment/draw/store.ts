import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import type { DrawRecord } from './draw.ts'

export type Draw = {
  readonly id: number
  readonly agencyId: number
  readonly queueId: number
  readonly serviceDay: string
  readonly requestsFrom: Date
  readonly requestsUntil: Date
  readonly nonce: string
  readonly commitment: string
  readonly seed: string | null
  readonly drawnAt: Date | null
  readonly record: DrawRecord | null
}

/** Draws that a condition names; `d` is the draw. The tail may lock them. */
export function readDraws(tx: Tx, where: Sql, tail: Sql = sql`order by d.id`): Promise<Draw[]> {
  return tx.rows<Draw>(sql`
    select d.id, d.agency_id as "agencyId", d.queue_id as "queueId", d.service_day as "serviceDay", d.requests_from as "requestsFrom",
      d.requests_until as "requestsUntil", d.nonce, d.commitment, d.seed, d.drawn_at as "drawnAt", d.record
    from appointment.draw d where d.mall_id = ${mallOf(tx)}::int and ${where} ${tail}`)
}

/** Undefined when that queue's day has a draw already. */
export async function insertDraw(
  tx: Tx,
  draw: Omit<Draw, 'id' | 'seed' | 'drawnAt' | 'record'>,
): Promise<number | undefined> {
  const made = await tx.maybe<{ id: number }>(sql`
    insert into appointment.draw (mall_id, agency_id, queue_id, service_day, requests_from, requests_until, nonce, commitment)
    values (${mallOf(tx)}::int, ${draw.agencyId}::bigint, ${draw.queueId}::bigint, ${draw.serviceDay}::date,
      ${draw.requestsFrom}::timestamptz, ${draw.requestsUntil}::timestamptz, ${draw.nonce}, ${draw.commitment})
    on conflict do nothing returning id`)
  return made?.id
}

export async function writeDrawn(tx: Tx, id: number, seed: string, record: DrawRecord, now: Date): Promise<void> {
  await tx.run(sql`
    update appointment.draw set seed = ${seed}, drawn_at = ${now}::timestamptz, record = ${JSON.stringify(record)}::jsonb
    where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}
