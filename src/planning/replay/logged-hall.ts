import type { LoggedVisit } from '#planning/log/queue-log.ts'
import type { CounterAhead, HallAhead, LegAhead } from '#visit/estimate/ahead.ts'
import { freeInTurn, minutesOf, stillAt } from '#visit/estimate/at-counter.ts'
import { patience } from '#visit/estimate/hall-ahead.ts'
import { protectedToCome } from '#visit/estimate/to-come.ts'
import type { QueueRule } from '#visit/queue-order.ts'
import { HallParts, type Part } from './hall-part.ts'
import { Learned } from './learned.ts'
import { LoggedCounter } from './logged-counter.ts'
import { LoggedQueue, Waiting } from './waiting.ts'

const minute = 60_000
const dayMs = 24 * 60 * minute
/** A day of work ends at three in the night, so that a queue that is open at midnight is not cut. */
const nightMs = 3 * 60 * minute
/** Days whose people, counters and hours are remembered. */
const rememberedDays = 11
const forgottenAfter = 60

/** The hall as the log shows it at one moment, and nothing of what comes later. */
export class LoggedHall {
  readonly queues = new Map<string, LoggedQueue>()
  readonly #counters = new Map<string, LoggedCounter>()
  readonly #parts = new HallParts()
  readonly learned: Learned
  day = Number.NEGATIVE_INFINITY
  midnight = 0
  #openDays: number[] = []
  #counterIds = 0
  #legIds = 0
  readonly #rule: QueueRule
  readonly #minutesOf: (serviceId: number) => number

  constructor(rule: QueueRule) {
    this.#rule = rule
    this.learned = new Learned()
    this.#minutesOf = (serviceId) => minutesOf(serviceId, this.learned.habits) + this.learned.between.mean
  }

  get days(): number {
    return this.#daysSeen
  }
  #daysSeen = 0

  get counters(): number {
    return this.#counterIds
  }

  /** People who wait or of whom it is known that they came in the last hour, and counters that were seen lately. */
  get remembers(): number {
    let all = this.#counters.size
    for (const { waiting, protectedAt, counters } of this.queues.values())
      all += waiting.size + protectedAt.length + counters.size
    return all
  }

