import { creditMinutes, type ProfileEntry, type QueueRule } from '#visit/queue-order.ts'
import { classes, type Scenario } from '../scenario.ts'

const minute = 60_000
const second = 1000

/** A scenario made ready to be simulated: milliseconds after midnight, positions instead of ids. */
export type HallPlan = {
  readonly numbersUntil: number
  readonly ends: number
  readonly sampleFrom: number
  readonly rules: ReadonlyMap<number, QueueRule>
  readonly queues: readonly {
    readonly id: number
    readonly discipline: QueueRule['discipline']
    readonly lanePlaces: number
    readonly blocks: boolean
    /** Milliseconds, by class. */
    readonly credits: readonly number[]
    /** Counters with this queue in their profile; those that only help come last. */
    readonly serving: readonly { readonly counter: number; readonly over: number | null }[]
  }[]
  readonly counters: readonly {
    readonly profile: readonly ProfileEntry[]
    readonly lines: readonly {
      readonly queue: number
      readonly over: number | null
      readonly lines: readonly number[]
    }[]
    readonly helps: boolean
    readonly shifts: readonly { readonly from: number; readonly until: number; readonly stays: boolean }[]
    readonly rests: readonly { readonly from: number; readonly until: number; readonly least: number }[]
    readonly id: number
    readonly stays: number
  }[]
  readonly incidents: readonly {
    readonly from: number
    readonly until: number
    readonly queues: readonly number[]
    readonly counters: readonly number[]
  }[]
  /** Least and most minutes that an officer comes before the first shift. */
  readonly early: readonly [number, number]
  readonly absent: number
  readonly afterPark: number
  readonly resumeChance: number
  readonly parkedFor: (luck: number) => number
}

export function hallOf(scenario: Scenario): HallPlan {
  const { queues, counters, officers } = scenario
  const queueIndex = new Map(queues.map(({ id }, i) => [id, i]))
  const known = counters.map(({ profile }) => profile.filter(({ queueId }) => queueIndex.has(queueId)))
  const indexOf = (queueId: number) => queueIndex.get(queueId) as number
  const [least, most] = officers.parkedMinutes
  return {
    numbersUntil: scenario.numbers.until * minute,
    ends: scenario.ends * minute,
    sampleFrom: Math.floor(scenario.numbers.from / 15) * 15 * minute,
    rules: new Map(queues.map((queue) => [queue.id, queue])),
    queues: queues.map((queue) => ({
      id: queue.id,
      discipline: queue.discipline,
      lanePlaces: queue.lanePlaces,
      blocks: queue.discipline === 'lane' && queue.blocks === true,
      credits: classes.map((one) => creditMinutes(queue, one) * minute),
      serving: known
        .flatMap((profile, counter) =>
          profile
            .filter(({ queueId }) => queueId === queue.id)
            .map(({ whenWaitingOver }) => ({ counter, over: whenWaitingOver })),
        )
        .sort((a, b) => Number(a.over !== null) - Number(b.over !== null)),
    })),
    counters: counters.map(({ id, shifts, rests }, c) => {
      const profile = known[c] as ProfileEntry[]
      return {
        profile,
        lines: profile.map(({ queueId, whenWaitingOver }) => ({
          queue: indexOf(queueId),
          over: whenWaitingOver,
          lines: classes.map((_, i) => indexOf(queueId) * classes.length + i),
        })),
        helps: profile.some(({ whenWaitingOver }) => whenWaitingOver !== null),
        shifts: shifts.map(({ from, until }) => ({
          from: from * minute,
          until: until * minute,
          stays: until >= scenario.closes,
        })),
        rests: rests.map(({ from, until, leastMinutes }) => ({
          from: from * minute,
          until: until * minute,
          least: leastMinutes * minute,
        })),
        id,
        stays: officers.staysMinutes * minute,
      }
    }),
    incidents: scenario.incidents.map(({ from, until, queueIds, stopsNumbers, stopsService }) => ({
      from: from * minute,
      until: until * minute,
      queues: stopsNumbers ? queueIds.flatMap((id) => queueIndex.get(id) ?? []) : [],
      counters: stopsService
        ? known.flatMap((profile, c) => (queueIds.includes(profile[0]?.queueId ?? -1) ? [c] : []))
        : [],
    })),
    early: officers.earlyMinutes,
    absent: officers.absentSeconds * second,
    afterPark: officers.afterParkMinutes * minute,
    resumeChance: officers.resumeChance,
    parkedFor: (luck) => (least + luck * (most - least)) * minute,
  }
}
