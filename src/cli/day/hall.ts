import type { Counter, Directory } from '#directory/directory.ts'
import { usualOfficers, usualWays } from '#planning/habits.ts'
import type { Coming } from './crowd.ts'
import type { Hands, Taken } from './hands.ts'
import { isRefusal } from './hands.ts'
import { type Random, seeded } from './random.ts'
import type { Timeline } from './timeline.ts'

/** What everybody in a played day shares: the time, the people in the hall, and the count of what they did. */
export type Hall = {
  readonly directory: Directory
  readonly day: string
  readonly opens: string
  readonly closes: string
  readonly timeline: Timeline
  readonly tally: Tally
  /** How long until the person with this number stands at the counter; undefined when nobody comes. */
  readonly comesWhenCalled: (ticket: string, at: number) => number | undefined
  /** An officer with nobody to call looks up when the desk shows somebody waiting, when it is time for the break, and now and then anyway. */
  readonly restUntilSomebodyWaits: (
    counter: Counter,
    at: number,
    work: (at: number) => Promise<void>,
    restFrom?: number,
  ) => void
  /** The desks of these queues show somebody new. */
  readonly somebodyWaits: (queueIds: readonly number[], at: number) => void
  readonly minutesOf: (serviceCode: string) => number
  readonly otherServiceOf: (agencyId: number, serviceCode: string, random: Random) => number | undefined
}

export type Tally = {
  given: number
  refused: Record<string, number>
  called: number
  served: number
  missed: number
  cameBack: number
  left: number
  steppedOut: number
  parked: number
  transferred: number
}
export const emptyTally = (): Tally => ({
  given: 0,
  refused: {},
  called: 0,
  served: 0,
  missed: 0,
  cameBack: 0,
  left: 0,
  steppedOut: 0,
  parked: 0,
  transferred: 0,
})

const second = 1000
const minute = 60 * second

/** Numbers that the mall acknowledged: none of them may be lost, whatever dies meanwhile. */
export type Acknowledged = Map<string, Taken>

export function openHall(
  directory: Directory,
  day: string,
  hours: { open: string; close: string },
  timeline: Timeline,
  hands: Hands,
  seed: number,
): Hall & {
  readonly visitorComes: (person: Coming, at: number) => Promise<void>
  readonly acknowledged: Acknowledged
} {
  const tally = emptyTally()
  const random = seeded(seed + 1)
  const people = new Map<string, { person: Coming; taken: Taken; timesMissed: number }>()
  const acknowledged: Acknowledged = new Map()
  const byCode = new Map([...directory.services.values()].map((service) => [service.code, service]))

  const resting = new Set<{ readonly counter: Counter; readonly work: (at: number) => Promise<void> }>()

  const somebodyWaits = (queueIds: readonly number[], at: number) => {
    for (const one of resting) {
      if (!one.counter.profile.some((entry) => queueIds.includes(entry.queueId))) continue
      resting.delete(one)
      timeline.add(at + random.between(...usualOfficers.noticeSeconds) * second, one.work)
    }
  }

  const comesBack = (taken: Taken, at: number) =>
    timeline.add(at + random.between(...usualWays.comesBackAfter) * minute, async (then) => {
      if (isRefusal(await hands.phone(taken, 'return', then))) return
      tally.cameBack++
      somebodyWaits([...directory.queues.keys()], then)
    })

  return {
    directory,
    day,
    opens: hours.open,
    closes: hours.close,
    timeline,
    tally,
    acknowledged,
    somebodyWaits,
    restUntilSomebodyWaits(counter, at, work, restFrom = Number.POSITIVE_INFINITY) {
      const one = { counter, work }
      resting.add(one)
      timeline.add(Math.min(restFrom, at + random.between(15, 30) * minute), async (then) => {
        if (resting.delete(one)) await work(then)
      })
    },
    minutesOf: (code) => byCode.get(code)?.minutes ?? 8,
    otherServiceOf: (agencyId, code, chooser) => {
      const others = [...directory.services.values()].filter((s) => s.agencyId === agencyId && s.code !== code)
      return others.length ? chooser.weighted(others.map((s) => [s.id, 1])) : undefined
    },
    comesWhenCalled: (ticket, at) => {
      const known = people.get(ticket)
      const misses =
        known?.person.habit === 'never_comes' || (known?.person.habit === 'misses_once' && known.timesMissed === 0)
      if (!known || !misses) return random.between(...usualOfficers.walkSeconds) * second
      known.timesMissed++
      if (known.person.habit === 'misses_once') comesBack(known.taken, at)
      return undefined
    },
    async visitorComes(person, at) {
      const taken = await hands.takeNumber(person, at)
      if (isRefusal(taken)) {
        tally.refused[taken.refused] = (tally.refused[taken.refused] ?? 0) + 1
        return
      }
      tally.given++
      people.set(taken.ticket, { person, taken, timesMissed: 0 })
      acknowledged.set(taken.token, taken)
      somebodyWaits(
        person.services.map((service) => service.queueId),
        at,
      )
      if (person.habit === 'leaves') {
        timeline.add(at + random.between(...usualWays.leavesAfter) * minute, async (then) => {
          if (!isRefusal(await hands.phone(taken, 'leave', then))) tally.left++
        })
      }
      if (person.habit === 'steps_out') {
        timeline.add(at + random.between(...usualWays.stepsOutAfter) * minute, async (then) => {
          if (isRefusal(await hands.phone(taken, 'away', then))) return
          tally.steppedOut++
          timeline.add(then + random.between(...usualWays.stepsOutFor) * minute, async (back) => {
            await hands.phone(taken, 'back', back)
            somebodyWaits(
              person.services.map((service) => service.queueId),
              back,
            )
          })
        })
      }
    },
  }
}
