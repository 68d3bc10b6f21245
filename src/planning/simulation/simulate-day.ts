import type { Scenario } from '../scenario.ts'
import { Arena } from './arena.ts'
import { Calendar } from './calendar.ts'
import { Counters } from './counters.ts'
import { type DayRun, ends } from './day-run.ts'
import { about, type DayState, dayState, minute, never, phases, sampleEvery, states } from './day-state.ts'
import { visitsOf } from './draw-visits.ts'
import { type HallPlan, hallOf } from './hall-plan.ts'
import { Random } from './random.ts'
import type { Visitors } from './visitors.ts'
import type { Visits } from './visits.ts'

/** Simulates one day of a scenario. The same scenario and seed give the same day, to the millisecond. */
export function simulateDay(scenario: Scenario, seed: number): DayRun {
  return simulatorOf(scenario)(seed)
}

/** Prepares a scenario once, for many days. */
export function simulatorOf(scenario: Scenario): (seed: number) => DayRun {
  const plan = hallOf(scenario)
  const draw = visitsOf(scenario)
  return (seed) => {
    const arena = new Arena(scenario.demand.visitors * 256 + 65_536)
    return new Day(plan, draw(seed, arena), arena).run(seed)
  }
}

/** As simulatorOf, in the same room each time: a day is forgotten when the next begins. */
export function simulatorInPlace(scenario: Scenario): (seed: number) => DayRun {
  const plan = hallOf(scenario)
  const draw = visitsOf(scenario)
  const arena = new Arena(scenario.demand.visitors * 256 + 65_536)
  return (seed) => {
    arena.again()
    return new Day(plan, draw(seed, arena), arena).run(seed)
  }
}

/** The hall on one day: discrete events over the live rule of who is next (visit/queue-order.ts). */
class Day {
  readonly #plan: HallPlan
  readonly #visits: Visits
  readonly #calendar = new Calendar()
  readonly #s: DayState
  readonly #counters: Counters
  readonly #visitors: Visitors
  #sampled = 0
  #nextSample = 0

  constructor(plan: HallPlan, visits: Visits, arena: Arena) {
    this.#plan = plan
    this.#visits = visits
    this.#s = dayState(plan, visits, arena)
    this.#counters = new Counters(plan, visits, this.#s, this.#calendar)
    this.#visitors = this.#counters.visitors
  }

  run(seed: number): DayRun {
    const { at, count } = this.#visits
    this.#begins(seed)
    let coming = 0
    for (;;) {
      const comes = coming < count ? (at[coming] as number) : never
      const next = this.#calendar.next
      const now = comes <= next ? comes : next
      if (now > this.#plan.ends || now === never) break
      if (now >= this.#nextSample) this.#sampleUntil(now)
      if (comes <= next) {
        this.#visitors.arrives(coming++, now)
      } else this.#happens(this.#calendar.take(), now)
    }
    return this.#closes(this.#plan.ends)
  }

  #begins(seed: number): void {
    const { counters, incidents, early } = this.#plan
    const random = new Random()
    counters.forEach((counter, c) => {
      const [shift] = counter.shifts
      random.begin(seed, counter.id, 2)
      if (shift) this.#counters.clock.until(c, shift.from - random.between(early) * minute, phases.off)
    })
    incidents.forEach(({ from, until }, i) => {
      this.#calendar.add(from, (about.breaks << 24) | i)
      this.#calendar.add(until, (about.mended << 24) | i)
    })
  }

  #sampleUntil(now: number): void {
    const { sampleFrom, queues } = this.#plan
    for (let at = sampleFrom + this.#sampled * sampleEvery; at <= now; at += sampleEvery) {
      const place = this.#sampled * queues.length
      if (place + queues.length > this.#s.counts.length) return
      for (let q = 0; q < queues.length; q++) this.#s.counts[place + q] = this.#s.waiting[q] as number
      this.#sampled++
      this.#nextSample = at + sampleEvery
    }
  }

  #happens(what: number, now: number): void {
    const whose = what & 0xff_ff_ff
    const kind = what >> 24
    if (kind === about.counter) this.#counters.moves(whose, now)
    else if (kind === about.leave) this.#visitors.leaves(whose, now)
    else if (kind === about.stepOut) this.#visitors.stepsOut(whose, now)
    else if (kind === about.back) this.#visitors.back(whose, now)
    else if (kind === about.comeBack) this.#visitors.comesBack(whose, now)
    else if (kind === about.breaks) this.#counters.incidents.breaks(whose)
    else this.#counters.incidents.isMended(whose, now)
  }

  #closes(end: number): DayRun {
    this.#sampleUntil(end)
    const { legs, ref, count, class: classOf } = this.#visits
    const { came, classOfLeg } = this.#s
    for (let leg = 0; leg < legs.count; leg++) {
      const v = legs.visit[leg] as number
      came[leg] = ref[v] as number
      classOfLeg[leg] = classOf[v] as number
      const state = this.#s.state[leg] as number
      if (state === states.none || state === states.over) continue
      if (state === states.waiting) this.#visitors.stopsWaiting(leg, state, end)
      this.#visitors.isOver(leg, state === states.missed ? ends.noShow : ends.expired, end)
    }
    for (let c = 0; c < this.#s.phase.length; c++) {
      const phase = this.#s.phase[c]
      if (phase === phases.off) continue
      if (phase !== phases.rests)
        this.#s.present[c] = (this.#s.present[c] as number) + end - (this.#s.hereSince[c] as number)
      if ((this.#s.legAt[c] as number) >= 0)
        this.#s.occupied[c] = (this.#s.occupied[c] as number) + end - (this.#s.busySince[c] as number)
      if (phase === phases.blocked) this.#s.blocked[c] = (this.#s.blocked[c] as number) + end
      this.#s.leftAt[c] = end
    }
    return {
      legs: legs.count,
      queue: legs.queue,
      class: classOfLeg,
      cameAt: came,
      calledAt: this.#s.calledAt,
      startedAt: this.#s.startedAt,
      endedAt: this.#s.endedAt,
      waited: this.#s.waited,
      end: this.#s.end,
      counter: this.#s.counterOf,
      isOnward: legs.isOnward,
      visitors: count,
      refused: this.#visitors.refused,
      counters: {
        present: this.#s.present,
        occupied: this.#s.occupied,
        putOnHold: this.#s.putOnHold,
        blocked: this.#s.blocked,
        leftAt: this.#s.leftAt,
      },
      waiting: { from: this.#plan.sampleFrom, every: sampleEvery, counts: this.#s.counts },
    }
  }
}
