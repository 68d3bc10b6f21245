import type { CounterAhead, Rest } from '#visit/estimate/ahead.ts'
import { patience } from '#visit/estimate/hall-ahead.ts'
import { leastRest } from '#visit/estimate/rest.ts'
import type { ProfileEntry } from '#visit/queue-order.ts'
import { median } from './median.ts'
import type { LoggedQueue, Waiting } from './waiting.ts'

const minute = 60_000
/** Days of a counter that are remembered, and how many are needed before its habits are believed. */
const remembered = 10
const fewestDays = 3
/** A counter that lets people wait for longer has gone, unless its rest explains it. */
const goneAfter = 60

/** Minutes after midnight. */
type Span = { readonly from: number; readonly until: number }
type WorkedDay = {
  readonly on: number
  first: number
  last: number
  rest: Span | undefined
  /** When it left people waiting and did not come back. */
  left: number | undefined
}
type Usual = {
  readonly comes: number
  readonly lasts: number
  readonly leaves: number | undefined
  readonly rest: Span | undefined
}

/**
 * Whoever serves in the log. There is no roster: when a counter comes, rests and goes is inferred from the days it worked
 * before, and whether it works now from what it did today.
 */
export class LoggedCounter {
  readonly id: number
  readonly name: string
  /** Who stands here. */
  at: Waiting | undefined
  freeSince = 0
  /** Minutes until it is free, among the others of its queue, when that was last asked. */
  freeIn = 0
  /** People served here by queue, the old ones counting less. */
  readonly shares = new Map<LoggedQueue, number>()
  profile: readonly ProfileEntry[] = []
  #days: WorkedDay[] = []
  #usual: Usual | undefined
  /** Since when it lets people wait, minutes after midnight. */
  #awayFrom: number | undefined
  constructor(id: number, name: string) {
    this.id = id
    this.name = name
  }

  worksOn(day: number): boolean {
    return this.#days.at(-1)?.on === day
  }

  /** The day on which it was last seen. */
  get lastDay(): number {
    return this.#days.at(-1)?.on ?? 0
  }

  /** Before its day begins: what it usually does. `openDays`: the days on which anybody worked, this one last. */
  beginDay(openDays: readonly number[]): void {
    this.#endDay()
    // Whose end was never written would stand here for ever, and be served longer with every night.
    this.at = undefined
    const recent = this.#days.filter(({ on }) => openDays.includes(on))
    const isExpected = recent.length >= fewestDays && recent.length >= (openDays.length - 1) / 2
    const often = (spans: readonly unknown[]) => spans.length >= fewestDays && spans.length >= recent.length / 2
    const rests = recent.flatMap(({ rest }) => rest ?? [])
    const left = recent.flatMap(({ left }) => left ?? [])
    this.#usual = isExpected
      ? {
          comes: median(recent.map(({ first }) => first)),
          leaves: often(left) ? median(left) : undefined,
          lasts: median(recent.map(({ last }) => last)),
          rest: often(rests)
            ? { from: median(rests.map(({ from }) => from)), until: median(rests.map(({ until }) => until)) }
            : undefined,
        }
      : undefined
  }

  #endDay(): void {
    const last = this.#days.at(-1)
    if (last && this.#awayFrom !== undefined) last.left = this.#awayFrom
    this.#awayFrom = undefined
  }

  /** Until when its queue is usually served, minutes after midnight. */
  get lasts(): number {
    return this.#usual?.lasts ?? 0
  }

  /** Somebody who waited so long while it was free was called elsewhere, or waits still: it is away. */
  letsWait(since: number, now: number, slow: number, day: number, midnight: number): void {
    if (this.at || this.#awayFrom !== undefined || !this.worksOn(day)) return
    if (now - Math.max(since, this.freeSince) > slow * minute) this.#awayFrom = (this.freeSince - midnight) / minute
  }

  /** It calls somebody: it is here, and what it left waiting before was a rest. */
  calls(person: Waiting, day: number, midnight: number, now: number): void {
    const at = (now - midnight) / minute
    const today = this.#today(day, at)
    const from = this.#awayFrom
    if (from !== undefined && at - from >= leastRest && at - from > spanOf(today.rest)) today.rest = { from, until: at }
    this.#awayFrom = undefined
    this.at = person
  }

  isFree(day: number, midnight: number, now: number): void {
    this.#today(day, (now - midnight) / minute).last = (now - midnight) / minute
    this.at = undefined
    this.freeSince = now
  }

  #today(day: number, at: number): WorkedDay {
    const last = this.#days.at(-1)
    if (last?.on === day) return last
    const today = { on: day, first: at, last: at, rest: undefined, left: undefined }
    this.#days.push(today)
    if (this.#days.length > remembered) this.#days.shift()
    return today
  }

  /**
   * As the estimate wants it; undefined for one that is not here and is not expected.
   * `stillBusy`: minutes until it has finished with who stands here. `slow`: minutes within which it usually calls the
   * next. `waitingSince`: since when the first of its queues waits.
   */
  ahead(now: number, { day, midnight, stillBusy, slow, between, waitingSince }: Moment): CounterAhead | undefined {
    const { id, profile } = this
    const usual = this.#usual
    const leaves = usual?.leaves === undefined ? undefined : midnight + usual.leaves * minute
    // Longer than usual: it stays for who is here, as in the hall.
    const until = leaves !== undefined && leaves > now ? leaves : undefined
    const rest = usual?.rest && this.#days.at(-1)?.rest === undefined ? restAt(usual.rest, midnight) : undefined
    if (this.at) {
      const began = this.at.since.getTime()
      const freeAt = now + (stillBusy + between) * minute
      return { id, profile, freeAt, rests: rest && began < rest.from ? [rest] : [], until }
    }
    if (!this.worksOn(day)) {
      const comes = usual ? midnight + usual.comes * minute : undefined
      if (comes === undefined || now > comes + patience * minute) return undefined
      const freeAt = Math.max(comes, now + 2 * minute)
      const ahead = usual?.rest && restAt(usual.rest, midnight)
      return { id, profile, freeAt, rests: ahead && freeAt < ahead.from ? [ahead] : [], until }
    }
    if (waitingSince !== undefined) this.letsWait(waitingSince, now, slow, day, midnight)
    const rests = rest && now < rest.from ? [rest] : []
    const isAtRest = rest && now >= rest.from && now < rest.until
    if (this.#awayFrom === undefined && !isAtRest) {
      const freeAt = Math.max(now, this.freeSince + between * minute)
      return { id, profile, freeAt, rests, until }
    }
    const ends = rest && now >= rest.from - 30 * minute && now < rest.until + leastRest * minute
    if (ends) return { id, profile, freeAt: Math.max(rest.until, now + 3 * minute), rests: [], until }
    const away = now - midnight - (this.#awayFrom ?? 0) * minute
    if (away > goneAfter * minute) return undefined
    // A pause without an hour of its own; longer than usual means any moment now, but not this one.
    const freeAt = Math.max(now - away + 10 * minute, now + 3 * minute)
    return { id, profile, freeAt, rests, until }
  }
}

type Moment = {
  readonly day: number
  readonly midnight: number
  readonly stillBusy: number
  readonly slow: number
  readonly between: number
  readonly waitingSince: number | undefined
}

function restAt({ from, until }: Span, midnight: number): Rest {
  return { from: midnight + from * minute, until: midnight + until * minute, leastMinutes: leastRest }
}

function spanOf(span: Span | undefined): number {
  return span ? span.until - span.from : 0
}
