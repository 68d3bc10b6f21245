import type { Directory } from '#directory/directory.ts'
import type { CounterAhead, HallAhead, LegAhead, Rest } from './ahead.ts'
import { betweenCalls, freeInTurn, minutesOf, stillAt } from './at-counter.ts'
import { meanOf } from './by-position.ts'
import { type DayAhead, daysAhead } from './day-ahead.ts'
import type { Habits, HallFacts, OpenLeg, SittingFact } from './facts.ts'
import { expected, protectedToCome } from './to-come.ts'

const minute = 60_000
/** Somebody of the roster who is late is expected for so long, and then no more. */
export const patience = 15
/** How long a pause lasts that has no hour of its own. */
const usualPause: Readonly<Record<string, number>> = { break: 60, prayer: 15, toilet: 5, meeting: 20, system: 20 }

/** What the facts of this moment mean for the time ahead. Pure: the same facts give the same hall. */
export function hallAhead(directory: Directory, facts: HallFacts, habits: Habits, now: Date): HallAhead {
  const at = now.getTime()
  const dayOf = daysAhead(directory, at)
  const atCounter = new Map(facts.legs.flatMap((leg) => (isAtCounter(leg) ? [[leg.counterId, leg] as const] : [])))
  const counters = staggered(countersAhead(directory, facts, atCounter, habits, dayOf, at), habits.sigma)
  const freeAt = new Map(counters.map((counter) => [counter.id, counter.endsAt]))
  const busyUntil = new Map<number, number>()
  for (const leg of facts.legs) {
    const until = isAtCounter(leg) ? (freeAt.get(leg.counterId) ?? at) : (leg.deferredUntil?.getTime() ?? 0)
    if (until > (busyUntil.get(leg.visitId) ?? at)) busyUntil.set(leg.visitId, until)
  }
  const legs = facts.legs.filter((leg) => !isAtCounter(leg) && leg.state !== 'parked')
  return {
    now: at,
    rules: directory.queues,
    counters,
    legs: [
      ...legs.map((leg) => legAhead(leg, habits, at)),
      ...appointmentsAhead(directory, facts, habits, at),
      ...protectedAhead(directory, facts, habits, dayOf, at),
    ],
    busyUntil,
    leaving: habits.leaving,
  }
}

/** Whoever booked comes at the hour, with the place that the hour gives; less of them by those who do not come. */
function appointmentsAhead(directory: Directory, { booked }: HallFacts, habits: Habits, now: number): LegAhead[] {
  return booked.flatMap(({ queueId, serviceId, startsAt }) => {
    const queue = directory.queues.get(queueId)
    const minutes = (1 - habits.noShow) * minutesOf(serviceId, habits)
    return queue ? [expected(queue, 'appointment', Math.max(now, startsAt.getTime()), minutes)] : []
  })
}

function protectedAhead(directory: Directory, facts: HallFacts, habits: Habits, dayOf: DayOf, now: number): LegAhead[] {
  const lately = new Map(facts.protectedLately.map((one) => [one.queueId, one.people]))
  return [...directory.queues.values()].flatMap((queue) => {
    const people = lately.get(queue.id) ?? 0
    const usual = habits.coming(queue.id)
    if (people === 0 && !usual) return []
    const day = dayOf(queue.siteId)
    const until = (day.closes ?? now) - directory.mall.settings.lastNumberMinutes * minute
    const minutes = betweenCalls(meanOf(directory, queue.id, habits), habits)
    return protectedToCome(queue, people, minutes, now, until, { usual, midnight: day.at(0) })
  })
}

function isAtCounter(leg: OpenLeg): leg is OpenLeg & { counterId: number } {
  return (leg.state === 'called' || leg.state === 'serving') && leg.counterId !== null
}

function legAhead(leg: OpenLeg, habits: Habits, now: number): LegAhead {
  return {
    legId: leg.id,
    visitId: leg.visitId,
    queueId: leg.queueId,
    class: leg.class,
    arrivalRef: leg.arrivalRef,
    keyAt: leg.keyAt,
    step: leg.step,
    minutes: minutesOf(leg.serviceId, habits),
    from: Math.max(now, leg.deferredUntil?.getTime() ?? 0),
  }
}

