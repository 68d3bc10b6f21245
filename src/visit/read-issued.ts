import { mallOf } from '#ledger/announce.ts'
import { type Actor, nameOfActor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'

/**
 * Did this actor give this number, no longer ago than since then? A kiosk shows a number again (to print it once
 * more) only if it is its own and the person still stands there.
 */
export async function hasIssued(tx: Tx, visitId: number, by: Actor, since: Date): Promise<boolean> {
  const found = await tx.maybe(sql`
    select 1 as found from ledger.event
    where mall_id = ${mallOf(tx)}::int and visit_id = ${visitId}::bigint and kind = 'visit.issued'
      and actor = ${nameOfActor(by)} and at >= ${since}::timestamptz limit 1`)
  return found !== undefined
}
