import type { LoggedVisit } from '#planning/log/queue-log.ts'
import { usualRule } from '#planning/replay/replay.ts'
import { keyFor, pickNext } from '#visit/queue-order.ts'
import type { VisitClass } from '#visit/visit.ts'
import { type Random, seeded } from '../../src/cli/day/random.ts'

/** A queue whose truth is known, played event by event: what a log of it would hold. */
export type MadeQueue = {
  readonly name: string
  readonly servers: number
  /** Services, each with its mean minutes; one is asked for as often as another. */
  readonly services: readonly (readonly [string, number])[]
  /** Offered work over what the counters can do, without their rests. */
  readonly load: number
  /** How much a day's visitors and its pace differ from the next's: the spread of ln. */
  readonly dayToDay?: number
  readonly protectedShare?: number
  readonly leftShare?: number
  readonly absentShare?: number
  /** Minutes from one person to the next. */
  readonly between?: number
  readonly variation?: number
}

const minute = 60_000
export const dayMs = 1440 * minute
/** Monday, 5 January 2026. */
export const firstMonday = Date.UTC(2026, 0, 5)
/** Share of a day's visitors in each half hour from 07.30: many come early, fewer after noon. */
const shape = [4, 9, 12, 12, 11, 9, 8, 6, 4, 5, 7, 6, 4, 2, 1]
const opens = 8 * 60
const lastNumber = 15 * 60

/** Some weeks of working days of several queues, by arrival. Counters rest from 12.00 or from 12.45, half of them each. */
export function* madeLog(queues: readonly MadeQueue[], days: number, seed: number): Generator<LoggedVisit> {
  const random = seeded(seed)
  let row = 1
  for (let day = 0, worked = 0; worked < days; day++) {
    if (day % 7 > 4) continue
    worked++
    const visits = queues.flatMap((queue) => madeDay(queue, firstMonday + day * dayMs, random))
    for (const visit of visits.sort((a, b) => a.arrival - b.arrival)) yield { ...visit, row: ++row }
  }
}

type Person = {
  readonly at: number
  readonly class: VisitClass
  readonly service: readonly [string, number]
  gone: number
}

function madeDay(queue: MadeQueue, midnight: number, random: Random): LoggedVisit[] {
  const spread = queue.dayToDay ?? 0
  const factor = () => random.duration(1, spread)
  const mean = queue.services.reduce((sum, [, minutes]) => sum + minutes, 0) / queue.services.length
  const workedMinutes = queue.servers * (lastNumber - opens - 60)
  const people = comings(
    ((queue.load * workedMinutes) / (mean + (queue.between ?? 0))) * factor(),
    queue,
    midnight,
    random,
  )
  return serve(queue, people, midnight, factor(), random)
}

function comings(expected: number, queue: MadeQueue, midnight: number, random: Random): Person[] {
  const all = shape.reduce((sum, share) => sum + share, 0)
  const people: Person[] = []
  for (const [half, share] of shape.entries()) {
    const rate = (expected * share) / all / 30
    for (let at = -Math.log(1 - random.next()) / rate; at < 30; at += -Math.log(1 - random.next()) / rate) {
      const service = queue.services[Math.floor(random.next() * queue.services.length)] ?? ['', 10]
      const comes = midnight + (450 + half * 30 + at) * minute
      const gone = random.chance(queue.leftShare ?? 0)
        ? comes + random.between(5, 60) * minute
        : Number.POSITIVE_INFINITY
      people.push({
        at: Math.round(comes),
        class: random.chance(queue.protectedShare ?? 0) ? 'protected' : 'regular',
        service,
        gone,
      })
    }
  }
  return people.sort((a, b) => a.at - b.at)
}

function serve(
  queue: MadeQueue,
  people: readonly Person[],
  midnight: number,
  pace: number,
  random: Random,
): LoggedVisit[] {
  const rules = new Map([[1, usualRule]])
  const profile = [{ queueId: 1, whenWaitingOver: null }]
  const counters = Array.from({ length: queue.servers }, (_, i) => ({
    name: `${queue.name}-${i + 1}`,
    freeAt: midnight + (opens + random.between(-2, 4)) * minute,
    rest: midnight + (i % 2 === 0 ? 12 * 60 : 12 * 60 + 45) * minute,
    hasRested: false,
  }))
  const waiting = new Map<number, Person>()
  const visits: LoggedVisit[] = []
  let next = 0
  for (;;) {
    const counter = counters.reduce((a, b) => (b.freeAt < a.freeAt ? b : a))
    let now = counter.freeAt
    for (let one = people[next]; one && one.at <= now; one = people[next]) waiting.set(next++, one)
    for (const [id, one] of waiting)
      if (one.gone <= now) {
        waiting.delete(id)
        visits.push(visitOf(queue, one, { outcome: 'left', endedAt: Math.round(one.gone) }))
      }
    if (!counter.hasRested && now >= counter.rest) {
      counter.hasRested = true
      counter.freeAt = Math.max(counter.rest + 45 * minute, now + 20 * minute)
      continue
    }
    if (waiting.size === 0) {
      const comes = people[next]
      if (!comes) return visits
      for (const one of counters) one.freeAt = Math.max(one.freeAt, comes.at)
      continue
    }
    const heads = [...waiting].map(([id, one]) => {
      const arrivalRef = new Date(one.at)
      return { legId: id, queueId: 1, class: one.class, arrivalRef, keyAt: keyFor(usualRule, one.class, arrivalRef) }
    })
    const picked = pickNext(heads, profile, rules, new Date(now))
    const person = picked && waiting.get(picked.legId)
    if (!picked || !person) throw new Error('nobody is next though somebody waits')
    waiting.delete(picked.legId)
    now = Math.round(now)
    const isAbsent = random.chance(queue.absentShare ?? 0)
    const minutes = isAbsent ? 3 : pace * random.duration(person.service[1], queue.variation ?? 0.6)
    const endedAt = Math.round(now + minutes * minute)
    visits.push(
      visitOf(queue, person, {
        outcome: isAbsent ? 'absent' : 'served',
        calledAt: now,
        startedAt: isAbsent ? undefined : now,
        endedAt,
        server: counter.name,
      }),
    )
    counter.freeAt = endedAt + (queue.between ?? 0) * minute
  }
}

function visitOf(queue: MadeQueue, { at, class: its, service }: Person, more: Partial<LoggedVisit>): LoggedVisit {
  return {
    row: 0,
    queue: queue.name,
    service: service[0],
    class: its,
    arrival: at,
    calledAt: undefined,
    startedAt: undefined,
    endedAt: undefined,
    server: '',
    outcome: 'served',
    ...more,
  }
}