type DayOf = (siteId: number) => DayAhead
type WithEnd = CounterAhead & { readonly endsAt: number; readonly isFresh: boolean }

/**
 * Counters of the same queues that begin together do not end their first services together: each counts for so much of
 * a usual service as if all had just begun one.
 */
function staggered(counters: readonly WithEnd[], sigma: number): WithEnd[] {
  const profileOf = ({ profile }: WithEnd) => profile.map((entry) => entry.queueId).join(' ')
  const shares = new Map<WithEnd, number>()
  const fresh = counters.filter((counter) => counter.isFresh)
  for (const group of Map.groupBy(fresh, profileOf).values()) {
    const free = freeInTurn(Array(group.length).fill(1), sigma)
    for (const [i, counter] of group.entries()) shares.set(counter, free[i] ?? 1)
  }
  return counters.map((counter) => ({ ...counter, firstShare: shares.get(counter) }))
}

function countersAhead(
  directory: Directory,
  facts: HallFacts,
  atCounter: ReadonlyMap<number, OpenLeg>,
  habits: Habits,
  dayOf: DayOf,
  now: number,
): WithEnd[] {
  const sitting = new Map(facts.sittings.map((one) => [one.counterId, one]))
  const planned = Map.groupBy(facts.roster, (shift) => shift.counterId)
  const broken = new Set(directory.incidents.flatMap(({ counterId, stops }) => (counterId && stops ? counterId : [])))
  return [...directory.counters.values()].flatMap((counter) => {
    if (broken.has(counter.id)) return []
    const day = dayOf(directory.zones.get(counter.zoneId)?.siteId ?? 0)
    const shifts = (planned.get(counter.id) ?? []).map((s) => ({ from: day.at(s.from), until: day.at(s.until) }))
    const here = sitting.get(counter.id)
    const rests = counter.breakGroup ? day.restsOf(counter.breakGroup) : []
    const leg = atCounter.get(counter.id)
    const { profile, id } = counter
    if (here) {
      const endsAt = now + (leg ? stillAt(leg, habits, now) * minute : 0)
      const began = leg ? leg.since.getTime() : now
      const ahead = rests.filter((rest) => (leg ? began < rest.from : now < rest.from))
      const freeAt = here.pausedAt ? endOfPause(here, rests, now) : endsAt
      return [{ id, profile, endsAt, freeAt, rests: ahead, until: leavesAt(shifts, day), isFresh: !leg }]
    }
    const comes = comesAt(shifts, habits.opensAfter, now)
    if (comes === undefined) return []
    const ahead = rests.filter((rest) => comes < rest.from)
    return [{ id, profile, endsAt: comes, freeAt: comes, rests: ahead, until: leavesAt(shifts, day), isFresh: true }]
  })
}

function endOfPause({ pausedAt, pauseReason, pauseMinutes }: SittingFact, rests: readonly Rest[], now: number): number {
  const began = pausedAt?.getTime() ?? now
  // What the officer said is worth more than what is usual.
  if (pauseMinutes) return Math.max(began + pauseMinutes * minute, now + 3 * minute)
  const rest = rests.find(
    ({ from, until }) => began < until && now >= from - 30 * minute && began >= from - 30 * minute,
  )
  const ends =
    pauseReason === 'break' && rest
      ? Math.max(rest.until, began + rest.leastMinutes * minute)
      : began + (usualPause[pauseReason ?? ''] ?? 10) * minute
  // Longer than usual: any moment now, but not this one.
  return Math.max(ends, now + 3 * minute)
}

/** When somebody of the roster who does not sit yet will; nobody waits for the late for ever. */
function comesAt(
  shifts: readonly { from: number; until: number }[],
  opensAfter: number,
  now: number,
): number | undefined {
  const shift = shifts.find(
    ({ from, until }) => until > now && now < from + (patience + Math.max(0, opensAfter)) * minute,
  )
  return shift && Math.max(shift.from + opensAfter * minute, now + 2 * minute)
}

/** A shift that ends before the doors close ends the counter, unless another follows; otherwise it stays for all who wait. */
function leavesAt(shifts: readonly { until: number }[], day: DayAhead): number | undefined {
  if (shifts.length === 0 || day.closes === undefined) return undefined
  const last = Math.max(...shifts.map((shift) => shift.until))
  return last < day.closes ? last : undefined
}
