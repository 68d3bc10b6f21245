import { type Habits, usualHabits } from '#visit/estimate/facts.ts'
import { standardMinutes } from '#visit/estimate/habits-of.ts'
import { Shrunk, shrunk } from '#visit/estimate/shrunk.ts'
import { capOf, Handling } from './handling.ts'
import { LearnedCalibration } from './learned-calibration.ts'

/**
 * What the hall learns of itself (visit/estimate/learn-store.ts), in memory and visit by visit: the same weights, caps
 * and ageing, so that a log teaches what the days themselves would have taught.
 */
export class Learned {
  readonly #services: Handling[] = []
  readonly #ways = { people: 0, minutes: 0 }
  readonly #absences = { people: 0, minutes: 0 }
  #sigma: number = usualHabits.sigma
  #untilSpread = 0
  readonly calibration = new LearnedCalibration()
  readonly habits: Habits
  /** Minutes that a counter takes between two people while somebody waits. */
  readonly between = new Shrunk(0, 50)
  /** Whether the log tells the call from the start; otherwise the way is part of the handling. */
  #hasWay = false

  constructor() {
    const self = this
    this.habits = {
      get way() {
        return self.#hasWay ? shrunk(self.#ways.minutes, self.#ways.people, usualHabits.way, 50) : 0
      },
      get absentShare() {
        const { people } = self.#absences
        return shrunk(people, people + self.#ways.people, usualHabits.absentShare, 50)
      },
      get absent() {
        const { minutes, people } = self.#absences
        return shrunk(minutes, people, usualHabits.absent, 50 * usualHabits.absentShare)
      },
      get sigma() {
        return self.#sigma
      },
      noShow: usualHabits.noShow,
      // A log tells nothing of rosters, transfers or who gave up.
      opensAfter: usualHabits.opensAfter,
      detour: usualHabits.detour,
      leaving: usualHabits.leaving,
      coming: () => undefined,
      handling: (id) => self.#services[id]?.typical ?? standardMinutes,
      people: (id) => self.#services[id]?.people ?? 0,
    }
  }

  /** A service that was not seen before; gives its number. */
  addService(): number {
    return this.#services.push(new Handling()) - 1
  }

  served(serviceId: number, minutes: number): void {
    this.#services[serviceId]?.learn(Math.max(0.1, minutes), capOf(this.#sigma))
    if (this.#untilSpread-- <= 0) this.#learnSpread()
  }

  came(way: number): void {
    this.#hasWay ||= way > 0
    this.#ways.people++
    this.#ways.minutes += way
  }

  didNotCome(minutes: number): void {
    this.#absences.people++
    this.#absences.minutes += minutes
  }

  /** What was learned some days ago counts less: after sixty days a third. */
  age(days: number): void {
    const share = Math.exp(-days / 60)
    for (const service of this.#services) service.age(share)
    for (const one of [this.#ways, this.#absences]) {
      one.people *= share
      one.minutes *= share
    }
  }

  #learnSpread(): void {
    const known = this.#services.filter(({ people }) => people > 1)
    const squares = known.reduce((sum, one) => sum + one.spread, 0)
    const people = known.reduce((sum, one) => sum + one.people - 1, 0)
    this.#sigma = Math.sqrt(shrunk(Math.max(0, squares), people, usualHabits.sigma ** 2, 50))
    this.#untilSpread = 200
  }
}
