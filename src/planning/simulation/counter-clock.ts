import type { Calendar } from './calendar.ts'
import { about, type DayState, never, phases } from './day-state.ts'
import type { HallPlan } from './hall-plan.ts'

/** What each counter does until when; keeps count of those with nobody to serve. */
export class CounterClock {
  readonly #plan: HallPlan
  readonly #s: DayState
  readonly #calendar: Calendar

  constructor(plan: HallPlan, state: DayState, calendar: Calendar) {
    this.#plan = plan
    this.#s = state
    this.#calendar = calendar
  }

  until(c: number, at: number, phase: number): void {
    const before = this.#s.phase[c]
    if (before !== phase && (before === phases.idle || phase === phases.idle))
      this.#countsIdle(c, phase === phases.idle ? 1 : -1)
    this.#s.phase[c] = phase
    this.#s.nextAt[c] = at
    if (at < never) this.#calendar.add(at, (about.counter << 24) | c)
  }

  #countsIdle(c: number, more: number): void {
    const { idle } = this.#s
    for (const { queue } of (this.#plan.counters[c] as HallPlan['counters'][number]).lines)
      idle[queue] = (idle[queue] as number) + more
  }
}
