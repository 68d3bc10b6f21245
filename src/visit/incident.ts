import type { Incident } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { announce, mallOf } from '#ledger/announce.ts'
import { type Command, once, remember } from '#ledger/once.ts'
import { type Actor, nameOfActor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import type { Text } from '#service/standard.ts'
import { mustReport } from './policy.ts'

export const incidentKinds = ['system_down', 'blanks_out', 'printer_dead', 'officer_absent', 'other'] as const
export type NewIncident = Pick<Incident, 'kind' | 'agencyId' | 'queueId' | 'serviceId' | 'counterId' | 'stops'> & {
  readonly message: Text
}

/** Something is broken: the hall is told at once, and new numbers are stopped or warned of it. */
export function openIncident(tx: Tx, incident: NewIncident, by: Actor, now: Date, command?: Command): Promise<number> {
  return once(tx, by, command, async () => {
    const directory = await directoryOf(tx, now)
    const agencyId = agencyOf(incident, directory)
    mustReport(by, agencyId)
    if (!incident.message.id.trim() || !incident.message.en.trim()) throw new Refused('incident.noMessage')
    const { id } = await tx.row<{ id: number }>(sql`
      insert into visit.incident (mall_id, kind, agency_id, queue_id, service_id, counter_id, stops, message, opened_at, opened_by)
      values (${mallOf(tx)}::int, ${incident.kind}, ${agencyId}::bigint, ${incident.queueId}::bigint, ${incident.serviceId}::bigint,
        ${incident.counterId}::bigint, ${incident.stops}::boolean, ${JSON.stringify(incident.message)}::jsonb, ${now}::timestamptz, ${nameOfActor(by)})
      returning id`)
    await announce(
      tx,
      { kind: 'incident.opened', actor: by, data: { incidentId: id, ...incident }, topics: ['floor', 'mall'] },
      now,
    )
    await remember(tx, by, command, id, now)
    return id
  })
}

/** It works again. Closing twice is closing once. */
export async function closeIncident(tx: Tx, incidentId: number, by: Actor, now: Date): Promise<void> {
  const directory = await directoryOf(tx, now)
  const incident = directory.incidents.find((i) => i.id === incidentId)
  if (!incident) return
  mustReport(by, agencyOf(incident, directory))
  const closed = await tx.run(sql`
    update visit.incident set closed_at = greatest(${now}::timestamptz, opened_at), closed_by = ${nameOfActor(by)}
    where mall_id = ${mallOf(tx)}::int and id = ${incidentId}::bigint and closed_at is null`)
  if (closed)
    await announce(tx, { kind: 'incident.closed', actor: by, data: { incidentId }, topics: ['floor', 'mall'] }, now)
}

/** New numbers are stopped after all, or given again, while it is being mended. */
export async function changeIncident(tx: Tx, incidentId: number, stops: boolean, by: Actor, now: Date): Promise<void> {
  const directory = await directoryOf(tx, now)
  const incident = directory.incidents.find((i) => i.id === incidentId)
  if (!incident) throw new NotFound('incident.notFound')
  mustReport(by, agencyOf(incident, directory))
  const changed = await tx.run(sql`
    update visit.incident set stops = ${stops}::boolean
    where mall_id = ${mallOf(tx)}::int and id = ${incidentId}::bigint and closed_at is null and stops <> ${stops}::boolean`)
  if (changed)
    await announce(
      tx,
      { kind: 'incident.changed', actor: by, data: { incidentId, stops }, topics: ['floor', 'mall'] },
      now,
    )
}

function agencyOf(
  incident: Pick<Incident, 'agencyId' | 'queueId' | 'serviceId' | 'counterId'>,
  directory: Awaited<ReturnType<typeof directoryOf>>,
): number | null {
  const owners = [
    incident.queueId && directory.queues.get(incident.queueId),
    incident.serviceId && directory.services.get(incident.serviceId),
    incident.counterId && directory.counters.get(incident.counterId),
  ]
  for (const owner of owners) {
    if (owner === undefined) throw new NotFound('incident.noSuchPlace')
    if (owner) return owner.agencyId
  }
  if (incident.agencyId && !directory.agencies.has(incident.agencyId)) throw new NotFound('incident.noSuchPlace')
  return incident.agencyId
}
