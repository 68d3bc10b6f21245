import { Heap } from '#planning/log/heap.ts'
import type { LoggedVisit } from '#planning/log/queue-log.ts'
import { calibrated, slower } from '#visit/estimate/calibration.ts'
import { schedule } from '#visit/estimate/schedule.ts'
import type { QueueRule } from '#visit/queue-order.ts'
import { DayPromises } from './day-promises.ts'
import { LoggedHall } from './logged-hall.ts'
import { type Report, Tally } from './report.ts'
import { LastWaits, rivalsOf } from './rivals.ts'
import { type LoggedQueue, type Said, Waiting } from './waiting.ts'

const minute = 60_000
const kinds = ['ends', 'leaves', 'starts', 'isCalled'] as const
type Event = { readonly at: number; readonly kind: number; readonly turn: number; readonly person: Waiting }

/** The rule of a queue of which nobody says one: the hall's own default. */
export const usualRule: QueueRule = {
  discipline: 'credit',
  creditProtectedMinutes: 30,
  creditAppointmentMinutes: 30,
  promiseProtectedMinutes: 15,
  weightProtected: 3,
  weightAppointment: 2,
}

/**
 * Plays a log as if it were live: visits are handed in by arrival, and what is said to each is made by the hall's own
 * estimate from what was known at that moment (queue.md 4.4). Pure: no clock, no file, no database.
 */
