import type { Directory } from '#directory/directory.ts'
import { estimate } from './estimate.ts'
import type { HallFacts } from './facts.ts'
import type { Learned } from './store.ts'
import type { Wait } from './wait.ts'

/** Somebody who waits now; `waited` in minutes, all waits of this service together, as the promise counts them. */
export type WaitingNow = {
  readonly legId: number
  readonly queueId: number
  readonly ticket: string
  readonly waited: number
}

/** What becomes of the promises of the hall when nothing changes, and what a change would do. Minutes. */
export type Outlook = {
  /** For somebody who would take a number now. */
  readonly atQueue: (queueId: number) => Wait
  /** Queues whose promise is broken or will be. */
  readonly breaking: ReadonlyMap<number, Breaking>
  /** The longest wait of those who are in a queue now, as it will be at their call; undefined when nobody will serve. */
  readonly longest: (queueId: number) => number | undefined
  /** The same with an officer at another counter from now on. */
  readonly longestWith: (queueId: number, change: Opening) => number | undefined
  /** How many will be called later than `late` minutes after the doors close. */
  readonly calledAfter: (closes: Date, late: number) => number
}
export type Opening = { readonly counterId: number; readonly fromCounterId?: number | undefined }
export type Breaking = {
  readonly queueId: number
  /** Wait longer than promised already, and will before they are called. */
  readonly broken: number
  readonly coming: number
  /** Of those to come the first: who, and when the promise runs out. */
  readonly first: { readonly ticket: string; readonly at: Date } | undefined
}

const minute = 60_000

/**
 * Pure. Whoever has waited and will wait, by the middle of the estimate, longer than the promise breaks it at the minute
 * at which the promise runs out. While a service is stopped nothing is foretold; whom nobody will serve will wait too long.
 */
export function outlook(
  directory: Directory,
  facts: HallFacts,
  learned: Learned,
  waiting: readonly WaitingNow[],
  now: Date,
): Outlook {
  const told = estimate(directory, facts, learned, now)
  const ofQueue = Map.groupBy(waiting, (one) => one.queueId)
  const stillOf = (of: typeof told, legId: number) => {
    const said = of.ofLeg(legId)
    return said?.spread?.point ?? (said?.method === 'paused' ? 0 : Number.POSITIVE_INFINITY)
  }
  const longestOf = (of: typeof told, queueId: number) => {
    const waits = (ofQueue.get(queueId) ?? []).map((one) => one.waited + stillOf(of, one.legId))
    const longest = Math.max(0, ...waits)
    return Number.isFinite(longest) ? longest : undefined
  }
  return {
    atQueue: (queueId) => told.atQueue(queueId).wait,
    breaking: new Map(
      [...ofQueue].flatMap(([queueId, its]) => {
        const promise = directory.queues.get(queueId)?.promiseMinutes ?? Number.POSITIVE_INFINITY
        const found = breakingOf(queueId, its, promise, (legId) => stillOf(told, legId), now)
        return found ? [[queueId, found] as const] : []
      }),
    ),
    longest: (queueId) => longestOf(told, queueId),
    longestWith: (queueId, change) =>
      longestOf(estimate(directory, changed(facts, change, now), learned, now), queueId),
    calledAfter: (closes, late) => {
      const left = (closes.getTime() - now.getTime()) / minute + late
      return waiting.map((one) => stillOf(told, one.legId)).filter((still) => still > left && Number.isFinite(still))
        .length
    },
  }
}

function breakingOf(
  queueId: number,
  waiting: readonly WaitingNow[],
  promise: number,
  still: (legId: number) => number,
  now: Date,
): Breaking | undefined {
  const broken = waiting.filter((one) => one.waited > promise)
  const coming = waiting.filter((one) => one.waited <= promise && one.waited + still(one.legId) > promise)
  if (broken.length + coming.length === 0) return undefined
  const [first] = coming.toSorted((a, b) => b.waited - a.waited)
  return {
    queueId,
    broken: broken.length,
    coming: coming.length,
    first: first && { ticket: first.ticket, at: new Date(now.getTime() + (promise - first.waited) * minute) },
  }
}

function changed(facts: HallFacts, { counterId, fromCounterId }: Opening, now: Date): HallFacts {
  const stay = facts.sittings.filter((one) => one.counterId !== counterId && one.counterId !== fromCounterId)
  return { ...facts, sittings: [...stay, { counterId, openedAt: now, pausedAt: null, pauseReason: null }] }
}
