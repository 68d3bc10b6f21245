import { effectiveWait, type Head, isOverdue, type QueueRule } from './queue-order.ts'

/**
 * Everybody who waits in one queue, in the order in which its counters would call them if they called now: the same
 * rule as pickNext, applied to the whole queue. Nobody is promised this place: who comes later with a credit may
 * still go before.
 */
export function callOrder(waiting: readonly Head[], rule: QueueRule, now: Date): Head[] {
  const ranked = waiting.map((head) => ({
    head,
    isOverdue: isOverdue(head, rule, now),
    wait: effectiveWait(head, rule, now),
  }))
  return ranked.sort(byRule).map(({ head }) => head)
}

type Ranked = { readonly head: Head; readonly isOverdue: boolean; readonly wait: number }

function byRule(a: Ranked, b: Ranked): number {
  if (a.isOverdue !== b.isOverdue) return a.isOverdue ? -1 : 1
  const difference = a.isOverdue ? a.head.arrivalRef.getTime() - b.head.arrivalRef.getTime() : b.wait - a.wait
  return difference || a.head.legId - b.head.legId
}
