import { closedBecause, type Directory, incidentsOf, type Queue, serviceDay } from '#directory/directory.ts'
import type { Tx } from '#platform/database.ts'
import { type Habits, type HallFacts, usualHabits } from './facts.ts'
import { hallAhead } from './hall-ahead.ts'
import { schedule } from './schedule.ts'
import { readHall } from './store.ts'
import { type Spread, unknown, type Wait, waitOf } from './wait.ts'

/** What is said of a mall's waits at one moment. Keep it in the snapshot of a live section: one read, one pass. */
export type Waits = {
  /** Of a leg that waits, or will wait later in its visit; undefined for one that does not. */
  readonly ofLeg: (legId: number) => Wait | undefined
  /** For somebody who would take a number in this queue now. */
  readonly atQueue: (queueId: number) => Wait
}

/** Every wait in the mall from one look at it: some milliseconds, however many ask. */
export async function readWaits(tx: Tx, directory: Directory, now: Date): Promise<Waits> {
  const days = [...new Set([...directory.sites.keys()].map((siteId) => serviceDay(directory, siteId, now)))]
  return waitsOf(directory, await readHall(tx, days), now)
}

export function waitsOf(directory: Directory, facts: HallFacts, now: Date): Waits {
  const habits: Habits = { ...usualHabits, handling: (id) => directory.services.get(id)?.minutes ?? 10 }
  const { ofLeg, ofNewcomer } = schedule(hallAhead(directory, facts, habits, now))
  const stopped = stoppedIn(directory)
  const legs = new Map(facts.legs.map((leg) => [leg.id, leg]))
  return {
    ofLeg(legId) {
      const leg = legs.get(legId)
      if (!leg || !['waiting', 'planned', 'deferred'].includes(leg.state)) return undefined
      if (stopped.services.has(leg.serviceId) || stopped.queues.has(leg.queueId)) return unknown('paused')
      return said(ofLeg.get(legId))
    },
    atQueue(queueId) {
      const queue = directory.queues.get(queueId)
      if (!queue || isAway(directory, queue, now)) return unknown('nobody')
      return stopped.queues.has(queueId) ? unknown('paused') : said(ofNewcomer.get(queueId))
    },
  }
}

const minute = 60_000

function said(ms: number | undefined): Wait {
  return ms === undefined ? unknown('nobody') : waitOf(spreadOf(ms / minute))
}

/** Before anything was learned: what the same method gave in simulated malls, on the safe side. */
function spreadOf(minutes: number): Spread {
  return { low: 0.6 * minutes, point: minutes, high: 1.6 * minutes + 3 }
}

function isAway(directory: Directory, queue: Queue, now: Date): boolean {
  const agency = directory.agencies.get(queue.agencyId)
  const closed = agency ? closedBecause(directory, agency, now) : 'absent'
  return closed === 'absent' || closed === 'holiday' || closed === 'closed'
}

/**
 * What stands still: whatever an incident stops, and where a system is down or the officer is not there though numbers
 * are still given. Of these nothing is guessed.
 */
function stoppedIn(directory: Directory): { services: ReadonlySet<number>; queues: ReadonlySet<number> } {
  const services = new Set<number>()
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
