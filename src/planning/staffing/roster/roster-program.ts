import { type Program, type Row, type Solver, usualLimits, type Variable } from './integer-program.ts'
import { isAtCounter, type Pattern, patternsFor, quartersIn, type ShiftRules, workOf } from './shift-pattern.ts'

/** Counters of one agency whose first queue is the same, and the officers who sit there. */
export type Seat = {
  readonly main: string
  /** Queues they also serve while their own leaves them time, and how many of the counters do. */
  readonly helps: readonly { readonly queue: string; readonly counters: number }[]
  readonly counters: number
  readonly officers: number
}

/** What the roster of one agency has to bring: people at counters by queue and quarter hour of the day. */
export type RosterTask = {
  readonly seats: readonly Seat[]
  /** Officers without a counter of their own: they relieve, and sit where somebody is missing. */
  readonly reserves: number
  readonly need: ReadonlyMap<string, readonly number[]>
  readonly shifts: ShiftRules
  /** Whether people may be hired and counters opened, or only today's may be used. */
  readonly mayGrow: boolean
}

/** What things cost in a day, in rupiah. */
export type Prices = {
  readonly counter: number
  readonly officer: number
  /** An hour of an officer at a counter instead of behind it. */
  readonly hour: number
  /** One counter missing for a quarter hour; far above everything else, so that it is the last resort. */
  readonly shortage: number
}

export type RosterPlan = {
  readonly shifts: readonly { readonly seat: number; readonly pattern: Pattern; readonly people: number }[]
  readonly newCounters: readonly number[]
  /** Hired for the counters of a seat; `newReserves` are hired to relieve. */
  readonly newOfficers: readonly number[]
  readonly newReserves: number
  /** Reserves who sit at counters of a seat for a whole shift. */
  readonly lent: readonly number[]
  readonly help: readonly {
    readonly seat: number
    readonly queue: string
    readonly quarter: number
    readonly people: number
  }[]
  /** Where the roster stays below the need. */
  readonly short: readonly { readonly queue: string; readonly quarter: number; readonly people: number }[]
  readonly cost: number
  readonly isBest: boolean
}

type Named =
  | { readonly is: 'shift'; readonly seat: number; readonly pattern: Pattern }
  | { readonly is: 'help'; readonly seat: number; readonly queue: string; readonly quarter: number }
  | { readonly is: 'short'; readonly queue: string; readonly quarter: number }
  | { readonly is: 'counter' | 'officer' | 'lent'; readonly seat: number }
  | { readonly is: 'reserve' }

/**
 * The cheapest roster of one agency that covers its need, as a whole-number programme: how many officers sit where with
 * which shift (Dantzig 1954, with breaks as part of the shift), who helps another queue when, what is to be added; at
 * most an officer's hour from the best.
 * Undefined when the search was ended before any roster was found, which the shortage makes impossible but for the limit.
 */
export function planRoster(task: RosterTask, prices: Prices, solve: Solver): RosterPlan | undefined {
  const { program, named } = programOf(task, prices)
  const solved = solve(program, { ...usualLimits, within: prices.hour })
  if (!solved.found) return undefined
  const { values } = solved
  const bySeat = (is: 'counter' | 'officer' | 'lent') =>
    task.seats.map((_, seat) => sumOf(named, values, (one) => one.is === is && one.seat === seat))
  return {
    shifts: chosen(named, values, 'shift').map(([{ seat, pattern }, people]) => ({ seat, pattern, people })),
    newCounters: bySeat('counter'),
    newOfficers: bySeat('officer'),
    newReserves: sumOf(named, values, ({ is }) => is === 'reserve'),
    lent: bySeat('lent'),
    help: chosen(named, values, 'help').map(([{ seat, queue, quarter }, people]) => ({ seat, queue, quarter, people })),
    short: chosen(named, values, 'short').map(([{ queue, quarter }, people]) => ({ queue, quarter, people })),
    cost: solved.cost,
    isBest: solved.isBest,
  }
}

function chosen<I extends Named['is']>(named: readonly Named[], values: readonly number[], is: I) {
  return named.flatMap((one, i) =>
    one.is === is && (values[i] ?? 0) > 0 ? [[one as Extract<Named, { is: I }>, values[i] ?? 0] as const] : [],
  )
}

function sumOf(named: readonly Named[], values: readonly number[], is: (one: Named) => boolean): number {
  return named.reduce((sum, one, i) => sum + (is(one) ? (values[i] ?? 0) : 0), 0)
}

