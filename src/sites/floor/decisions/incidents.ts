import type { Directory, Incident } from '#directory/directory.ts'
import { hoursAreOver, sumWaiting } from './counting.ts'
import type { Hall, Of } from './decision.ts'

/** What is broken; what stops numbers before what does not, however many wait. */
export function decideIncidents({ directory, facts, now }: Hall): Of<'incident'>[] {
  const isOver = hoursAreOver({ directory, facts })
  return directory.incidents.map((incident) => {
    const waiting = sumWaiting(facts, queuesOf(directory, incident))
    const minutes = isOver ? undefined : Math.floor((now.getTime() - incident.openedAt.getTime()) / 60_000)
    return { kind: 'incident', incident, minutes, waiting, weight: (incident.stops ? 100_000 : 0) + waiting }
  })
}

export function queuesOf(
  directory: Directory,
  { queueId, serviceId, counterId, agencyId }: Pick<Incident, 'queueId' | 'serviceId' | 'counterId' | 'agencyId'>,
): number[] {
  if (queueId) return [queueId]
  if (serviceId) return [directory.services.get(serviceId)?.queueId ?? 0]
  if (counterId) return directory.counters.get(counterId)?.profile.map((entry) => entry.queueId) ?? []
  return [...directory.queues.values()]
    .filter((queue) => agencyId === null || queue.agencyId === agencyId)
    .map((queue) => queue.id)
}
