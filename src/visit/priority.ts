import type { Actor } from '#platform/actor.ts'
import { NotFound } from '#platform/refused.ts'
import { keyFor, type QueueRule } from './queue-order.ts'
import { isFinal, type ProtectedAs, type Visit, type VisitClass } from './visit.ts'

/**
 * Priority is given on one's own word. By default the word counts at once and until somebody withdraws it; where the
 * mall's setting `priorityNeedsConfirmation` says so, it counts only once an officer has confirmed it. A number that
 * staff gave is confirmed by being given: they saw the person.
 */
export function claimed(
  protectedAs: ProtectedAs | null,
  by: Actor,
  needsConfirmation: boolean,
): { readonly class: VisitClass; readonly isConfirmed: boolean } {
  if (!protectedAs) return { class: 'regular', isConfirmed: false }
  const isConfirmed = by.kind === 'staff'
  return { class: isConfirmed || !needsConfirmation ? 'protected' : 'regular', isConfirmed }
}

/** Somebody's own word that counts only once an officer has seen the person, and no officer has yet. */
export function awaitsConfirmation(visit: Pick<Visit, 'protectedAs' | 'isConfirmed' | 'class'>): boolean {
  return visit.protectedAs !== null && !visit.isConfirmed && visit.class !== 'protected'
}

/** The visit in another class: what is still open of it takes its place by the same arrival. */
export function inClass(visit: Visit, visitClass: VisitClass, rules: ReadonlyMap<number, QueueRule>): Visit {
  const legs = visit.legs.map((leg) => {
    if (isFinal(leg.state)) return leg
    const rule = rules.get(leg.queueId)
    if (!rule) throw new NotFound('queue.notFound')
    return { ...leg, class: visitClass, keyAt: keyFor(rule, visitClass, leg.arrivalRef) }
  })
  return { ...visit, class: visitClass, legs }
}
