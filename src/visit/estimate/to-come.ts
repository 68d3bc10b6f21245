import { keyFor, type QueueRule } from '../queue-order.ts'
import type { VisitClass } from '../visit.ts'
import type { LegAhead } from './ahead.ts'

const minute = 60_000
/** For so long people are expected to come as in the last hour. */
const expectedHours = 2

/** Somebody who is nobody yet: takes a place and time. */
export function expected(
  queue: QueueRule & { readonly id: number },
  its: VisitClass,
  at: number,
  minutes: number,
): LegAhead {
  const arrivalRef = new Date(at)
  const keyAt = keyFor(queue, its, arrivalRef)
  return {
    legId: undefined,
    visitId: undefined,
    queueId: queue.id,
    class: its,
    arrivalRef,
    keyAt,
    step: 1,
    minutes,
    from: at,
  }
}

/**
 * Protected visitors are called before others who wait longer: as many as came in the last hour are expected in the next
 * two, evenly, until the last number is given. Minutes from one call to the next; moments in milliseconds.
 */
export function protectedToCome(
  queue: QueueRule & { readonly id: number },
  people: number,
  minutes: number,
  now: number,
  until: number,
): LegAhead[] {
  if (queue.discipline === 'lane') return []
  const each = 60 / people
  const comings = Array.from({ length: Math.ceil(expectedHours * people) }, (_, i) => now + (i + 0.5) * each * minute)
  return comings.filter((at) => at < until).map((at) => expected(queue, 'protected', at, minutes))
}
