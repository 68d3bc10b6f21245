import { minutesPerQuarter } from '../need/offered-load.ts'
import type { AgencyDay, TodaysDuty } from './agency-day.ts'
import type { RosterPlan, Seat } from './roster-program.ts'
import { isAtCounter, type Pattern, quartersIn, type Span } from './shift-pattern.ts'

/** Somebody at one counter without a break, minutes of the day. `isNew`: to be hired or lent, so without a name yet. */
export type Duty = Span & {
  readonly officerId: string
  readonly isNew: boolean
  readonly counterId: number
  readonly isRelief: boolean
}
export type Assignment = {
  readonly duties: readonly Duty[]
  readonly newCounters: readonly { readonly id: number; readonly main: string }[]
}

type Wanted = { readonly seat: number; readonly pattern: Pattern }

/**
 * Gives the shifts of a plan to people and counters. Whoever sits at a counter today keeps it, with the break of today
 * where the plan has one like it; the others follow in order. Nobody changes the counter unless none is free for the
 * whole of a stretch. New counters are numbered from `firstNewId`.
 */
export function assign(
  agency: AgencyDay,
  seats: readonly Seat[],
  countersOf: (main: string) => readonly number[],
  plan: RosterPlan,
  firstNewId: number,
): Assignment {
  const newCounters: { id: number; main: string }[] = []
  const counters = seats.map(({ main }, seat) => {
    const added = Array.from({ length: plan.newCounters[seat] ?? 0 }, () => {
      newCounters.push({ id: firstNewId + newCounters.length, main })
      return firstNewId + newCounters.length - 1
    })
    return [...byUse(countersOf(main), agency.today), ...added]
  })
  const taken = new Map<number, Set<number>>()
  const people = peopleOf(agency)
  const wanted = plan.shifts.flatMap(({ seat, pattern, people: many }) =>
    Array.from({ length: many }, () => ({ seat, pattern })),
  )
  const whole = wanted.filter(({ pattern }) => !pattern.isRelief).sort(byLength)
  const reliefs = wanted.filter(({ pattern }) => pattern.isRelief).sort((a, b) => a.pattern.from - b.pattern.from)
  const duties: Duty[] = []
  for (const { shift, at } of seatThem(whole, counters, agency.today)) {
    const who = people.forShift(at, counters[shift.seat] ?? [])
    for (const stretch of stretchesOf(shift.pattern))
      duties.push(
        ...place(stretch, at, counters[shift.seat] ?? [], taken).map((one) => ({ ...one, ...who, isRelief: false })),
      )
  }
  for (const { seat, pattern } of reliefs) {
    const who = people.forRelief(pattern)
    duties.push(
      ...place(pattern, undefined, counters[seat] ?? [], taken).map((one) => ({ ...one, ...who, isRelief: true })),
    )
  }
  return { duties, newCounters }
}

/** Counters where somebody sits today come first. */
function byUse(ids: readonly number[], today: readonly TodaysDuty[]): number[] {
  const isUsed = (id: number) => today.some(({ counterId }) => counterId === id)
  return [...ids.filter(isUsed), ...ids.filter((id) => !isUsed(id))]
}

function byLength(a: Wanted, b: Wanted): number {
  return b.pattern.until - b.pattern.from - (a.pattern.until - a.pattern.from) || a.pattern.from - b.pattern.from
}

/** A counter for each shift: first where today's break is the same, then any that is still free. */
function seatThem(whole: readonly Wanted[], counters: readonly (readonly number[])[], today: readonly TodaysDuty[]) {
  const free = counters.map((ids) => new Set(ids))
  const seated = new Map<Wanted, number>()
  const restAt = new Map(today.map(({ counterId, rest }) => [counterId, rest?.from]))
  for (const isAlike of [true, false]) {
    for (const shift of whole) {
      if (seated.has(shift)) continue
      const ids = free[shift.seat] as Set<number>
      const at = [...ids].find((id) => !isAlike || (restAt.has(id) && restAt.get(id) === shift.pattern.rest?.from))
      if (at === undefined) continue
      ids.delete(at)
      seated.set(shift, at)
    }
  }
  return whole.map((shift) => ({ shift, at: seated.get(shift) }))
}

function stretchesOf({ from, until, rest }: Pattern): Span[] {
  return rest
    ? [
        { from, until: rest.from },
        { from: rest.until, until },
      ]
    : [{ from, until }]
}

/** A free counter for a stretch, the wished one if it is free; else one after the other, each for as long as it is free. */
function place(
  stretch: Span,
  wished: number | undefined,
  counters: readonly number[],
  taken: Map<number, Set<number>>,
) {
  const placed: { counterId: number; from: number; until: number }[] = []
  let from = stretch.from
  while (from < stretch.until) {
    const last = placed.at(-1)?.counterId
    const order = [wished, last, ...counters].filter((id): id is number => id !== undefined && counters.includes(id))
    const until = (id: number) => freeUntil({ from, until: stretch.until }, taken.get(id))
    const best = order.reduce((a, b) => (until(b) > until(a) ? b : a), order[0] as number)
    const end = Math.max(from + minutesPerQuarter, until(best))
    const its = taken.get(best) ?? new Set()
    for (const quarter of quartersIn({ from, until: end })) its.add(quarter)
    taken.set(best, its)
    placed.push({ counterId: best, from, until: Math.min(end, stretch.until) })
    from = end
  }
  return placed
}

function freeUntil({ from, until }: Span, taken: ReadonlySet<number> | undefined): number {
  const blocked = quartersIn({ from, until }).find((quarter) => taken?.has(quarter))
  return blocked === undefined ? until : blocked * minutesPerQuarter
}

/** Names for shifts: who sits there today, then who else of the agency is free, then somebody new. */
function peopleOf({ today, reserves, agency, shifts }: AgencyDay) {
  const used = new Set<string>()
  const waiting = [...reserves]
  const relieving: { officerId: string; isNew: boolean; spans: Span[] }[] = []
  let hired = 0
  const hire = () => ({ officerId: `${agency.code} +${++hired}`, isNew: true })
  const use = (officerId: string) => {
    used.add(officerId)
    return { officerId, isNew: false }
  }
  const lend = () => {
    const reserve = waiting.shift()
    return reserve === undefined ? hire() : { officerId: reserve, isNew: false }
  }
  return {
    forShift(counter: number | undefined, ofSeat: readonly number[]) {
      const own = today.find(({ counterId, officerId }) => counterId === counter && !used.has(officerId))
      const other = own ?? today.find(({ counterId, officerId }) => ofSeat.includes(counterId) && !used.has(officerId))
      return other ? use(other.officerId) : lend()
    },
    forRelief(pattern: Span) {
      const isFree = ({ spans }: (typeof relieving)[number]) =>
        spans.every((span) => span.until <= pattern.from || span.from >= pattern.until) &&
        Math.max(pattern.until, ...spans.map(({ until }) => until)) -
          Math.min(pattern.from, ...spans.map(({ from }) => from)) <=
          shifts.mostAtOnce
      let who = relieving.find(isFree)
      if (!who) {
        who = { ...lend(), spans: [] }
        relieving.push(who)
      }
      who.spans.push({ from: pattern.from, until: pattern.until })
      return { officerId: who.officerId, isNew: who.isNew }
    },
  }
}

/** Whether the duties of a counter cover a quarter hour. */
export function isCovered(duties: readonly Span[], quarter: number): boolean {
  return duties.some(({ from, until }) => isAtCounter({ from, until, rest: null, isRelief: false }, quarter))
}
