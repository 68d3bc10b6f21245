import { type Head, pickNext, type QueueRule } from '../queue-order.ts'
import type { CounterAhead, HallAhead } from './ahead.ts'
import { type Line, Lines } from './lines.ts'
import { afterRest, outsideRest } from './rest.ts'

const minute = 60_000

/** Milliseconds from now until the call; nothing for whoever no counter would call today. */
export type Schedule = {
  readonly ofLeg: ReadonlyMap<number, number>
  /** For somebody who would take a number now, without any priority. */
  readonly ofNewcomer: ReadonlyMap<number, number>
  /** Whether the length of a service that is still to begin had a part in any of these; otherwise a slower pace gives the same. */
  readonly hangsOnPace: boolean
}

/**
 * List scheduling (queue.md 4.2): the counter that is free first calls whom the live rule would call, again and again
 * until everybody is called. One pass answers for every leg that waits and for a newcomer of every queue, who stands at
 * the end of it and takes no time. Deterministic, without a database, about a millisecond for a full hall. With `only` it
 * ends when that leg is called: those who would be called after it are then not in the answer. With `pace` everybody who is
 * still to be called takes so many times as long.
 */
export function schedule(
  hall: HallAhead,
  { only, pace = 1 }: { readonly only?: number; readonly pace?: number } = {},
): Schedule {
  const all = new Lines(hall, only === undefined)
  const ofLeg = new Map<number, number>()
  const ofNewcomer = new Map<number, number>()
  const counters = hall.counters.map((counter) => atWork(counter, all))
  let hangsOnPace = false
  for (;;) {
    const one = earliest(counters)
    if (!one) return { ofLeg, ofNewcomer, hangsOnPace }
    // Before that its service only says when this counter is not free yet, which a slower one says as well.
    hangsOnPace ||= one.hasCalled
    const at = one.freeAt
    all.releaseUntil(at)
    const line = chosen(one, hall.rules, at)
    if (!line) {
      one.isIdle = true
      one.freeAt = outsideRest(one.counter.rests, nextChance(one, all.nextOf(one.counter.profile), at))
      continue
    }
    const leg = line.take()
    if (!leg) {
      ofNewcomer.set(line.queueId, at - hall.now)
      continue
    }
    if (leg.legId !== undefined) ofLeg.set(leg.legId, at - hall.now)
    if (only !== undefined && leg.legId === only) return { ofLeg, ofNewcomer, hangsOnPace }
    one.isIdle = false
    one.hasCalled = true
    // Whoever waits long may have left by then, and then takes no time.
    const stays = Math.exp((-(hall.leaving ?? 0) * (at - hall.now)) / minute)
    const until = at + leg.minutes * pace * stays * one.share * minute
    one.share = 1
    one.freeAt = afterRest(one.counter.rests, at, until)
    const comeLater = all.isBusy(leg, until)
    if (comeLater.length === 0) continue
    hangsOnPace = true
    wake(counters, comeLater, until)
  }
}

type AtWork = {
  readonly counter: CounterAhead
  readonly lines: readonly Line[]
  freeAt: number
  isIdle: boolean
  /** Somebody of this schedule stands or stood here. */
  hasCalled: boolean
  share: number
}

function atWork(counter: CounterAhead, all: Lines): AtWork {
  const [only, another] = counter.profile
  return {
    counter,
    lines: only && !another ? all.of(only.queueId) : counter.profile.flatMap(({ queueId }) => all.of(queueId)),
    freeAt: afterRest(counter.rests, Number.NEGATIVE_INFINITY, counter.freeAt),
    isIdle: false,
    hasCalled: false,
    share: counter.firstShare ?? 1,
  }
}

/** Of those that are free at the same moment the first in the list, so that two runs agree. */
function earliest(counters: readonly AtWork[]): AtWork | undefined {
  let first: AtWork | undefined
  for (const one of counters) {
    if (one.freeAt === Number.POSITIVE_INFINITY || one.freeAt > (one.counter.until ?? Number.POSITIVE_INFINITY))
      continue
    if (!first || one.freeAt < first.freeAt) first = one
  }
  return first
}

function chosen({ counter, lines }: AtWork, rules: ReadonlyMap<number, QueueRule>, at: number): Line | undefined {
  const [queue, another] = counter.profile
  if (queue && !another && queue.whenWaitingOver === null) {
    const first = lines.find((line) => line.head())
    // Nobody competes, and nobody helps: the rule would say the same.
    if (!first || !lines.some((line) => line !== first && line.head())) return first
  }
  const heads: Head[] = []
  for (const line of lines) {
    const head = line.head()
    if (head) heads.push(head)
  }
  const picked = pickNext(heads, counter.profile, rules, new Date(at))
  return picked && lines.find((line) => line.head()?.legId === picked.legId)
}

/** When a counter that has nobody to call may have somebody: who comes next, or whose wait then lets a helper help. */
function nextChance({ counter, lines }: AtWork, nextToCome: number, at: number): number {
  let next = nextToCome
  for (const { queueId, whenWaitingOver } of counter.profile) {
    if (whenWaitingOver === null) continue
    for (const line of lines) {
      const head = line.queueId === queueId ? line.head() : undefined
      if (!head) continue
      // One millisecond over: the rule asks for more than so many minutes.
      const over = head.keyAt.getTime() + whenWaitingOver * minute + 1
      // Over already, but somebody goes first whose wait does not count yet: look again in a minute.
      next = Math.min(next, over > at ? over : at + minute)
    }
  }
  return next
}

/** Counters that have nobody look up when somebody comes from another counter. */
function wake(counters: readonly AtWork[], queueIds: readonly number[], at: number): void {
  for (const one of counters) {
    if (one.isIdle && one.freeAt > at && one.counter.profile.some(({ queueId }) => queueIds.includes(queueId)))
      one.freeAt = outsideRest(one.counter.rests, at)
  }
}
