import { type Head, pickNext } from '#visit/queue-order.ts'
import { type DayState, minute } from './day-state.ts'
import type { HallPlan } from './hall-plan.ts'
import type { Line } from './lines.ts'

type CounterPlan = HallPlan['counters'][number]

/** Whom a counter may call: the live rule over the first of each class in each queue of its profile. */
export class Choice {
  readonly #rules: HallPlan['rules']
  readonly #s: DayState
  readonly #found: Head[] = []
  /** One list for each number of heads: to empty and fill a list again costs more than the rule. */
  readonly #heads: Head[][] = []
  readonly #now = { ms: 0, getTime: () => this.#now.ms }

  constructor({ rules }: HallPlan, state: DayState) {
    this.#rules = rules
    this.#s = state
  }

  /** The leg of who is next, or -1. */
  nextFor({ profile, lines: linesOf }: CounterPlan, now: number): number {
    const found = this.#found
    let many = 0
    for (let i = 0; i < linesOf.length; i++) {
      const { queue, lines } = linesOf[i] as CounterPlan['lines'][number]
      if (this.#s.waiting[queue] === 0) continue
      for (let k = 0; k < lines.length; k++) {
        const head = (this.#s.lines[lines[k] as number] as Line).head()
        if (head) found[many++] = head
      }
    }
    if (many === 0) return -1
    let heads = this.#heads[many]
    if (!heads) {
      heads = found.slice(0, many)
      this.#heads[many] = heads
    } else for (let i = 0; i < many; i++) heads[i] = found[i] as Head
    this.#now.ms = now
    return pickNext(heads, profile, this.#rules, this.#now)?.legId ?? -1
  }

  /** When somebody who waits now may be helped by a counter that only helps, at the earliest before `until`. */
  helpsFrom({ lines: linesOf }: CounterPlan, until: number, now: number): number {
    let next = until
    for (const { over, lines, queue } of linesOf) {
      if (over === null || this.#s.waiting[queue] === 0) continue
      for (const line of lines) {
        const head = (this.#s.lines[line] as Line).head()
        if (!head) continue
        const from = helpsFrom(head.keyAt.getTime(), over, now)
        // Over already, but somebody goes first whose wait does not count yet: look again in a minute.
        next = Math.min(next, from > now ? from : now + minute)
      }
    }
    return next
  }
}

/** From when a helper may call somebody: the first millisecond at which the wait is over its limit. */
export function helpsFrom(key: number, over: number, now: number): number {
  const from = key + over * minute + 1
  return from > now ? from : now
}