export class Replay {
  readonly #hall: LoggedHall
  readonly #events = new Heap<Event>((a, b) =>
    a.at === b.at ? (a.kind === b.kind ? a.turn < b.turn : a.kind < b.kind) : a.at < b.at,
  )
  readonly #last = new Map<LoggedQueue, LastWaits>()
  readonly #promises: DayPromises
  readonly #tally: Tally
  readonly #told: ((visit: LoggedVisit, said: Said | undefined) => void) | undefined
  #turn = 0

  /** `told` hears what was said of each visit when it came. */
  constructor({
    rule = usualRule,
    told,
  }: {
    readonly rule?: QueueRule
    readonly told?: (visit: LoggedVisit, said: Said | undefined) => void
  } = {}) {
    this.#hall = new LoggedHall(rule)
    this.#promises = new DayPromises(this.#hall.learned.calibration)
    this.#tally = new Tally()
    this.#told = told
  }

  /** The next visit; none may have come earlier than the one before. */
  visited(visit: LoggedVisit): void {
    this.#until(visit.arrival)
    this.#hall.moveTo(visit.arrival)
    const person = this.#hall.comes(visit)
    person.said = this.#say(person, visit.arrival)
    if (person.said) this.#promises.made(person)
    this.#told?.(visit, person.said)
    this.#tally.came(person)
    if (visit.calledAt !== undefined) this.#add(visit.calledAt, 'isCalled', person)
    else if (visit.endedAt !== undefined) this.#add(visit.endedAt, 'leaves', person)
  }

  /** People, events and counters that are remembered now: those of the day, never those of the file. */
  get remembers(): number {
    return this.#hall.remembers + this.#events.size
  }

  finish(): Report {
    this.#until(Number.POSITIVE_INFINITY)
    return this.#tally.report({ days: this.#hall.days, servers: this.#hall.counters })
  }

  #add(at: number, kind: (typeof kinds)[number], person: Waiting): void {
    this.#events.add({ at, kind: kinds.indexOf(kind), turn: this.#turn++, person })
  }

  #until(now: number): void {
    for (let next = this.#events.first(); next && next.at <= now; next = this.#events.first()) {
      this.#events.take()
      this.#hall.moveTo(next.at)
      const { person, at } = next
      const kind = kinds[next.kind]
      if (kind === 'isCalled') this.#isCalled(person, at)
      else if (kind === 'starts') this.#starts(person, at)
      else if (kind === 'ends') this.#ends(person, at)
      else this.#leaves(person)
    }
  }

  #say(person: Waiting, now: number): Said | undefined {
    const { queue, legId } = person
    const { learned, day } = this.#hall
    this.#promises.look(day, now)
    const ahead = this.#hall.ahead(queue, now)
    const usual = schedule(ahead, { only: legId })
    const late = usual.hangsOnPace ? schedule(ahead, { only: legId, pace: slower }) : usual
    const foretoldAt = new Date(now)
    for (const leg of ahead.legs) if (leg instanceof Waiting) leg.keepForetold(usual.ofLeg, late.ofLeg, foretoldAt)
    const its = person.latest
    if (!its) return undefined
    const { isFirst, ...spread } = calibrated(its, queue.id, learned.calibration)
    const open = ahead.counters.filter(({ profile }) => profile.some(({ queueId }) => queueId === queue.id)).length
    const facts = { now, servers: open, each: meanOf(queue, learned.habits) }
    const rivals = rivalsOf(person, this.#lastOf(queue), facts)
    return { raw: its.minutes, reach: its.reach, spread, isFirst, rivals }
  }

  #isCalled(person: Waiting, now: number): void {
    if (person.state !== 'waiting') return
    const { queue, visit } = person
    const { learned, day, midnight } = this.#hall
    queue.waiting.delete(person.legId)
    this.#withoutTime(person)
    const actual = (now - visit.arrival) / minute
    this.#lastOf(queue).add(now, actual)
    if (person.said) {
      const { raw, reach } = person.said
      learned.calibration.learn(queue.id, { minutes: raw, reach }, actual)
      this.#promises.ended(person, actual)
      this.#tally.called(person, actual)
    }
    const counter = this.#hall.counter(visit.server)
    if (counter.at) this.#tally.overlapped(counter.at.visit.endedAt !== undefined)
    const gap = (now - counter.freeSince) / minute
    if (!counter.at && visit.arrival < counter.freeSince && gap < 10) learned.between.add(gap)
    counter.calls(person, day, midnight, now)
    this.#hall.calledFrom(queue, visit.arrival, now)
    this.#hall.serves(counter, queue)
    person.counter = counter
    person.since = new Date(now)
    person.state = visit.startedAt === now ? 'serving' : 'called'
    if (visit.startedAt !== undefined && visit.startedAt > now) this.#add(visit.startedAt, 'starts', person)
    const ends = visit.endedAt ?? (visit.outcome === 'absent' ? now + learned.habits.absent * minute : undefined)
    if (ends !== undefined) this.#add(ends, 'ends', person)
  }

  #starts(person: Waiting, now: number): void {
    if (person.state !== 'called') return
    person.state = 'serving'
    person.since = new Date(now)
  }

  #ends(person: Waiting, now: number): void {
    const { visit, serviceId, counter } = person
    const { learned, day, midnight } = this.#hall
    person.state = 'gone'
    if (visit.outcome === 'absent') {
      if (visit.endedAt !== undefined) learned.didNotCome((now - (visit.calledAt ?? now)) / minute)
    } else {
      learned.served(serviceId, (now - (visit.startedAt ?? now)) / minute)
      learned.came(((visit.startedAt ?? now) - (visit.calledAt ?? now)) / minute)
    }
    if (counter?.at === person) counter.isFree(day, midnight, now)
  }

  #leaves(person: Waiting): void {
    person.state = 'gone'
    person.queue.waiting.delete(person.legId)
    this.#promises.ended(person, undefined)
  }

  /** Who left at an unknown time is known to be gone when somebody of the same class who came later is called. */
  #withoutTime(called: Waiting): void {
    for (const [id, { visit, class: its }] of called.queue.waiting) {
      if (visit.arrival >= called.visit.arrival) return
      if (its === called.class && visit.outcome === 'left' && visit.endedAt === undefined)
        called.queue.waiting.delete(id)
    }
  }

  #lastOf(queue: LoggedQueue): LastWaits {
    let last = this.#last.get(queue)
    if (!last) {
      last = new LastWaits()
      this.#last.set(queue, last)
    }
    return last
  }
}

/** The mean handling time of a queue over its services, by how often each is asked for. */
function meanOf(
  queue: LoggedQueue,
  habits: { handling: (id: number) => number; people: (id: number) => number },
): number {
  let [all, minutes] = [0, 0]
  for (const id of queue.services.values()) {
    const weight = 1 + habits.people(id)
    all += weight
    minutes += weight * habits.handling(id)
  }
  return all > 0 ? minutes / all : 0
}
