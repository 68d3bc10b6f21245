import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import { shapeVisit, visitColumns } from './store.ts'
import type { Visit } from './visit.ts'

/** A visit as it was read at its version, and for each leg that waits again the milliseconds of its earlier waits. */
export type Known = { readonly visit: Visit; readonly waitedBefore: ReadonlyMap<number, number> }

/** The copies that this process keeps, per database and mall. Each act raises the version of the visits it touches. */
const known = new WeakMap<object, Map<number, Map<number, Known>>>()
const mostKnown = 20_000

export function knownVisits(tx: Tx): Map<number, Known> {
  const malls = known.get(tx.database) ?? new Map<number, Map<number, Known>>()
  known.set(tx.database, malls)
  const visits = malls.get(mallOf(tx)) ?? new Map<number, Known>()
  malls.set(mallOf(tx), visits)
  if (visits.size > mostKnown) visits.clear()
  return visits
}

/** Brings the copies of these visits up to date: PostgreSQL is told which versions we have and gives those that changed. */
export async function readChanged(tx: Tx, visits: Map<number, Known>, ids: readonly number[]): Promise<void> {
  const versions = ids.map((id) => visits.get(id)?.visit.version ?? 0)
  const rows = await tx.rows<{ waits: readonly (readonly [number, number])[] | null }>(sql`
    select changed.* from unnest(${ids}::bigint[], ${versions}::int[]) k(id, version)
    cross join lateral (
      select ${visitColumns}, ${earlierWaits} as waits from visit.visit v
      where v.mall_id = ${mallOf(tx)}::int and v.id = k.id and v.version <> k.version offset 0) changed`)
  for (const { waits, ...row } of rows) {
    const visit = shapeVisit(row)
    visits.set(visit.id, { visit, waitedBefore: new Map(waits) })
  }
}

/**
 * What the promise of the queue is held against is all the waits of a leg together. The legs of the visit first (`offset
 * 0`): last night's statistics know of nobody who waits, and then the planner would rather look through all who do.
 */
const earlierWaits = sql`(
  select json_agg(json_build_array(w.id, w.ms)) from (
    select l.id, (1000 * sum(extract(epoch from i.to_at - i.from_at)))::float8 as ms
    from (select id, mall_id, state, turn from visit.leg where mall_id = v.mall_id and visit_id = v.id offset 0) l
    join visit.interval i on i.mall_id = l.mall_id and i.leg_id = l.id and i.state = 'waiting' and i.to_at is not null
    where l.state = 'waiting' and l.turn > 1 group by l.id) w)`
