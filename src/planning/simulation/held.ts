import type { DayState, Parked } from './day-state.ts'
import type { Visits } from './visits.ts'

/** Those whom an officer let step aside: they come back to the same counter, or to the queue when it closes. */
export class Held {
  readonly #visits: Visits
  readonly #s: DayState

  constructor(visits: Visits, state: DayState) {
    this.#visits = visits
    this.#s = state
  }

  at(c: number): readonly Parked[] {
    return this.#s.parked[c] as readonly Parked[]
  }

  /** From a moment on somebody is back and may be taken up. */
  stepsAside(c: number, leg: number, from: number): void {
    ;(this.#s.parked[c] as Parked[]).push({ leg, from })
    this.#s.putOnHold[c] = (this.#s.putOnHold[c] as number) + 1
  }

  /** The leg of somebody who is back and free, taken with a chance; -1 when there is nobody, or the next is called first. */
  takenUp(c: number, now: number, chance: number): number {
    const parked = this.#s.parked[c] as Parked[]
    if (parked.length === 0) return -1
    const { visit, luck } = this.#visits.legs
    const place = parked.findIndex(({ leg, from }) => from <= now && !this.#s.isBusy[visit[leg] as number])
    if (place < 0) return -1
    const { leg } = parked[place] as Parked
    const again = ((luck[leg] as number) * 7919 + 0.618) % 1
    luck[leg] = again
    if (again >= chance) return -1
    parked.splice(place, 1)
    return leg
  }

  /** Everybody on hold at a counter that closes. */
  released(c: number): readonly Parked[] {
    return (this.#s.parked[c] as Parked[]).splice(0)
  }
}
