import { classes } from '../scenario.ts'
import type { Calendar } from './calendar.ts'
import { ends } from './day-run.ts'
import { about, type DayState, states } from './day-state.ts'
import type { HallPlan } from './hall-plan.ts'
import type { Line } from './lines.ts'
import { type Visits, ways } from './visits.ts'

/** What visitors do: come, wait, step out, come back, give up. The moves are those of visit/moves.ts. */
export class Visitors {
  refused = 0
  readonly #plan: HallPlan
  readonly #visits: Visits
  readonly #s: DayState
  readonly #calendar: Calendar
  readonly #noticed: (queue: number, leg: number, now: number) => void

  /** `noticed`: what the counters do when somebody begins to wait. */
  constructor(
    plan: HallPlan,
    visits: Visits,
    state: DayState,
    calendar: Calendar,
    noticed: (queue: number, leg: number, now: number) => void,
  ) {
    this.#plan = plan
    this.#visits = visits
    this.#s = state
    this.#calendar = calendar
    this.#noticed = noticed
  }

  arrives(v: number, now: number): void {
    const { firstLeg, legs, way, wayAfter } = this.#visits
    const [first, after] = [firstLeg[v] as number, firstLeg[v + 1] as number]
    if (now >= this.#plan.numbersUntil || this.#isTurnedAway(first, after)) {
      this.refused++
      for (let leg = first; leg < after; leg++) this.#s.end[leg] = ends.refused
      return
    }
    for (let leg = first; leg < after; leg++) if (!legs.isOnward[leg]) this.#s.state[leg] = states.planned
    if (way[v] === ways.leaves) this.#calendar.add(now + (wayAfter[v] as number), (about.leave << 24) | v)
    if (way[v] === ways.stepsOut) this.#calendar.add(now + (wayAfter[v] as number), (about.stepOut << 24) | v)
    this.settle(v, now)
  }

  #isTurnedAway(first: number, after: number): boolean {
    const { queue, isOnward } = this.#visits.legs
    for (let leg = first; leg < after; leg++) {
      const q = queue[leg] as number
      if (isOnward[leg]) continue
      if (this.#s.stopped[q]) return true
      const { discipline, lanePlaces, blocks } = this.#plan.queues[q] as HallPlan['queues'][number]
      // Inside a lane that blocks, only the first step is open to the street.
      if (discipline === 'lane' && (leg === first || !blocks) && (this.#s.waiting[q] as number) >= lanePlaces)
        return true
    }
    return false
  }

  /** As `settle` of visit/moves.ts: a visitor who is free waits for everything of the earliest open step. */
  settle(v: number, now: number): void {
    const { firstLeg, inOrder } = this.#visits
    for (let leg = firstLeg[v] as number; leg < (firstLeg[v + 1] as number); leg++) {
      const state = this.#s.state[leg] as number
      if (state === states.none || state === states.over) continue
      // A number may be called in the very moment in which it begins to wait.
      if (this.#s.isBusy[v] || this.#s.isAway[v]) return
      if (state === states.planned) this.#waits(leg, now)
      if (inOrder[v]) return
    }
  }

  #waits(leg: number, now: number): void {
    const { legs, ref, class: classOf } = this.#visits
    const v = legs.visit[leg] as number
    const q = legs.queue[leg] as number
    const its = classOf[v] as number
    const came = ref[v] as number
    this.#s.came[leg] = came
    this.#s.key[leg] = came - ((this.#plan.queues[q] as HallPlan['queues'][number]).credits[its] as number)
    this.#s.state[leg] = states.waiting
    this.#s.since[leg] = Math.max(now, came)
    this.#s.waiting[q] = (this.#s.waiting[q] as number) + 1
    ;(this.#s.lines[q * classes.length + its] as Line).add(leg)
    if ((this.#s.idle[q] as number) > 0) this.#noticed(q, leg, now)
  }

  stopsWaiting(leg: number, state: number, now: number): void {
    const q = this.#visits.legs.queue[leg] as number
    this.#s.state[leg] = state
    this.#s.isWaiting[leg] = 0
    this.#s.waited[leg] = (this.#s.waited[leg] as number) + Math.max(0, now - (this.#s.since[leg] as number))
    this.#s.waiting[q] = (this.#s.waiting[q] as number) - 1
  }

  leaves(v: number, now: number): void {
    if (this.#s.isBusy[v]) return
    this.#forEachOpen(v, (leg) => {
      if (this.#s.state[leg] === states.waiting) this.stopsWaiting(leg, states.over, now)
      this.isOver(leg, ends.abandoned, now)
    })
  }

  stepsOut(v: number, now: number): void {
    if (this.#s.isBusy[v]) return
    let isWaiting = false
    this.#forEachOpen(v, (leg) => {
      if (this.#s.state[leg] !== states.waiting) return
      this.stopsWaiting(leg, states.planned, now)
      isWaiting = true
    })
    if (!isWaiting) return
    this.#s.isAway[v] = 1
    this.#calendar.add(now + (this.#visits.wayFor[v] as number), (about.back << 24) | v)
  }

  comesBack(leg: number, now: number): void {
    if (this.#s.state[leg] !== states.missed) return
    this.#s.state[leg] = states.planned
    this.settle(this.#visits.legs.visit[leg] as number, now)
  }

  /** While a person is at a counter, whatever else they wait for rests. */
  isAtCounter(v: number, now: number): void {
    const { firstLeg } = this.#visits
    this.#s.isBusy[v] = 1
    if ((firstLeg[v + 1] as number) - (firstLeg[v] as number) === 1) return
    this.#forEachOpen(v, (leg) => {
      if (this.#s.state[leg] === states.waiting) this.stopsWaiting(leg, states.planned, now)
    })
  }

  #forEachOpen(v: number, act: (leg: number) => void): void {
    const { firstLeg } = this.#visits
    for (let leg = firstLeg[v] as number; leg < (firstLeg[v + 1] as number); leg++) {
      const state = this.#s.state[leg]
      if (state !== states.none && state !== states.over) act(leg)
    }
  }

  isOver(leg: number, end: number, now: number): void {
    this.#s.state[leg] = states.over
    this.#s.end[leg] = end
    this.#s.endedAt[leg] = now
  }

  back(v: number, now: number): void {
    this.#s.isAway[v] = 0
    this.settle(v, now)
  }
}
