import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { SameWords, SameWordsRow } from './same-words.ts'

export function readSameWords(tx: Tx): Promise<SameWordsRow[]> {
  return tx.rows<SameWordsRow>(
    sql`select id, says, means from service.same_words where mall_id = ${mallOf(tx)}::int order by says`,
  )
}

export async function insertSameWords(tx: Tx, { says, means }: SameWords): Promise<number> {
  const { id } = await tx.row<{ id: number }>(
    sql`insert into service.same_words (mall_id, says, means) values (${mallOf(tx)}::int, ${says}, ${means}) returning id`,
  )
  return id
}

export async function updateSameWords(tx: Tx, id: number, { says, means }: SameWords): Promise<void> {
  await tx.run(
    sql`update service.same_words set says = ${says}, means = ${means} where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`,
  )
}

export async function deleteSameWords(tx: Tx, id: number): Promise<void> {
  await tx.run(sql`delete from service.same_words where mall_id = ${mallOf(tx)}::int and id = ${id}::bigint`)
}
