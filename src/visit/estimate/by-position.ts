import type { Directory } from '#directory/directory.ts'
import { callOrder } from '../call-order.ts'
import type { Head } from '../queue-order.ts'
import type { Habits, HallFacts } from './facts.ts'

/**
 * The formula that most systems use, kept in the shadow to be compared with: mean handling time x people before /
 * counters (ZMS: QueueList.withEstimatedWaitingTime). It is given the means that we learned and the counters that are
 * signed in, or planned while none is; it knows nothing of breaks, mixes, helpers or people who are yet to come.
 */
export function byPosition(directory: Directory, facts: HallFacts, habits: Habits, now: Date): Map<number, number> {
  const waiting = facts.legs.filter((leg) => leg.state === 'waiting')
  const minutes = new Map<number, number>()
  for (const [queueId, legs] of Map.groupBy(waiting, (leg) => leg.queueId)) {
    const rule = directory.queues.get(queueId)
    if (!rule) continue
    const each = meanOf(directory, queueId, habits) / Math.max(1, serversOf(directory, facts, queueId))
    const heads = legs.map((leg): Head => ({ ...leg, legId: leg.id }))
    for (const [before, { legId }] of callOrder(heads, rule, now).entries()) minutes.set(legId, before * each)
  }
  return minutes
}

/** Mean handling time in a queue, minutes: each service by how many came for it. */
export function meanOf(directory: Directory, queueId: number, habits: Habits): number {
  const services = [...directory.services.values()].filter((service) => service.queueId === queueId)
  const weights = services.map((service) => 1 + habits.people(service.id))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return services.reduce((sum, service, i) => sum + habits.handling(service.id) * ((weights[i] ?? 0) / all), 0)
}

function serversOf(directory: Directory, facts: HallFacts, queueId: number): number {
  const serves = (counterId: number) =>
    directory.counters.get(counterId)?.profile.some((one) => one.queueId === queueId && one.whenWaitingOver === null)
  const here = facts.sittings.filter((one) => serves(one.counterId)).length
  return here || new Set(facts.roster.flatMap((one) => (serves(one.counterId) ? one.counterId : []))).size
}
