import { closedBecause, type Directory, incidentsOf, type Queue } from '#directory/directory.ts'
import { dayAt, momentOf } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import { calibrated, slower } from './calibration.ts'
import type { Habits, HallFacts, OpenLeg } from './facts.ts'
import { habitsOf } from './habits-of.ts'
import { hallAhead } from './hall-ahead.ts'
import { schedule } from './schedule.ts'
import type { Learned } from './store.ts'
import { type Spread, unknown, type Wait, type WhyUnknown, waitOf } from './wait.ts'

/** What is said of one wait, and how it came about: by what the mall learned, by first ranges, or not at all. */
export type Said = {
  readonly wait: Wait
  readonly method: 'learned' | 'first' | WhyUnknown
  /** Minutes by the schedule alone, and how many more they were if every service took 5 % longer. */
  readonly raw?: number
  readonly reach?: number
  readonly spread?: Spread
}
export type Estimate = {
  readonly ofLeg: (legId: number) => Said | undefined
  readonly atQueue: (queueId: number) => Said
  readonly habits: Habits
}

const minute = 60_000

/** Every wait in a mall from what is known at this moment; one pass, pure. */
export function estimate(directory: Directory, facts: HallFacts, learned: Learned, now: Date): Estimate {
  const habits = habitsOf(directory, learned)
  const ahead = hallAhead(directory, facts, habits, now)
  const usual = schedule(ahead)
  const late = schedule(ahead, { pace: slower })
  const stopped = stoppedIn(directory)
  const legs = new Map(facts.legs.map((leg) => [leg.id, leg]))
  const said = (ms: number | undefined, lateMs: number | undefined, queueId: number): Said => {
    if (ms === undefined) return nothingSaid(whyNobody(directory, facts, queueId, now))
    const raw = ms / minute
    // Whom nobody would call any more if all took longer waits longer by just that; and somebody may be called sooner.
    const reach = Math.max(0, (lateMs ?? ms * slower) - ms) / minute
    const { isFirst, ...spread } = calibrated({ minutes: raw, reach }, queueId, learned.calibration)
    // Nobody before and a counter free: that needs no experience.
    const wait = raw === 0 ? ({ kind: 'soon' } as const) : waitOf({ ...spread, isFirst })
    return { wait, method: isFirst ? 'first' : 'learned', raw, reach, spread }
  }
  return {
    habits,
    ofLeg(legId) {
      const leg = legs.get(legId)
      if (!leg || !isAhead(leg)) return undefined
      if (stopped.services.has(leg.serviceId) || stopped.queues.has(leg.queueId)) return nothingSaid('paused')
      return said(usual.ofLeg.get(legId), late.ofLeg.get(legId), leg.queueId)
    },
    atQueue(queueId) {
      const queue = directory.queues.get(queueId)
      if (!queue || isAway(directory, queue, now)) return nothingSaid('nobody')
      return stopped.queues.has(queueId)
        ? nothingSaid('paused')
        : said(usual.ofNewcomer.get(queueId), late.ofNewcomer.get(queueId), queueId)
    },
  }
}

function nothingSaid(why: WhyUnknown): Said {
  return { wait: unknown(why), method: why }
}

function isAhead({ state }: OpenLeg): boolean {
  return state === 'waiting' || state === 'planned' || state === 'deferred'
}

/** Before the doors open, without a roster, it is not known how many counters there will be; later it is known: none. */
function whyNobody(directory: Directory, { roster, sittings }: HallFacts, queueId: number, now: Date): WhyUnknown {
  const agencyId = directory.queues.get(queueId)?.agencyId
  const isOfAgency = (counterId: number) => directory.counters.get(counterId)?.agencyId === agencyId
  const hasPlan = roster.some((one) => isOfAgency(one.counterId)) || sittings.some((one) => isOfAgency(one.counterId))
  return hasPlan || !isBeforeOpening(directory, now) ? 'nobody' : 'tooFew'
}

function isBeforeOpening(directory: Directory, now: Date): boolean {
  const { timeZone } = directory.mall
  const hours = openingOn(directory.calendar, dayAt(now, timeZone)).hours
  return hours !== undefined && now < momentOf(dayAt(now, timeZone), hours.open, timeZone)
}

function isAway(directory: Directory, queue: Queue, now: Date): boolean {
  const agency = directory.agencies.get(queue.agencyId)
  const closed = agency ? closedBecause(directory, agency, [queue.siteId], now) : 'absent'
  return closed !== undefined && closed !== 'early' && closed !== 'late'
}

/**
 * What stands still: whatever an incident stops, and where a system is down or the officer is not there though numbers
 * are still given. Of these nothing is guessed.
 */
function stoppedIn(directory: Directory): { services: ReadonlySet<number>; queues: ReadonlySet<number> } {
  const services = new Set<number>()
  if (directory.incidents.length === 0) return { services, queues: services }
  for (const service of directory.services.values()) {
    const isStopped = incidentsOf(directory, service).some(
      ({ stops, kind }) => stops || kind === 'system_down' || kind === 'officer_absent',
    )
    if (isStopped) services.add(service.id)
  }
  const queues = new Set<number>()
  const ofQueue = Map.groupBy(directory.services.values(), (service) => service.queueId)
  for (const [queueId, its] of ofQueue) if (its.every((service) => services.has(service.id))) queues.add(queueId)
  return { services, queues }
}
