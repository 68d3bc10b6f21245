import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'

/** The names of some of the mall's people, also of those who left: for lists that say who did something. */
export async function namesOf(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.rows<{ id: number; name: string }>(
    sql`select id, name from account.staff where mall_id = ${mallOf(tx)}::int and id = any(${[...ids]}::bigint[])`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