  /** Moves to a moment; at the first of a new day, what was inferred from the days before becomes the day's roster. */
  moveTo(now: number): void {
    const day = Math.floor((now - nightMs) / dayMs)
    if (day <= this.day) return
    if (this.#daysSeen > 0) this.learned.age(day - this.day)
    this.day = day
    this.midnight = day * dayMs
    this.#daysSeen++
    this.#openDays = [...this.#openDays, day].slice(-rememberedDays)
    for (const [name, counter] of this.#counters) {
      if (day - counter.lastDay > forgottenAfter) this.#forget(name, counter)
      else counter.beginDay(this.#openDays)
      for (const [queue, share] of counter.shares) counter.shares.set(queue, share * 0.7)
      profileOf(counter)
    }
    // Whose leaving was never written is gone with the day.
    for (const queue of this.queues.values())
      for (const [id, { visit }] of queue.waiting)
        if (visit.outcome === 'left' && visit.endedAt === undefined) queue.waiting.delete(id)
    this.#parts.clear()
  }

  #forget(name: string, counter: LoggedCounter): void {
    this.#counters.delete(name)
    for (const queue of counter.shares.keys()) queue.counters.delete(counter)
  }

  comes(visit: LoggedVisit): Waiting {
    const queue = this.#queue(visit.queue)
    let serviceId = queue.services.get(visit.service)
    if (serviceId === undefined) {
      serviceId = this.learned.addService()
      queue.services.set(visit.service, serviceId)
    }
    const person = new Waiting(++this.#legIds, queue, serviceId, visit, this.#minutesOf)
    queue.waiting.set(person.legId, person)
    if (visit.class === 'protected') queue.protectedAt.push(visit.arrival)
    return person
  }

  #queue(name: string): LoggedQueue {
    let queue = this.queues.get(name)
    if (!queue) {
      const id = this.queues.size + 1
      queue = new LoggedQueue(id, name, this.#rule)
      this.queues.set(name, queue)
    }
    return queue
  }

  counter(name: string): LoggedCounter {
    let counter = this.#counters.get(name)
    if (!counter) {
      counter = new LoggedCounter(++this.#counterIds, name)
      this.#counters.set(name, counter)
    }
    return counter
  }

  /** A counter served somebody of a queue: it belongs to those who may call from it. */
  serves(counter: LoggedCounter, queue: LoggedQueue): void {
    const before = counter.shares.get(queue)
    counter.shares.set(queue, (before ?? 0) + 1)
    const isKnown = counter.profile.some(({ queueId }) => queueId === queue.id)
    if (isKnown) return
    queue.counters.add(counter)
    profileOf(counter)
    this.#parts.clear()
  }

  /** The hall of one queue, with all queues that share its counters. */
  ahead(queue: LoggedQueue, now: number): HallAhead {
    const part = this.#parts.of(queue)
    const { habits } = this.learned
    const counters = this.#countersAhead(part, now)
    const legs: LegAhead[] = []
    for (const its of part.queues) {
      for (const person of its.waiting.values()) legs.push(person)
      const people = its.protectedInHour(now)
      const [serviceId = 0] = its.services.values()
      if (people > 0)
        legs.push(...protectedToCome(its.rule, people, minutesOf(serviceId, habits), now, this.#lastNumberAt(its)))
    }
    return { now, rules: part.rules, counters: this.#opened(queue, counters, now), legs, busyUntil: nobody }
  }

  /** Before its first call of the day somebody will open it at its usual hour, though who that is changes from day to day. */
  #opened(queue: LoggedQueue, counters: readonly CounterAhead[], now: number): readonly CounterAhead[] {
    const opens = queue.opening.usual(this.day)
    if (opens === undefined || now > this.midnight + (opens + patience) * minute) return counters
    const freeAt = Math.max(now, this.midnight + opens * minute)
    const own = counters.filter(({ profile }) => profile.some(({ queueId }) => queueId === queue.id))
    const [first] = own.toSorted((a, b) => a.freeAt - b.freeAt)
    if (first && first.freeAt <= freeAt) return counters
    return counters.map((one) => (one === first ? { ...one, freeAt } : one))
  }

  /** Minutes within which a counter usually calls the next; who lets people wait for longer is away. */
  get #slow(): number {
    return 3 + 2 * this.learned.between.mean
  }

  /** Somebody is called from a queue: the counters that were free and did not call this person are away. */
  calledFrom(queue: LoggedQueue, since: number, now: number): void {
    queue.opening.calls(this.day, (now - this.midnight) / minute)
    for (const counter of queue.counters) counter.letsWait(since, now, this.#slow, this.day, this.midnight)
  }

  #countersAhead({ counters, groups }: Part, now: number): CounterAhead[] {
    const { sigma } = this.learned.habits
    for (const group of groups) {
      const busy = group.filter(({ at }) => at)
      if (busy.length === 0) continue
      const free = freeInTurn(
        busy.map(({ at }) => (at ? this.#stillBusy(at, now) : 0)),
        sigma,
      )
      for (let i = 0; i < busy.length; i++) (busy[i] as LoggedCounter).freeIn = free[i] as number
    }
    const ahead: CounterAhead[] = []
    for (const counter of counters) {
      const its = this.#counterAhead(counter, counter.at ? counter.freeIn : 0, now)
      if (its) ahead.push(its)
    }
    return ahead
  }

  #stillBusy({ state, since, serviceId }: Waiting, now: number): number {
    return stillAt({ state: state === 'called' ? 'called' : 'serving', since, serviceId }, this.learned.habits, now)
  }

  #counterAhead(counter: LoggedCounter, stillBusy: number, now: number): CounterAhead | undefined {
    const between = this.learned.between.mean
    let waitingSince: number | undefined
    for (const queue of counter.shares.keys()) {
      const first = queue.first()?.visit.arrival
      if (first !== undefined && first < (waitingSince ?? now)) waitingSince = first
    }
    const { day, midnight } = this
    return counter.ahead(now, { day, midnight, stillBusy, slow: this.#slow, between, waitingSince })
  }

  #closesAt(queue: LoggedQueue): number {
    let closes = 0
    for (const { lasts } of queue.counters) closes = Math.max(closes, lasts)
    return closes
  }

  #lastNumberAt(queue: LoggedQueue): number {
    const closes = this.#closesAt(queue)
    return closes > 0 ? this.midnight + closes * minute : Number.POSITIVE_INFINITY
  }
}

const nobody: ReadonlyMap<number, number> = new Map()
/** A queue of which fewer of a counter's people come is one that it helps now and then. */
const leastShare = 0.1

function profileOf(counter: LoggedCounter): void {
  const all = [...counter.shares.values()].reduce((sum, share) => sum + share, 0)
  counter.profile = [...counter.shares].flatMap(([queue, share]) =>
    share >= leastShare * all ? [{ queueId: queue.id, whenWaitingOver: null }] : [],
  )
}
