import type { CounterClock } from './counter-clock.ts'
import { type DayState, never, phases } from './day-state.ts'
import type { HallPlan } from './hall-plan.ts'

/** What breaks and is mended: numbers that are not given, counters that stand still. */
export class Incidents {
  readonly #plan: HallPlan
  readonly #s: DayState
  readonly #clock: CounterClock
  readonly #works: (counter: number, now: number) => void

  /** `works`: what a counter does that may go on. */
  constructor(plan: HallPlan, state: DayState, clock: CounterClock, works: (counter: number, now: number) => void) {
    this.#plan = plan
    this.#s = state
    this.#clock = clock
    this.#works = works
  }

  breaks(i: number): void {
    const { from, until, queues, counters } = this.#plan.incidents[i] as HallPlan['incidents'][number]
    for (const q of queues) this.#s.stopped[q] = (this.#s.stopped[q] as number) + 1
    for (const c of counters) {
      this.#s.incident[c] = (this.#s.incident[c] as number) + 1
      const phase = this.#s.phase[c]
      // Whoever is being served stays until it works again.
      if (phase === phases.serves) this.#clock.until(c, (this.#s.nextAt[c] as number) + until - from, phases.serves)
      else if (phase === phases.idle) this.#clock.until(c, never, phases.stopped)
    }
  }

  isMended(i: number, now: number): void {
    const { queues, counters } = this.#plan.incidents[i] as HallPlan['incidents'][number]
    for (const q of queues) this.#s.stopped[q] = (this.#s.stopped[q] as number) - 1
    for (const c of counters) {
      this.#s.incident[c] = (this.#s.incident[c] as number) - 1
      if (this.#s.phase[c] === phases.stopped) this.#works(c, now)
    }
  }
}
