import { type Head, pickNext } from '#visit/queue-order.ts'
import type { Calendar } from './calendar.ts'
import { ends } from './day-run.ts'
import { about, type DayState, minute, never, type Parked, phases, states } from './day-state.ts'
import { fates, type Visits, ways } from './draw-visits.ts'
import type { HallPlan } from './hall-plan.ts'
import type { Line } from './lines.ts'
import { Visitors } from './visitors.ts'

type CounterPlan = HallPlan['counters'][number]
type QueuePlan = HallPlan['queues'][number]

/** What counters do: open, call whom the live rule says, serve, hold, rest, help, go home. */
export class Counters {
  readonly visitors: Visitors
  readonly #plan: HallPlan
  readonly #visits: Visits
  readonly #s: DayState
  readonly #calendar: Calendar
  readonly #found: Head[] = []
  /** One list for each number of heads: to empty and fill a list again costs more than the rule. */
  readonly #heads: Head[][] = []
  readonly #now = { ms: 0, getTime: () => this.#now.ms }

  constructor(plan: HallPlan, visits: Visits, state: DayState, calendar: Calendar) {
    this.#plan = plan
    this.#visits = visits
    this.#s = state
    this.#calendar = calendar
    this.visitors = new Visitors(plan, visits, state, calendar, (q, leg, now) => this.notice(q, leg, now))
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
    for (const { queue } of (this.#plan.counters[c] as CounterPlan).lines) idle[queue] = (idle[queue] as number) + more
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
        else this.until(counter, now + notice, phases.turns)
        return
      }
      const from = Math.max(now, helpsFrom(this.#s.key[leg] as number, over, now))
      if (from < (this.#s.nextAt[counter] as number)) this.until(counter, from, phases.idle)
    }
  }

  /** An officer with nobody at the counter: goes home, rests, takes up who was on hold, calls the next, or waits. */
  #works(c: number, now: number): void {
    const plan = this.#plan.counters[c] as CounterPlan
    const shift = plan.shifts[this.#s.shift[c] as number]
    if (this.#s.incident[c]) this.until(c, never, phases.stopped)
    else if (!shift || (now >= shift.until && !shift.stays)) this.#goes(c, now)
    else if (!this.#rests(c, plan, now) && !this.#takesUp(c, now, this.#plan.resumeChance)) {
      const leg = this.#nextFor(plan, now)
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
    const parked = this.#s.parked[c] as readonly Parked[]
    if (isLast && parked.length === 0) this.#goes(c, now)
    else {
      const back = parked.map(({ from }) => (from > now ? from : now + minute))
      this.until(c, Math.min(this.#looksUp(c, now), ...back), phases.idle)
      // A car that found no place to wait here may come straight to the counter.
      for (const { queue } of plan.lines)
        if ((this.#s.blockedAt[queue] as number[]).length > 0) this.#unblocks(queue, now)
    }
  }

  /** Somebody who was on hold is back: taken now and then before the next is called, and always when nobody waits. */
  #takesUp(c: number, now: number, chance: number): boolean {
    const parked = this.#s.parked[c] as readonly Parked[]
    if (parked.length === 0) return false
    const { visit, luck } = this.#visits.legs
    const place = parked.findIndex(({ leg, from }) => from <= now && !this.#s.isBusy[visit[leg] as number])
    if (place < 0) return false
    const { leg } = parked[place] as Parked
    const again = ((luck[leg] as number) * 7919 + 0.618) % 1
    luck[leg] = again
    if (again >= chance) return false
    this.#resumes(c, place, now)
    return true
  }

  /** When a counter with nobody to call has something to do: its rest, the end of its shift, or somebody it may help. */
  #looksUp(c: number, now: number): number {
    const plan = this.#plan.counters[c] as CounterPlan
    const shift = plan.shifts[this.#s.shift[c] as number]
    const rest = plan.rests[this.#s.rest[c] as number]
    let next = shift ? shift.until + (shift.stays ? plan.stays : 0) : never
    // Already beyond it with somebody parked.
    if (next <= now) next = now + minute
    if (rest && rest.from < next) next = Math.max(now, rest.from)
    if (!plan.helps) return next
    for (const { over, lines, queue } of plan.lines) {
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

  /** The live rule chooses among the first of each class in each queue of the profile. */
  #nextFor({ profile, lines: linesOf }: CounterPlan, now: number): number {
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
    return pickNext(heads, profile, this.#plan.rules, this.#now)?.legId ?? -1
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
      this.until(c, now + this.#plan.absent, phases.callsInVain)
      if (way[v] === ways.missesOnce) {
        const back = now + Math.max(this.#plan.absent + 1, wayAfter[v] as number)
        this.#calendar.add(back, (about.comeBack << 24) | leg)
      }
    } else this.#serves(c, leg, now + (legs.walk[leg] as number), false)
    const q = legs.queue[leg] as number
    if ((this.#s.blockedAt[q] as number[]).length > 0) this.#unblocks(q, now)
  }

  #serves(c: number, leg: number, from: number, isSecondHalf: boolean): void {
    const { handling, fate } = this.#visits.legs
    const whole = handling[leg] as number
    const first = fate[leg] === fates.plain ? whole : whole / 2
    this.#s.isSecondHalf[c] = isSecondHalf ? 1 : 0
    if (Number.isNaN(this.#s.startedAt[leg])) this.#s.startedAt[leg] = from
    this.until(c, from + (isSecondHalf ? this.#plan.afterPark : first), phases.serves)
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
    if (its === fates.plain && this.#isBlocked(c, leg, now)) return
    if (its === fates.parks) {
      this.#s.state[leg] = states.parked
      ;(this.#s.parked[c] as Parked[]).push({
        leg,
        from: now + this.#plan.parkedFor(this.#visits.legs.luck[leg] as number),
      })
    } else if (its === fates.transfers) {
      this.visitors.isOver(leg, ends.transferred, now)
      this.#s.state[leg + 1] = states.planned
    } else this.visitors.isOver(leg, ends.served, now)
    this.#isFree(c, leg, now)
    const after = its === fates.plain ? (pause[leg] as number) : 0
    if (after > 0) this.until(c, now + after, phases.turns)
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

  #resumes(c: number, place: number, now: number): void {
    const [one] = (this.#s.parked[c] as Parked[]).splice(place, 1)
    if (!one) return
    const v = this.#visits.legs.visit[one.leg] as number
    this.visitors.isAtCounter(v, now)
    this.#s.state[one.leg] = states.atCounter
    this.#s.legAt[c] = one.leg
    this.#s.busySince[c] = now
    this.#serves(c, one.leg, now, true)
  }

  // --- a lane that blocks ---

  /** The next step of a lane has no place: the car stays where it is, and nobody else is served there. */
  #isBlocked(c: number, leg: number, now: number): boolean {
    const { legs, firstLeg, inOrder } = this.#visits
    const v = legs.visit[leg] as number
    const next = leg + 1
    if (!inOrder[v] || next >= (firstLeg[v + 1] as number)) return false
    const q = legs.queue[next] as number
    const { blocks, lanePlaces, serving } = this.#plan.queues[q] as QueuePlan
    if (!blocks || (this.#s.waiting[q] as number) < lanePlaces) return false
    if (serving.some(({ counter }) => this.#s.phase[counter] === phases.idle)) return false
    this.until(c, never, phases.blocked)
    this.#s.blocked[c] = (this.#s.blocked[c] as number) - now
    ;(this.#s.blockedAt[q] as number[]).push(c)
    return true
  }

  #unblocks(q: number, now: number): void {
    const c = (this.#s.blockedAt[q] as number[]).shift() as number
    this.#s.blocked[c] = (this.#s.blocked[c] as number) + now
    // Through the calendar, so that the call that made the place is whole first.
    this.until(c, now, phases.serves)
  }

  // --- rests, shifts, incidents ---

  #restsUntil(c: number, until: number, now: number): void {
    this.#s.present[c] = (this.#s.present[c] as number) + now - (this.#s.hereSince[c] as number)
    this.#s.hereSince[c] = until
    this.until(c, until, phases.rests)
  }

  #goes(c: number, now: number): void {
    const plan = this.#plan.counters[c] as CounterPlan
    this.#s.present[c] = (this.#s.present[c] as number) + now - (this.#s.hereSince[c] as number)
    this.#s.leftAt[c] = now
    this.#s.shift[c] = (this.#s.shift[c] as number) + 1
    // Whoever was on hold here goes back to the queue, with the first arrival.
    for (const { leg } of (this.#s.parked[c] as Parked[]).splice(0)) {
      this.#s.state[leg] = states.planned
      this.visitors.settle(this.#visits.legs.visit[leg] as number, now)
    }
    const next = plan.shifts[this.#s.shift[c] as number]
    this.#s.hereSince[c] = Number.NaN
    this.until(c, next ? Math.max(now, next.from) : never, phases.off)
  }

  breaks(i: number): void {
    const { from, until, queues, counters } = this.#plan.incidents[i] as HallPlan['incidents'][number]
    for (const q of queues) this.#s.stopped[q] = (this.#s.stopped[q] as number) + 1
    for (const c of counters) {
      this.#s.incident[c] = (this.#s.incident[c] as number) + 1
      const phase = this.#s.phase[c]
      // Whoever is being served stays until it works again.
      if (phase === phases.serves) this.until(c, (this.#s.nextAt[c] as number) + until - from, phases.serves)
      else if (phase === phases.idle) this.until(c, never, phases.stopped)
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

/** From when a helper may call somebody: the first millisecond at which the wait is over its limit. */
function helpsFrom(key: number, over: number, now: number): number {
  const from = key + over * minute + 1
  return from > now ? from : now
}
