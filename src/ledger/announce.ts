import { type Actor, nameOfActor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'

/** What happened, in the mall's words: `agency.presenceChanged`, `counter.opened`. Never a name, a NIK or a number of a person. */
export type Announcement = {
  readonly kind: string
  readonly actor: Actor
  readonly data?: Readonly<Record<string, unknown>>
  readonly counterId?: number
  readonly queueId?: number
  readonly serviceDay?: string
  /** Live topics that look different now: `floor`, `mall`, `counter:12`, `called:12`, `queue:3`, `zone:2`, `visit:881`. */
  readonly topics?: readonly string[]
}

/** One row in the transaction of the change: the audit trail and, by its topics, the source of live updates. */
export async function announce(tx: Tx, what: Announcement, now: Date): Promise<number> {
  const mall = mallOf(tx)
  const topics = what.topics ?? []
  const { id } = await tx.row<{ id: number }>(sql`
    with sent as (insert into platform.outbox (mall_id, topics, at)
      select ${mall}::int, ${topics}::text[], ${now}::timestamptz where cardinality(${topics}::text[]) > 0)
    insert into ledger.event (mall_id, at, kind, actor, counter_id, queue_id, service_day, data)
    values (${mall}::int, ${now}::timestamptz, ${what.kind}, ${nameOfActor(what.actor)}, ${what.counterId ?? null}::bigint,
      ${what.queueId ?? null}::bigint, ${what.serviceDay ?? null}::date, ${JSON.stringify(what.data ?? {})}::jsonb)
    returning id`)
  return id
}

/** The mall of this transaction; a transaction without one cannot act. */
export function mallOf(tx: Tx): number {
  if (!tx.mall) throw new Error('this act needs a transaction with a mall')
  return tx.mall.id
}
