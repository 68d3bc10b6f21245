import { effectiveWait, type Head, isOverdue } from '#visit/queue-order.ts'
import type { LoggedQueue, Rival, Waiting } from './waiting.ts'

const minute = 60_000
const lastFor = 4 * 60 * minute

/** The waits of one queue that came true lately: what estimates from history are made of (Ibrahim and Whitt 2009). */
export class LastWaits {
  readonly #waits: { readonly at: number; readonly minutes: number }[] = []
  #sum = 0

  add(at: number, minutes: number): void {
    this.#waits.push({ at, minutes })
    this.#sum += minutes
    if (this.#waits.length > 30) this.#drop()
  }

  #drop(): void {
    this.#sum -= this.#waits.shift()?.minutes ?? 0
  }

  /** The wait of the last to enter service. */
  get les(): number {
    return this.#waits.at(-1)?.minutes ?? 0
  }

  /** The mean of the last thirty, of four hours at most. */
  mean(now: number): number {
    while ((this.#waits[0]?.at ?? now) < now - lastFor) this.#drop()
    return this.#waits.length > 0 ? this.#sum / this.#waits.length : 0
  }
}

/** What others would say to somebody who has just come; `servers` work for the queue and take `each` minutes a person. */
export function rivalsOf(
  person: Waiting,
  last: LastWaits,
  { now, servers, each }: { readonly now: number; readonly servers: number; readonly each: number },
): Record<Rival, number> {
  const first = person.queue.first() ?? person
  return {
    position: (peopleBefore(person.queue, person, new Date(now)) * each) / Math.max(1, servers),
    les: last.les,
    hol: (now - first.visit.arrival) / minute,
    last30: last.mean(now),
  }
}

/** How many would be called before, were all called now: the place by the hall's own rule. */
function peopleBefore(queue: LoggedQueue, person: Waiting, now: Date): number {
  const isLate = isOverdue(person, queue.rule, now)
  const wait = effectiveWait(person, queue.rule, now)
  let before = 0
  for (const other of queue.waiting.values()) if (other !== person && goesFirst(other)) before++
  return before

  function goesFirst(other: Omit<Head, 'queueId'>): boolean {
    const otherIsLate = isOverdue(other, queue.rule, now)
    if (otherIsLate !== isLate) return otherIsLate
    const difference = isLate
      ? person.arrivalRef.getTime() - other.arrivalRef.getTime()
      : effectiveWait(other, queue.rule, now) - wait
    return difference === 0 ? other.legId < person.legId : difference > 0
  }
}
