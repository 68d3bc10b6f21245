import type { CounterClock } from './counter-clock.ts'
import { type DayState, never, phases } from './day-state.ts'
import type { HallPlan } from './hall-plan.ts'
import type { Visits } from './visits.ts'

type QueuePlan = HallPlan['queues'][number]

/** A lane that blocks: a car whose next step has no place stays where it is, and nobody else is served there. */
export class Lane {
  readonly #plan: HallPlan
  readonly #visits: Visits
  readonly #s: DayState
  readonly #clock: CounterClock

  constructor(plan: HallPlan, visits: Visits, state: DayState, clock: CounterClock) {
    this.#plan = plan
    this.#visits = visits
    this.#s = state
    this.#clock = clock
  }

  /** Whether somebody who is done at a counter has to stay at it; the counter then stands still. */
  blocks(c: number, leg: number, now: number): boolean {
    const { legs, firstLeg, inOrder } = this.#visits
    const v = legs.visit[leg] as number
    const next = leg + 1
    if (!inOrder[v] || next >= (firstLeg[v + 1] as number)) return false
    const q = legs.queue[next] as number
    const { blocks, lanePlaces, serving } = this.#plan.queues[q] as QueuePlan
    if (!blocks || (this.#s.waiting[q] as number) < lanePlaces) return false
    if (serving.some(({ counter }) => this.#s.phase[counter] === phases.idle)) return false
    this.#clock.until(c, never, phases.blocked)
    this.#s.blocked[c] = (this.#s.blocked[c] as number) - now
    ;(this.#s.blockedAt[q] as number[]).push(c)
    return true
  }

  /** There is a place in this queue again: whoever was blocked before it longest moves on. */
  unblocks(q: number, now: number): void {
    if ((this.#s.blockedAt[q] as number[]).length === 0) return
    const c = (this.#s.blockedAt[q] as number[]).shift() as number
    this.#s.blocked[c] = (this.#s.blocked[c] as number) + now
    // Through the calendar, so that the call that made the place is whole first.
    this.#clock.until(c, now, phases.serves)
  }
}
