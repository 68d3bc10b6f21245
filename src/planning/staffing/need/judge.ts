import type { Scenario } from '../../scenario.ts'
import type { Estimate } from '../../simulation/interval.ts'
import type { Trial } from '../try-roster.ts'
import type { Situation } from './adjust-need.ts'
import type { ServicePromise } from './need.ts'

/** Queues whose people are served by the same counters: mostly one. Its need is known by the first of them. */
export type QueueGroup = { readonly queueIds: readonly number[] }
/** Counters by group and quarter hour of the day. */
export type Need = ReadonlyMap<number, readonly number[]>

export type Judging = {
  readonly scenario: Scenario
  readonly groups: readonly QueueGroup[]
  readonly load: Need
  readonly promise: ServicePromise
  /** Quarters in which the queues of a group are open. */
  readonly openOf: (key: number) => readonly number[]
}

/**
 * How far below the mean a search looks while it goes over few days. More would buy counters against nothing but the
 * chance of a queue where few people come; the proof over many days takes the whole interval.
 */
const widestWhileSearching = 0.02

export function keyOf({ queueIds }: QueueGroup): number {
  return queueIds[0] as number
}

/** What a trial says of a group: its queues together, and its promise in the worst of them. */
export function judgeOf({ scenario, groups, load, promise, openOf }: Judging) {
  const place = new Map(scenario.queues.map(({ id }, i) => [id, i]))
  const byKey = new Map(groups.map((group) => [keyOf(group), group.queueIds]))
  const sumOf = (arrays: readonly Float64Array[], key: number) => {
    const sum = new Float64Array(arrays[0]?.length ?? 0)
    for (const id of byKey.get(key) ?? [])
      for (const [quarter, many] of (arrays[place.get(id) as number] ?? []).entries())
        sum[quarter] = (sum[quarter] as number) + many
    return sum
  }
  const keptIn = (queueId: number, { outcome }: Trial) => outcome.byQueue[place.get(queueId) as number]?.kept
  const brokenIn = (trial: Trial, widest: number) =>
    groups.filter(({ queueIds }) => queueIds.some((id) => !isKept(keptIn(id, trial), promise, widest))).map(keyOf)
  return {
    brokenInSearch: (trial: Trial) => brokenIn(trial, widestWhileSearching),
    brokenInProof: (trial: Trial) => brokenIn(trial, 1),
    /** The share that was kept, in that queue of these groups where it is least. */
    worstIn: (keys: readonly number[], trial: Trial): Estimate | undefined =>
      keys
        .flatMap((key) => byKey.get(key) ?? [])
        .flatMap((id) => keptIn(id, trial) ?? [])
        .filter(({ days }) => days > 0)
        .reduce<Estimate | undefined>((a, b) => (a && a.mean <= b.mean ? a : b), undefined),
    lateIn: (key: number, { late }: Trial) => sumOf(late, key).reduce((sum, many) => sum + many, 0),
    /** Minutes that all its people wait together in a day. */
    waitIn: (key: number, { outcome }: Trial) =>
      (byKey.get(key) ?? [])
        .flatMap((id) => outcome.byQueue[place.get(id) as number] ?? [])
        .reduce((sum, { people, mean }) => sum + (people.mean > 0 ? people.mean * mean.mean : 0), 0),
    situationOf: (key: number, need: Need, { came, late }: Trial): Situation => ({
      need: need.get(key) ?? [],
      load: load.get(key) ?? [],
      came: sumOf(came, key),
      late: sumOf(late, key),
      mayBeLate: 1 - promise.share,
      minutes: promise.minutes,
      open: openOf(key),
    }),
  }
}

/** Whether the lower end of the 95 % interval, or what lies `widest` below the mean, keeps a promise. */
export function isKept(kept: Estimate | undefined, { share }: ServicePromise, widest = 1): boolean {
  if (!kept || kept.days === 0) return true
  const half = Number.isNaN(kept.low) ? 0 : kept.mean - kept.low
  return kept.mean - Math.min(half, widest) >= share
}
