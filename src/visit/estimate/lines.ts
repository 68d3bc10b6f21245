import type { Head, ProfileEntry } from '../queue-order.ts'
import type { VisitClass } from '../visit.ts'
import type { HallAhead, LegAhead } from './ahead.ts'

/** Everybody of one class in one queue, in the order of their coming; only the first competes. */
export type Line = {
  readonly queueId: number
  readonly head: () => Head | undefined
  /** Takes the first away; undefined when that was the newcomer, who stands for nobody. */
  readonly take: () => LegAhead | undefined
}
export type Lines = {
  readonly of: (queueId: number) => readonly Line[]
  /** Whoever comes until this moment stands in line. */
  readonly releaseUntil: (at: number) => void
  /** When the next person comes to one of these queues. */
  readonly nextOf: (profile: readonly ProfileEntry[]) => number
  /**
   * The visit of this leg is at a counter until then: its other legs rest, those of the next step wait after. Gives the
   * queues in which they will.
   */
  readonly isBusy: (leg: LegAhead, until: number) => readonly number[]
}

const classes: readonly VisitClass[] = ['regular', 'protected', 'appointment']
// Heads are named by numbers: expected people below zero, the newcomer of a queue above every leg, so that ties end as in the mall.
const newcomerFrom = Number.MAX_SAFE_INTEGER - 1_000_000

type Standing = Head & { readonly leg: LegAhead | undefined; isGone: boolean }

/** `withNewcomers`: somebody stands at the end of every queue who would take a number now. */
export function lines(hall: HallAhead, withNewcomers = true): Lines {
  const byQueue = new Map<number, OneLine[]>()
  for (const queueId of hall.rules.keys())
    byQueue.set(
      queueId,
      classes.map(() => new OneLine(queueId)),
    )
  const future: { readonly at: number; readonly standing: Standing }[] = []
  const ofVisit = new Map<number, Standing[]>()
  let expected = -1

  const lineOf = ({ queueId, class: its }: Head) => byQueue.get(queueId)?.[classes.indexOf(its)]
  const comesAt = (standing: Standing, at: number) => {
    let i = future.length
    while (i > 0 && (future[i - 1]?.at ?? 0) < at) i--
    future.splice(i, 0, { at, standing })
  }

  for (const leg of hall.legs) {
    const { queueId, class: its, arrivalRef, keyAt, visitId } = leg
    const standing = { legId: leg.legId ?? expected--, queueId, class: its, arrivalRef, keyAt, leg, isGone: false }
    if (visitId !== undefined) ofVisit.set(visitId, [...(ofVisit.get(visitId) ?? []), standing])
    else if (leg.from > hall.now) comesAt(standing, leg.from)
    else lineOf(standing)?.add(standing)
  }
  for (const [visitId, standings] of ofVisit) {
    const until = hall.busyUntil.get(visitId) ?? hall.now
    for (const standing of firstStep(standings)) {
      const from = Math.max(until, standing.leg?.from ?? 0)
      if (from > hall.now) comesAt(standing, from)
      else lineOf(standing)?.add(standing)
    }
  }
  const arrives = new Date(hall.now)
  let newcomer = newcomerFrom
  for (const [queueId, [regular]] of withNewcomers ? byQueue : []) {
    const here = { legId: newcomer++, queueId, class: 'regular' as const, arrivalRef: arrives, keyAt: arrives }
    regular?.add({ ...here, leg: undefined, isGone: false })
  }

  return {
    of: (queueId) => byQueue.get(queueId) ?? [],
    releaseUntil(at) {
      for (let next = future.at(-1); next && next.at <= at; next = future.at(-1)) {
        future.pop()
        if (!next.standing.isGone) lineOf(next.standing)?.add(next.standing)
      }
    },
    nextOf(profile) {
      for (let i = future.length - 1; i >= 0; i--) {
        const one = future[i]
        if (one && !one.standing.isGone && profile.some(({ queueId }) => queueId === one.standing.queueId))
          return one.at
      }
      return Number.POSITIVE_INFINITY
    },
    isBusy(leg, until) {
      const others = leg.visitId === undefined ? undefined : ofVisit.get(leg.visitId)?.filter((one) => one.leg !== leg)
      if (!others?.length || leg.visitId === undefined) return []
      // Each rests as a new standing: the old one, wherever it stands, is gone.
      for (const one of others) one.isGone = true
      const again = others.map((one) => ({ ...one, isGone: false }))
      ofVisit.set(leg.visitId, again)
      const next = firstStep(again)
      for (const standing of next) comesAt(standing, until)
      return next.map((one) => one.queueId)
    },
  }
}

function firstStep(standings: readonly Standing[]): Standing[] {
  const step = Math.min(...standings.map((one) => one.leg?.step ?? 0))
  return standings.filter((one) => one.leg?.step === step)
}

class OneLine implements Line {
  readonly queueId: number
  readonly #standing: Standing[] = []
  #first = 0
  #isSorted = true

  constructor(queueId: number) {
    this.queueId = queueId
  }

  add(one: Standing): void {
    const last = this.#standing.at(-1)
    this.#standing.push(one)
    if (last && byCome(last, one) > 0) this.#isSorted = false
  }

  head(): Standing | undefined {
    if (!this.#isSorted) this.#sort()
    while (this.#standing[this.#first]?.isGone) this.#first++
    return this.#standing[this.#first]
  }

  take(): LegAhead | undefined {
    const one = this.head()
    this.#first++
    return one?.leg
  }

  #sort(): void {
    this.#standing.splice(0, this.#first)
    this.#first = 0
    this.#standing.sort(byCome)
    this.#isSorted = true
  }
}

/** As the index of waiting legs reads: by the key, then by the leg. */
function byCome(a: Standing, b: Standing): number {
  return a.keyAt.getTime() - b.keyAt.getTime() || a.legId - b.legId
}
