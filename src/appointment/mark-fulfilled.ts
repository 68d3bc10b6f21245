import { directoryOf } from '#directory/directory-of.ts'
import { mallOf } from '#ledger/announce.ts'
import { clockwork } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { LegState } from '#visit/visit.ts'
import { cancelBySite, enter, type State } from './appointment.ts'
import { change } from './change.ts'
import { lockAppointments } from './store.ts'

/** What is seen of the visit that an appointment became. */
export type VisitSeen = {
  readonly closedAt: Date | null
  readonly legs: readonly { readonly serviceId: number; readonly state: LegState; readonly endedAt: Date | null }[]
}

/**
 * Appointments follow their visits: served is fulfilled. An end counts only when the officer's time for undoing is
 * over. Gives how many came to their end.
 */
export async function markFulfilled(tx: Tx, now: Date): Promise<number> {
  const { mall } = await directoryOf(tx, now)
  const settled = new Date(now.getTime() - mall.settings.undoSeconds * 1000)
  const seen = await visitsOfCheckedIn(tx)
  const ends = new Map(
    seen.flatMap(({ id, serviceId, ...visit }) => {
      const end = endOfVisit(visit, serviceId, settled)
      return end ? [[id, end] as const] : []
    }),
  )
  if (ends.size === 0) return 0
  const due = await lockAppointments(tx, sql`a.id = any(${[...ends.keys()]}::bigint[]) and a.state = 'checked_in'`)
  const changes = due.map((before) => {
    const end = ends.get(before.id) ?? 'fulfilled'
    return {
      before,
      after: end === 'cancelled_by_site' ? cancelBySite(before, 'notServed', now) : enter(before, end, now),
    }
  })
  await change(tx, changes, { kind: 'appointment.ended', by: clockwork, now })
  return due.length
}

/**
 * What became of the person: served; called in vain; left of their own accord; or still waiting when the mall closed,
 * which is the mall's failure and is counted as such. Undefined while it is open.
 */
export function endOfVisit(visit: VisitSeen, serviceId: number, settled: Date): State | undefined {
  const ended = visit.legs.filter((leg) => leg.endedAt !== null && leg.endedAt <= settled)
  const isServed = ended.some((leg) => leg.state === 'completed' && leg.serviceId === serviceId)
  if (isServed) return 'fulfilled'
  if (!visit.closedAt || visit.closedAt > settled) return undefined
  // Moved on to another service and served there is served, too.
  if (ended.some((leg) => leg.state === 'completed')) return 'fulfilled'
  if (ended.some((leg) => leg.state === 'expired')) return 'cancelled_by_site'
  return ended.some((leg) => leg.state === 'no_show') ? 'no_show' : 'cancelled_by_citizen'
}

type Row = {
  id: number
  serviceId: number
  closedAt: Date | null
  legs: { serviceId: number; state: LegState; endedAt: string | null }[]
}

async function visitsOfCheckedIn(tx: Tx): Promise<({ id: number; serviceId: number } & VisitSeen)[]> {
  const rows = await tx.rows<Row>(sql`
    select a.id, a.service_id as "serviceId", max(l.closed_at) as "closedAt",
      jsonb_agg(jsonb_build_object('serviceId', l.service_id, 'state', l.state, 'endedAt', l.ended_at)) as legs
    from appointment.appointment a join appointment.visit_leg l on l.mall_id = a.mall_id and l.visit_id = a.visit_id
    where a.mall_id = ${mallOf(tx)}::int and a.state = 'checked_in'
    group by a.id, a.service_id having bool_or(l.ended_at is not null) order by a.id limit 500`)
  return rows.map(({ legs, ...row }) => ({
    ...row,
    legs: legs.map((leg) => ({ ...leg, endedAt: leg.endedAt === null ? null : new Date(leg.endedAt) })),
  }))
}
