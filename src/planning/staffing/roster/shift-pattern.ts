import { minutesPerQuarter, quarters } from '../need/offered-load.ts'

/** From when until when somebody sits at a counter, and rests; minutes of the local day. */
export type Span = { readonly from: number; readonly until: number }
export type Pattern = Span & {
  readonly rest: Span | null
  /** A short turn by somebody who otherwise works behind the counters, while another rests. */
  readonly isRelief: boolean
}

/** What shifts of one agency on one day may look like. */
export type ShiftRules = {
  readonly open: number
  readonly close: number
  /** A break lasts so long and lies in this part of the day; without minutes nobody rests. */
  readonly rest: { readonly minutes: number; readonly from: number; readonly until: number }
  readonly mostPerDay: number
  readonly mostAtOnce: number
  /** A shift at a counter is no shorter; people travel for it. */
  readonly shortest: number
}

const halfHour = 30

/**
 * Every shift that the law and the mall's hours allow: beginning and ending on the half hour or with the doors, the
 * break on any quarter hour of its part of the day, no stretch without a break longer than allowed. And the turns of
 * relief, as long as one break.
 */
export function patternsFor(rules: ShiftRules): Pattern[] {
  const { open, close, shortest } = rules
  const times = [...new Set([open, ...steps(Math.ceil(open / halfHour) * halfHour, close, halfHour), close])]
  const shifts = times.flatMap((from) =>
    times
      .filter((until) => until - from >= Math.min(shortest, close - open))
      .flatMap((until) => shiftsIn({ from, until }, rules)),
  )
  return [...shifts, ...reliefs(rules)]
}

function shiftsIn({ from, until }: Span, { rest, mostPerDay, mostAtOnce }: ShiftRules): Pattern[] {
  const plain = until - from <= Math.min(mostAtOnce, mostPerDay) ? [{ from, until, rest: null, isRelief: false }] : []
  if (rest.minutes === 0 || until - from - rest.minutes > mostPerDay) return plain
  const begins = steps(
    Math.max(rest.from, from + minutesPerQuarter),
    Math.min(rest.until, until) - rest.minutes,
    minutesPerQuarter,
  )
  const rested = begins
    .map((begin) => ({ from: begin, until: begin + rest.minutes }))
    .filter((pause) => pause.from - from <= mostAtOnce && until - pause.until <= mostAtOnce && pause.until < until)
    .map((pause) => ({ from, until, rest: pause, isRelief: false }))
  // Whoever is here through the whole time of breaks rests, also when the law would let them go on.
  const isHereAllThrough = from <= rest.from - minutesPerQuarter && until >= rest.until + minutesPerQuarter
  return isHereAllThrough && rested.length > 0 ? rested : [...plain, ...rested]
}

/** One after another, a person may give several turns: together no longer than may be worked at once. */
function reliefs({ open, close, rest, mostAtOnce }: ShiftRules): Pattern[] {
  if (rest.minutes === 0) return []
  const from = Math.max(open, rest.from)
  const last = Math.min(close, rest.until, from + mostAtOnce) - rest.minutes
  return steps(from, last, minutesPerQuarter).map((begin) => ({
    from: begin,
    until: begin + rest.minutes,
    rest: null,
    isRelief: true,
  }))
}

/** From `first` to `last`, both in, in steps. */
function steps(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((last - first) / step) + 1) }, (_, i) => first + i * step)
}

/** Whether somebody with this pattern sits at a counter through a quarter hour of the day. */
export function isAtCounter({ from, until, rest }: Pattern, quarter: number): boolean {
  const [begin, end] = [quarter * minutesPerQuarter, (quarter + 1) * minutesPerQuarter]
  if (begin < from || end > until) return false
  return rest === null || end <= rest.from || begin >= rest.until
}

/** The quarters of the day that lie whole between two minutes. */
export function quartersIn({ from, until }: Span): number[] {
  const first = Math.ceil(from / minutesPerQuarter)
  const last = Math.min(quarters, Math.floor(until / minutesPerQuarter))
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
}

/** Minutes at the counter. */
export function workOf({ from, until, rest }: Pattern): number {
  return until - from - (rest ? rest.until - rest.from : 0)
}
