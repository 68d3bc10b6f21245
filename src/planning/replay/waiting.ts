import type { LoggedVisit } from '#planning/log/queue-log.ts'
import type { LegAhead } from '#visit/estimate/ahead.ts'
import type { Foretold } from '#visit/estimate/calibration.ts'
import type { Spread } from '#visit/estimate/wait.ts'
import { keyFor, type QueueRule } from '#visit/queue-order.ts'
import type { VisitClass } from '#visit/visit.ts'
import type { LoggedCounter } from './logged-counter.ts'
import { Opening } from './opening.ts'

const minute = 60_000

/** A queue of the log and who waits in it, in the order of coming. */
export class LoggedQueue {
  readonly id: number
  readonly name: string
  readonly rule: QueueRule & { readonly id: number }
  readonly waiting = new Map<number, Waiting>()
  readonly counters = new Set<LoggedCounter>()
  readonly services = new Map<string, number>()
  readonly opening = new Opening()
  /** When protected visitors came in the last hour. */
  readonly protectedAt: number[] = []
  constructor(id: number, name: string, rule: QueueRule) {
    this.id = id
    this.name = name
    this.rule = { ...rule, id }
  }

  /** The one who waits longest. */
  first(): Waiting | undefined {
    return this.waiting.values().next().value
  }

  protectedInHour(now: number): number {
    while ((this.protectedAt[0] ?? now) < now - 3_600_000) this.protectedAt.shift()
    return this.protectedAt.length
  }
}

/** Somebody of the log from coming to going. What the log knows of the hours to come is not for the estimate. */
export class Waiting implements LegAhead {
  readonly legId: number
  readonly queue: LoggedQueue
  readonly serviceId: number
  readonly visit: LoggedVisit
  readonly #minutesOf: (serviceId: number) => number
  readonly class: VisitClass
  readonly arrivalRef: Date
  readonly keyAt: Date
  readonly queueId: number
  readonly step = 1
  readonly visitId = undefined
  readonly from: number
  said: Said | undefined
  /** What was foretold last of this wait, when others came. */
  latest: (Foretold & { readonly foretoldAt: Date }) | undefined
  /** At which counter, from the call on. */
  counter: LoggedCounter | undefined
  state: 'waiting' | 'called' | 'serving' | 'gone' = 'waiting'
  since: Date

  constructor(
    legId: number,
    queue: LoggedQueue,
    serviceId: number,
    visit: LoggedVisit,
    minutesOf: (serviceId: number) => number,
  ) {
    this.legId = legId
    this.queue = queue
    this.serviceId = serviceId
    this.visit = visit
    this.#minutesOf = minutesOf
    this.class = visit.class
    this.arrivalRef = new Date(visit.arrival)
    this.keyAt = visit.class === 'regular' ? this.arrivalRef : keyFor(queue.rule, visit.class, this.arrivalRef)
    this.queueId = queue.id
    this.from = visit.arrival
    this.since = this.arrivalRef
  }

  get minutes(): number {
    return this.#minutesOf(this.serviceId)
  }

  /** From schedules at the usual and at the slower pace, milliseconds; nothing new where neither reached this person. */
  keepForetold(usual: ReadonlyMap<number, number>, slower: ReadonlyMap<number, number>, foretoldAt: Date): void {
    const ms = usual.get(this.legId)
    if (ms === undefined) return
    const reach = Math.max(0, (slower.get(this.legId) ?? ms) - ms) / minute
    this.latest = { minutes: ms / minute, reach, foretoldAt }
  }
}

/** What was said when somebody came, by the hall and by those it is compared with. Minutes. */
export type Said = {
  readonly raw: number
  readonly reach: number
  readonly spread: Spread
  readonly isFirst: boolean
  readonly rivals: Readonly<Record<Rival, number>>
}
export const rivals = ['position', 'les', 'hol', 'last30'] as const
export type Rival = (typeof rivals)[number]
