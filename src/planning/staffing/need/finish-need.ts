import type { Scenario } from '../../scenario.ts'
import type { Trial } from '../try-roster.ts'
import { lowered, raised, type Situation } from './adjust-need.ts'
import type { ServicePromise } from './need.ts'

/** Queues whose people are served by the same counters: mostly one. Its need is known by the first of them. */
export type QueueGroup = { readonly queueIds: readonly number[] }
/** Counters by group and quarter hour of the day. */
export type Need = ReadonlyMap<number, readonly number[]>

export type Finishing<Tried> = {
  readonly scenario: Scenario
  readonly groups: readonly QueueGroup[]
  readonly first: Need
  readonly load: Need
  readonly promise: ServicePromise
  /** Quarters in which the queues of a group are open. */
  readonly openOf: (key: number) => readonly number[]
  /** Groups whose counters help one another: where one breaks after a cut, its neighbours may have caused it. */
  readonly neighboursOf: (key: number) => readonly number[]
  readonly attempt: (need: Need) => Tried
  readonly said: (tried: Tried, step: Round) => void
}
/** How far a search is: queues whose promise is not kept yet, or queues that are tried with less. */
export type Round = { readonly round: number; readonly broken: number; readonly trimming: number }

const mostRaises = 14
const mostTrims = 8

/**
 * Sets a need right by simulation (after Feldman, Mandelbaum, Massey and Whitt 2008): raised where the lower end of the
 * interval breaks the promise, until it is kept or more counters make nobody wait less; then lowered where it is slack,
 * and that taken back where the promise would break. Sources of the first need: first-need.ts.
 */
export function finishNeed<Tried extends { readonly trial: Trial }>(finishing: Finishing<Tried>) {
  const { groups, attempt, said, neighboursOf } = finishing
  const { brokenIn, situationOf, lateIn } = measuresFor(finishing)
  let need = finishing.first
  let rounds = 0
  const tryOut = () => {
    rounds++
    return attempt(need)
  }
  let best = tryOut()
  const stuck = new Set<number>()
  for (let i = 0; i < mostRaises; i++) {
    const broken = brokenIn(best.trial).filter((key) => !stuck.has(key))
    said(best, { round: rounds, broken: broken.length, trimming: 0 })
    if (broken.length === 0) break
    const [before, kept] = [best, need]
    need = changed(need, broken, (key) => raised(situationOf(key, kept, before.trial)))
    best = tryOut()
    // Where more counters make nobody wait less, the wait is of those who come long before the doors open.
    for (const key of broken) if (lateIn(key, best.trial) >= lateIn(key, before.trial)) stuck.add(key)
    need = changed(need, [...stuck], (key) => kept.get(key))
  }
  if (stuck.size > 0) best = tryOut()
  const done = new Set(brokenIn(best.trial))
  for (let i = 0; i < mostTrims; i++) {
    const kept = need
    const trimmed = groups.map(keyOf).filter((key) => !done.has(key) && lowered(situationOf(key, kept, best.trial)))
    said(best, { round: rounds, broken: 0, trimming: trimmed.length })
    if (trimmed.length === 0) break
    need = changed(need, trimmed, (key) => lowered(situationOf(key, kept, best.trial)))
    let next = tryOut()
    const broken = brokenIn(next.trial).filter((key) => !done.has(key))
    if (broken.length > 0) {
      const back = [...new Set(broken.flatMap(neighboursOf))]
      for (const key of back) done.add(key)
      need = changed(need, back, (key) => kept.get(key))
      next = tryOut()
    }
    best = next
  }
  return { best, need, rounds, broken: brokenIn(best.trial) }
}

export function keyOf({ queueIds }: QueueGroup): number {
  return queueIds[0] as number
}

function changed(need: Need, keys: readonly number[], next: (key: number) => readonly number[] | undefined): Need {
  return new Map([...need].map(([key, of]) => [key, keys.includes(key) ? (next(key) ?? of) : of]))
}

/** What a trial says of a group: its queues together, and its promise in the worst of them. */
function measuresFor<Tried>({ scenario, groups, load, promise, openOf }: Finishing<Tried>) {
  const place = new Map(scenario.queues.map(({ id }, i) => [id, i]))
  const byKey = new Map(groups.map((group) => [keyOf(group), group.queueIds]))
  const sumOf = (arrays: readonly Float64Array[], key: number) => {
    const sum = new Float64Array(arrays[0]?.length ?? 0)
    for (const id of byKey.get(key) ?? [])
      for (const [quarter, many] of (arrays[place.get(id) as number] ?? []).entries())
        sum[quarter] = (sum[quarter] as number) + many
    return sum
  }
  const lowEnd = (queueId: number, { outcome }: Trial) => {
    const kept = outcome.byQueue[place.get(queueId) as number]?.kept
    return !kept || kept.days === 0 ? 1 : Number.isNaN(kept.low) ? kept.mean : kept.low
  }
  return {
    brokenIn: (trial: Trial) =>
      groups
        .filter(({ queueIds }) => queueIds.some((id) => lowEnd(id, trial) < promise.share))
        .map((group) => keyOf(group)),
    lateIn: (key: number, { late }: Trial) => sumOf(late, key).reduce((sum, many) => sum + many, 0),
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
