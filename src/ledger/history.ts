import { join, sql, type Tx } from '#platform/database.ts'
import type { Sql } from '#platform/sql.ts'
import { mallOf } from './announce.ts'

/** One change of the mall's description, as the ledger keeps it. */
export type HistoryEntry = {
  readonly id: number
  readonly at: Date
  readonly kind: string
  /** `staff:12`, `import`, `clock`. */
  readonly actor: string
  readonly subject: string
  readonly label: string
  readonly changes: Readonly<Record<string, { readonly was: unknown; readonly now: unknown }>>
}

export type HistoryQuestion = {
  /** `agency:3`: that one thing only. */
  readonly subject?: string | undefined
  /** `agency`, `service`: all of that sort. */
  readonly sort?: string | undefined
  readonly agency?: number | undefined
  readonly actor?: string | undefined
  /** Entries older than this one: the next page. */
  readonly before?: number | undefined
}

/** What was changed about the mall, newest first. `data.subject` marks such events; acts of the queue have none. */
export function readHistory(tx: Tx, asked: HistoryQuestion, most: number): Promise<HistoryEntry[]> {
  const conditions: Sql[] = [sql`mall_id = ${mallOf(tx)}::int`, sql`data ? 'subject'`]
  if (asked.subject) conditions.push(sql`data->>'subject' = ${asked.subject}`)
  if (asked.sort) conditions.push(sql`starts_with(data->>'subject', ${`${asked.sort}:`})`)
  if (asked.agency) conditions.push(sql`data->>'agency' = ${String(asked.agency)}`)
  if (asked.actor) conditions.push(sql`actor = ${asked.actor}`)
  if (asked.before) conditions.push(sql`id < ${asked.before}::bigint`)
  return tx.rows<HistoryEntry>(sql`
    select id, at, kind, actor, data->>'subject' as subject, coalesce(data->>'label', '') as label, coalesce(data->'changes', '{}') as changes
    from ledger.event where ${join(conditions, ' and ')} order by id desc limit ${most}::int`)
}
