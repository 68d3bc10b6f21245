import { sql, type Tx } from '#platform/database.ts'
import type { Text } from '#service/standard.ts'

export type ListedMall = { readonly id: number; readonly code: string; readonly name: Text }

/** All malls of the installation; in the system's context. */
export function listMalls(tx: Tx): Promise<ListedMall[]> {
  return tx.rows<ListedMall>(sql`select id, code, name from mall.mall order by id`)
}