function programOf(task: RosterTask, prices: Prices): { program: Program; named: Named[] } {
  const { seats, shifts, need, mayGrow } = task
  const open = quartersIn({ from: shifts.open, until: shifts.close })
  const patterns = patternsFor(shifts)
  const named: Named[] = []
  const variables: Variable[] = []
  const add = (one: Named, variable: Variable) => {
    variables.push(variable)
    return named.push(one) - 1
  }
  const most = mayGrow ? {} : { most: 0 }
  const ofSeat = seats.map((seat, i) => ({
    shifts: patterns.map(
      (pattern) => [pattern, add({ is: 'shift', seat: i, pattern }, { cost: priceOf(pattern, prices) })] as const,
    ),
    helps: seat.helps.flatMap(({ queue, counters }) =>
      open.map((quarter) => ({
        queue,
        quarter,
        at: add({ is: 'help', seat: i, queue, quarter }, { cost: prices.hour / 1000, most: counters }),
      })),
    ),
    counter: add({ is: 'counter', seat: i }, { cost: prices.counter, ...most }),
    officer: add({ is: 'officer', seat: i }, { cost: prices.officer, ...most }),
    lent: add({ is: 'lent', seat: i }, { cost: prices.hour }),
  }))
  const reserve = add({ is: 'reserve' }, { cost: prices.officer, ...most })
  const rows: Row[] = []

  for (const [queue, byQuarter] of need) {
    for (const quarter of open) {
      const least = byQuarter[quarter] ?? 0
      if (least <= 0) continue
      const terms: [number, number][] = []
      for (const [i, { main }] of seats.entries()) {
        const seat = ofSeat[i]
        if (!seat) continue
        if (main === queue) {
          for (const [pattern, at] of seat.shifts) if (isAtCounter(pattern, quarter)) terms.push([at, 1])
          for (const help of seat.helps) if (help.quarter === quarter) terms.push([help.at, -1])
        }
        for (const help of seat.helps) if (help.queue === queue && help.quarter === quarter) terms.push([help.at, 1])
      }
      terms.push([add({ is: 'short', queue, quarter }, { cost: prices.shortage, most: least }), 1])
      rows.push({ terms, least })
    }
  }
  for (const [i, { counters, officers }] of seats.entries()) {
    const seat = ofSeat[i]
    if (!seat) continue
    for (const quarter of open) {
      const here = seat.shifts.filter(([pattern]) => isAtCounter(pattern, quarter)).map(([, at]) => at)
      rows.push({ terms: [[seat.counter, 1], ...here.map((at) => [at, -1] as const)], least: -counters })
      const helping = seat.helps.filter((help) => help.quarter === quarter)
      if (helping.length > 0)
        rows.push({
          terms: [...here.map((at) => [at, 1] as const), ...helping.map(({ at }) => [at, -1] as const)],
          least: 0,
        })
    }
    const whole = seat.shifts.filter(([{ isRelief }]) => !isRelief).map(([, at]) => [at, -1] as const)
    rows.push({ terms: [[seat.officer, 1], [seat.lent, 1], ...whole], least: -officers })
  }
  const lent = ofSeat.map(({ lent: at }) => [at, -1] as const)
  for (const quarter of open) {
    const relieving = ofSeat.flatMap((seat) =>
      seat.shifts
        .filter(([pattern]) => pattern.isRelief && isAtCounter(pattern, quarter))
        .map(([, at]) => [at, -1] as const),
    )
    if (relieving.length > 0) rows.push({ terms: [[reserve, 1], ...lent, ...relieving], least: -task.reserves })
  }
  rows.push({ terms: [[reserve, 1], ...lent], least: -task.reserves })
  return { program: { variables, rows }, named }
}

/** Relief costs a walk across the hall besides. */
function priceOf(pattern: Pattern, { hour }: Prices): number {
  return (workOf(pattern) / 60) * hour + (pattern.isRelief ? hour / 4 : 0)
}

/** Officers at counters for each quarter hour, by the seat they sit at. */
export function presentIn(plan: Pick<RosterPlan, 'shifts'>, seat: number, quarter: number): number {
  return plan.shifts.reduce(
    (sum, shift) => sum + (shift.seat === seat && isAtCounter(shift.pattern, quarter) ? shift.people : 0),
    0,
  )
}
