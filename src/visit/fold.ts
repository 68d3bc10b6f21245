import { mallOf } from '#ledger/announce.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { Finding } from './finding.ts'
import { readVisits } from './store.ts'

type Patch = Record<string, unknown>
type Told = { id: number; visitId: number; data: { version: number; visit: Patch; legs: { id: number; now: Patch }[] } }
type Folded = { version: number; visit: Patch; legs: Map<number, Patch> }

/** The visits as the ledger alone tells them: each event says which fields it changed, and to what. */
export function foldEvents(events: readonly Told[]): Map<number, Folded> {
  const visits = new Map<number, Folded>()
  for (const { visitId, data } of events) {
    const known = visits.get(visitId) ?? { version: 0, visit: {}, legs: new Map() }
    for (const leg of data.legs) known.legs.set(leg.id, { ...known.legs.get(leg.id), ...leg.now })
    visits.set(visitId, { version: data.version, visit: { ...known.visit, ...data.visit }, legs: known.legs })
  }
  return visits
}

/** Invariant 11: replaying the append-only ledger gives every row as it stands. */
export async function checkFold(tx: Tx, fromDay: string, toDay: string): Promise<Finding> {
  const events = await tx.rows<Told>(sql`
    select id, visit_id as "visitId", data from ledger.event
    where mall_id = ${mallOf(tx)}::int and visit_id is not null and service_day between ${fromDay}::date and ${toDay}::date order by id`)
  const told = foldEvents(events)
  const visits = await readVisits(tx, sql`v.service_day between ${fromDay}::date and ${toDay}::date`)
  const wrong = visits.filter((visit) => {
    const known = told.get(visit.id)
    const { legs, version, token: _, ...fields } = visit
    if (!known || known.version !== version || known.legs.size !== legs.length) return true
    if (!same(known.visit, fields)) return true
    return legs.some((leg) => !same(known.legs.get(leg.id) ?? {}, leg))
  })
  const breaches = wrong.length + [...told.keys()].filter((id) => !visits.some((v) => v.id === id)).length
  return {
    invariant: 11,
    rule: 'the ledger alone rebuilds every visit',
    breaches,
    example: wrong[0] ? `visit ${wrong[0].id}` : null,
  }
}

function same(told: Patch, row: object): boolean {
  return Object.entries(row).every(
    ([key, value]) => JSON.stringify(told[key] ?? null) === JSON.stringify(value ?? null),
  )
}
