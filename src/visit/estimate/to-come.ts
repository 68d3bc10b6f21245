import { keyFor, type QueueRule } from '../queue-order.ts'
import type { VisitClass } from '../visit.ts'
import type { LegAhead } from './ahead.ts'
import { comings } from './coming.ts'

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

/** A usual day of the queue, when one is known. */
type UsualDay = { readonly usual: readonly number[] | undefined; readonly midnight: number }

/**
 * Protected visitors are called before others who wait longer, also those who are yet to come: as many as a usual day
 * brings, bent by the last hour (`people`); without a usual day as many as in the last hour, for two hours. None after
 * the last number (`until`). Minutes from one call to the next; moments in milliseconds.
 */
export function protectedToCome(
  queue: QueueRule & { readonly id: number },
  people: number,
  minutes: number,
  now: number,
  until: number,
  { usual, midnight }: UsualDay = { usual: undefined, midnight: 0 },
): LegAhead[] {
  if (queue.discipline === 'lane') return []
  return comings({ lately: people, usual, midnight, now, until }).map((at) => expected(queue, 'protected', at, minutes))
}
