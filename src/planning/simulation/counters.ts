import type { Calendar } from './calendar.ts'
import { Choice, helpsFrom } from './choice.ts'
import { CounterClock } from './counter-clock.ts'
import { ends } from './day-run.ts'
import { about, type DayState, minute, never, phases, states } from './day-state.ts'
import type { HallPlan } from './hall-plan.ts'
import { Held } from './held.ts'
import { Incidents } from './incidents.ts'
import { Lane } from './lane.ts'
import { Visitors } from './visitors.ts'
import { fates, type Visits, ways } from './visits.ts'

type CounterPlan = HallPlan['counters'][number]
type QueuePlan = HallPlan['queues'][number]

/** What counters do: open, call whom the live rule says, serve, hold, rest, help, go home. */
export class Counters {
  readonly visitors: Visitors
  readonly clock: CounterClock
  readonly incidents: Incidents
  readonly #plan: HallPlan
  readonly #visits: Visits
  readonly #s: DayState
  readonly #calendar: Calendar
  readonly #choice: Choice
  readonly #lane: Lane
  readonly #held: Held

  constructor(plan: HallPlan, visits: Visits, state: DayState, calendar: Calendar) {
    this.#plan = plan
    this.#visits = visits
    this.#s = state
    this.#calendar = calendar
    this.clock = new CounterClock(plan, state, calendar)
    this.#choice = new Choice(plan, state)
    this.#lane = new Lane(plan, visits, state, this.clock)
    this.#held = new Held(visits, state)
    this.incidents = new Incidents(plan, state, this.clock, (c, now) => this.#works(c, now))
    this.visitors = new Visitors(plan, visits, state, calendar, (q, leg, now) => this.notice(q, leg, now))
  }

  moves(c: number, now: number): void {
    // An earlier moment of a counter that has been given another since.
    if (this.#s.nextAt[c] !== now) return
    switch (this.#s.phase[c]) {
      case phases.off:
      case phases.rests:
        this.#s.hereSince[c] = now
        this.#works(c, now)
        break
      case phases.serves:
        this.#hasServed(c, now)
        break
      case phases.callsInVain:
        this.#calledInVain(c, now)
        break
      default:
        this.#works(c, now)
    }
  }

  /** A leg begins to wait: an officer of the queue who is idle calls; a helper when the wait is long enough for it. */
  notice(q: number, leg: number, now: number): void {
    const { serving } = this.#plan.queues[q] as QueuePlan
    for (const { counter, over } of serving) {
      if (this.#s.phase[counter] !== phases.idle) continue
      if (over === null) {
        const notice = this.#visits.legs.notice[leg] as number
        if (notice === 0) this.#works(counter, now)
        else this.clock.until(counter, now + notice, phases.turns)
        return
      }
      const from = Math.max(now, helpsFrom(this.#s.key[leg] as number, over, now))
      if (from < (this.#s.nextAt[counter] as number)) this.clock.until(counter, from, phases.idle)
    }
  }

  /** An officer with nobody at the counter: goes home, rests, takes up who was on hold, calls the next, or waits. */
  #works(c: number, now: number): void {
    const plan = this.#plan.counters[c] as CounterPlan
    const shift = plan.shifts[this.#s.shift[c] as number]
    if (this.#s.incident[c]) this.clock.until(c, never, phases.stopped)
    else if (!shift || (now >= shift.until && !shift.stays)) this.#goes(c, now)
    else if (!this.#rests(c, plan, now) && !this.#takesUp(c, now, this.#plan.resumeChance)) {
      const leg = this.#choice.nextFor(plan, now)
      if (leg >= 0) this.#calls(c, leg, now)
      else if (!this.#takesUp(c, now, 1)) this.#hasNobody(c, plan, shift, now)
    }
  }

  #rests(c: number, { rests }: CounterPlan, now: number): boolean {
    const rest = rests[this.#s.rest[c] as number]
    if (!rest || now < rest.from) return false
    this.#s.rest[c] = (this.#s.rest[c] as number) + 1
    // It was over before this officer came.
    if (this.#s.hereSince[c] === now && now >= rest.until) return false
    this.#restsUntil(c, Math.max(rest.until, now + rest.least), now)
    return true
  }

  #hasNobody(c: number, plan: CounterPlan, shift: CounterPlan['shifts'][number], now: number): void {
    const isLast = now >= shift.until + (shift.stays ? plan.stays : 0)
    const parked = this.#held.at(c)
    if (isLast && parked.length === 0) this.#goes(c, now)
    else {
      const back = parked.map(({ from }) => (from > now ? from : now + minute))
      this.clock.until(c, Math.min(this.#looksUp(plan, c, now), ...back), phases.idle)
      // A car that found no place to wait here may come straight to the counter.
      for (const { queue } of plan.lines) this.#lane.unblocks(queue, now)
    }
  }

  /** Somebody who was on hold is back: taken now and then before the next is called, and always when nobody waits. */
  #takesUp(c: number, now: number, chance: number): boolean {
    const leg = this.#held.takenUp(c, now, chance)
    if (leg < 0) return false
    this.visitors.isAtCounter(this.#visits.legs.visit[leg] as number, now)
    this.#s.state[leg] = states.atCounter
    this.#s.legAt[c] = leg
    this.#s.busySince[c] = now
    this.#serves(c, leg, now, true)
    return true
  }

  /** When a counter with nobody to call has something to do: its rest, the end of its shift, or somebody it may help. */
  #looksUp(plan: CounterPlan, c: number, now: number): number {
    const shift = plan.shifts[this.#s.shift[c] as number]
    const rest = plan.rests[this.#s.rest[c] as number]
    let next = shift ? shift.until + (shift.stays ? plan.stays : 0) : never
    // Already beyond it with somebody parked.
    if (next <= now) next = now + minute
    if (rest && rest.from < next) next = Math.max(now, rest.from)
    return plan.helps ? this.#choice.helpsFrom(plan, next, now) : next
  }

  #calls(c: number, leg: number, now: number): void {
    const { legs, way, wayAfter } = this.#visits
    const v = legs.visit[leg] as number
    this.visitors.stopsWaiting(leg, states.atCounter, now)
    this.visitors.isAtCounter(v, now)
    this.#s.legAt[c] = leg
    this.#s.counterOf[leg] = c
    this.#s.busySince[c] = now
    if (Number.isNaN(this.#s.calledAt[leg])) this.#s.calledAt[leg] = now
    const misses = way[v] === ways.neverComes || (way[v] === ways.missesOnce && !this.#s.hasMissed[v])
    if (misses) {
      this.#s.hasMissed[v] = 1
      this.clock.until(c, now + this.#plan.absent, phases.callsInVain)
      if (way[v] === ways.missesOnce) {
        const back = now + Math.max(this.#plan.absent + 1, wayAfter[v] as number)
        this.#calendar.add(back, (about.comeBack << 24) | leg)
      }
    } else this.#serves(c, leg, now + (legs.walk[leg] as number), false)
    this.#lane.unblocks(legs.queue[leg] as number, now)
  }

  #serves(c: number, leg: number, from: number, isSecondHalf: boolean): void {
    const { handling, fate } = this.#visits.legs
    const whole = handling[leg] as number
    const first = fate[leg] === fates.plain ? whole : whole / 2
    this.#s.isSecondHalf[c] = isSecondHalf ? 1 : 0
    if (Number.isNaN(this.#s.startedAt[leg])) this.#s.startedAt[leg] = from
    this.clock.until(c, from + (isSecondHalf ? this.#plan.afterPark : first), phases.serves)
  }

  #calledInVain(c: number, now: number): void {
    const leg = this.#s.legAt[c] as number
    this.#s.state[leg] = states.missed
    this.#isFree(c, leg, now)
    this.#works(c, now)
  }

  #hasServed(c: number, now: number): void {
    const leg = this.#s.legAt[c] as number
    const { fate, pause } = this.#visits.legs
    const its = this.#s.isSecondHalf[c] ? fates.plain : fate[leg]
    if (its === fates.plain && this.#lane.blocks(c, leg, now)) return
    if (its === fates.parks) {
      this.#s.state[leg] = states.parked
      this.#held.stepsAside(c, leg, now + this.#plan.parkedFor(this.#visits.legs.luck[leg] as number))
    } else if (its === fates.transfers) {
      this.visitors.isOver(leg, ends.transferred, now)
      this.#s.state[leg + 1] = states.planned
    } else this.visitors.isOver(leg, ends.served, now)
    this.#isFree(c, leg, now)
    const after = its === fates.plain ? (pause[leg] as number) : 0
    if (after > 0) this.clock.until(c, now + after, phases.turns)
    else this.#works(c, now)
  }

  /** The person has left the counter; whatever else the visit is here for waits again. */
  #isFree(c: number, leg: number, now: number): void {
    const v = this.#visits.legs.visit[leg] as number
    this.#s.occupied[c] = (this.#s.occupied[c] as number) + now - (this.#s.busySince[c] as number)
    this.#s.legAt[c] = -1
    this.#s.phase[c] = phases.turns
    this.#s.isBusy[v] = 0
    this.visitors.settle(v, now)
  }

  #restsUntil(c: number, until: number, now: number): void {
    this.#s.present[c] = (this.#s.present[c] as number) + now - (this.#s.hereSince[c] as number)
    this.#s.hereSince[c] = until
    this.clock.until(c, until, phases.rests)
  }

  #goes(c: number, now: number): void {
    const plan = this.#plan.counters[c] as CounterPlan
    this.#s.present[c] = (this.#s.present[c] as number) + now - (this.#s.hereSince[c] as number)
    this.#s.leftAt[c] = now
    this.#s.shift[c] = (this.#s.shift[c] as number) + 1
    // Whoever was on hold here goes back to the queue, with the first arrival.
    for (const { leg } of this.#held.released(c)) {
      this.#s.state[leg] = states.planned
      this.visitors.settle(this.#visits.legs.visit[leg] as number, now)
    }
    const next = plan.shifts[this.#s.shift[c] as number]
    this.#s.hereSince[c] = Number.NaN
    this.clock.until(c, next ? Math.max(now, next.from) : never, phases.off)
  }
}
