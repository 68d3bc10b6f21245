import type { Head, ProfileEntry } from '../queue-order.ts'
import type { VisitClass } from '../visit.ts'
import type { HallAhead, LegAhead } from './ahead.ts'

const classes: readonly VisitClass[] = ['regular', 'protected', 'appointment']
// Heads are named by numbers: expected people below zero, the newcomer of a queue above every leg, so that ties end as in the mall.
const newcomerFrom = Number.MAX_SAFE_INTEGER - 1_000_000

type Standing = Head & { readonly leg: LegAhead | undefined; isGone: boolean }

/**
 * Who stands in which line while a schedule is made, and who comes later. Made twice for every wait that is said, so that
 * it makes no functions of its own on the way.
 */
export class Lines {
  readonly #byQueue = new Map<number, Line[]>()
  /** Who comes later, the next at the end. */
  readonly #future: { readonly at: number; readonly standing: Standing }[] = []
  readonly #ofVisit = new Map<number, Standing[]>()
  #expected = -1

  /** `withNewcomers`: somebody stands at the end of every queue who would take a number now. */
  constructor(hall: HallAhead, withNewcomers = true) {
    for (const queueId of hall.rules.keys())
      this.#byQueue.set(
        queueId,
        classes.map(() => new Line(queueId)),
      )
    for (const leg of hall.legs) {
      const standing = this.#standingOf(leg)
      if (leg.visitId === undefined) this.#comes(standing, leg.from, hall.now)
      else {
        const others = this.#ofVisit.get(leg.visitId)
        if (others) others.push(standing)
        else this.#ofVisit.set(leg.visitId, [standing])
      }
    }
    for (const [visitId, standings] of this.#ofVisit) {
      const until = hall.busyUntil.get(visitId) ?? hall.now
      for (const standing of firstStep(standings))
        this.#comes(standing, Math.max(until, standing.leg?.from ?? 0), hall.now)
    }
    if (withNewcomers) this.#addNewcomers(new Date(hall.now))
  }

  #standingOf(leg: LegAhead): Standing {
    const { queueId, class: its, arrivalRef, keyAt } = leg
    return { legId: leg.legId ?? this.#expected--, queueId, class: its, arrivalRef, keyAt, leg, isGone: false }
  }

  #addNewcomers(arrives: Date): void {
    let newcomer = newcomerFrom
    for (const [queueId, [regular]] of this.#byQueue) {
      const here = { legId: newcomer++, queueId, class: 'regular' as const, arrivalRef: arrives, keyAt: arrives }
      regular?.add({ ...here, leg: undefined, isGone: false })
    }
  }

  #comes(standing: Standing, from: number, now: number): void {
    if (from > now) this.#comesAt(standing, from)
    else this.#lineOf(standing)?.add(standing)
  }

  #comesAt(standing: Standing, at: number): void {
    const future = this.#future
    let i = future.length
    while (i > 0 && (future[i - 1]?.at ?? 0) < at) i--
    future.splice(i, 0, { at, standing })
  }

  #lineOf({ queueId, class: its }: Head): Line | undefined {
    return this.#byQueue.get(queueId)?.[classes.indexOf(its)]
  }

  of(queueId: number): readonly Line[] {
    return this.#byQueue.get(queueId) ?? []
  }

  /** Whoever comes until this moment stands in line. */
  releaseUntil(at: number): void {
    for (let next = this.#future.at(-1); next && next.at <= at; next = this.#future.at(-1)) {
      this.#future.pop()
      if (!next.standing.isGone) this.#lineOf(next.standing)?.add(next.standing)
    }
  }

  /** When the next person comes to one of these queues. */
  nextOf(profile: readonly ProfileEntry[]): number {
    for (let i = this.#future.length - 1; i >= 0; i--) {
      const one = this.#future[i]
      if (one && !one.standing.isGone && profile.some(({ queueId }) => queueId === one.standing.queueId)) return one.at
    }
    return Number.POSITIVE_INFINITY
  }

  /**
   * The visit of this leg is at a counter until then: its other legs rest, those of the next step wait after. Gives the
   * queues in which they will.
   */
  isBusy(leg: LegAhead, until: number): readonly number[] {
    if (leg.visitId === undefined) return none
    const others = this.#ofVisit.get(leg.visitId)?.filter((one) => one.leg !== leg)
    if (!others?.length) return none
    // Each rests as a new standing: the old one, wherever it stands, is gone.
    for (const one of others) one.isGone = true
    const again = others.map((one) => ({ ...one, isGone: false }))
    this.#ofVisit.set(leg.visitId, again)
    const next = firstStep(again)
    for (const standing of next) this.#comesAt(standing, until)
    return next.map((one) => one.queueId)
  }
}
const none: readonly number[] = []

function firstStep(standings: readonly Standing[]): Standing[] {
  const step = Math.min(...standings.map((one) => one.leg?.step ?? 0))
  return standings.filter((one) => one.leg?.step === step)
}

/** Everybody of one class in one queue, in the order of their coming; only the first competes. */
export class Line {
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

  /** Takes the first away; undefined when that was the newcomer, who stands for nobody. */
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
