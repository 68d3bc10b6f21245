import { tooEarlyShare } from './need/errands.ts'
import { minutesPerQuarter } from './need/offered-load.ts'
import type { AgencyProposal, Proposal } from './propose.ts'
import type { Question } from './question.ts'
import type { AgencyDay } from './roster/agency-day.ts'
import { presentIn } from './roster/roster-program.ts'
import { isAtCounter, quartersIn } from './roster/shift-pattern.ts'
import type { Trial } from './try-roster.ts'

/** What the change of one agency buys: people called in time in a day, more than with the roster of now, and its price. */
export type Bought = {
  readonly agency: string
  readonly newCounters: number
  readonly newOfficers: number
  readonly borrowed: number
  readonly people: number
  /** Rupiah in a day, for people and counters that are not there today. */
  readonly perDay: number
}

/** The cheapest per person first; agencies whose roster stays are left out. The days are the same for both rosters. */
export function bought({ prices, scenario }: Question, { agencies, trial }: Proposal, today: Trial): Bought[] {
  const inTime = (of: Trial, queueIds: readonly number[]) =>
    of.outcome.byQueue
      .filter(({ queueId, kept }) => queueIds.includes(queueId) && kept.days > 0)
      .reduce((sum, { people, kept }) => sum + people.mean * kept.mean, 0)
  return agencies
    .filter((one) => isChanged(one))
    .map(({ day, plan, assignment }) => {
      const sum = (of: readonly number[]) => of.reduce((all, each) => all + each, 0)
      const newCounters = sum(plan.newCounters)
      const newOfficers = sum(plan.newOfficers) + plan.newReserves
      const names = new Set(assignment.duties.map(({ officerId }) => officerId))
      return {
        agency: day.agency.code,
        newCounters,
        newOfficers,
        borrowed: day.reserves.filter((id) => names.has(id)).length,
        people: inTime(trial, day.queueIds) - inTime(today, day.queueIds),
        perDay: newCounters * prices.counter + newOfficers * prices.officer,
      }
    })
    .filter(({ people, perDay }) => scenario.queues.length > 0 && (Math.abs(people) >= 0.05 || perDay > 0))
    .sort((a, b) => each(a) - each(b))
}

export function each({ people, perDay }: Pick<Bought, 'people' | 'perDay'>): number {
  return people > 0 ? perDay / people : Number.POSITIVE_INFINITY
}

function isChanged({ day, assignment }: AgencyProposal): boolean {
  const row = (one: { officerId: string; counterId: number; from: number; until: number }) =>
    `${one.officerId} ${one.counterId} ${one.from} ${one.until}`
  const now = day.today.flatMap(({ rest, ...duty }) =>
    rest ? [row({ ...duty, until: rest.from }), row({ ...duty, from: rest.until })] : [row(duty)],
  )
  return now.sort().join() !== assignment.duties.map(row).sort().join()
}

/** Officers who today work longer without a break than their law allows. */
export function breaches({ today, rule }: AgencyDay): number {
  return today.filter(({ from, until, rest }) => {
    const longest = rest ? Math.max(rest.from - from, until - rest.until) : until - from
    return longest > rule.mostAtOnce && !rule.assumed.includes('mostAtOnce')
  }).length
}

/** Where a roster of today's people falls short: in which queue, how long, and whether counters or people are missing. */
export function gapsIn({ day, plan, seats }: AgencyProposal) {
  const queues = [...new Set(plan.short.map(({ queue }) => queue))]
  return queues.map((queue) => {
    const its = plan.short.filter((one) => one.queue === queue)
    const seat = seats.findIndex(({ main }) => main === queue)
    const isFull = its.filter(({ quarter }) => presentIn(plan, seat, quarter) >= (seats[seat]?.counters ?? 0)).length
    const times = its.map(({ quarter }) => quarter * minutesPerQuarter)
    return {
      agency: day.agency.code,
      queueId: Number(queue),
      hours: its.reduce((sum, { people }) => sum + people / 4, 0),
      missing: isFull * 2 >= its.length ? ('counters' as const) : ('officers' as const),
      from: Math.min(...times),
      until: Math.max(...times) + minutesPerQuarter,
    }
  })
}

/** The share of visitors for whom no number of counters keeps the promise, since the doors are still shut. */
export function earlyIn({ scenario, agencies, promise }: Question): number {
  const [first] = agencies
  return first ? tooEarlyShare(scenario, first.shifts.open, promise.minutes) : 0
}

/** Counters of a queue that are staffed in each quarter hour of the day, now and as proposed. */
export function staffedIn(one: AgencyProposal, mainCounters: readonly number[]) {
  const quartersOpen = quartersIn({ from: one.day.shifts.open, until: one.day.shifts.close })
  const here = (
    spans: readonly {
      readonly counterId: number
      readonly from: number
      readonly until: number
      readonly rest?: AgencyDay['today'][number]['rest']
    }[],
  ) =>
    quartersOpen.map(
      (quarter) =>
        spans.filter(
          ({ counterId, from, until, rest = null }) =>
            mainCounters.includes(counterId) && isAtCounter({ from, until, rest, isRelief: false }, quarter),
        ).length,
    )
  return { quarters: quartersOpen, now: here(one.day.today), proposed: here(one.assignment.duties) }
}

/**
 * Counters that a queue needs in each quarter hour: what the search left it, or those who would be busy where whole shifts
 * sit there anyway, so that nothing could be saved by asking for fewer.
 */
export function neededIn(
  { need, load }: Proposal,
  queueId: number,
  quarters: readonly number[],
  proposed: readonly number[],
) {
  const at = (of: Proposal['need'], quarter: number) => of.get(queueId)?.[quarter] ?? 0
  return quarters.map((quarter, i) =>
    Math.max(at(need, quarter), Math.min(proposed[i] ?? 0, Math.ceil(at(load, quarter)))),
  )
}

/** The counters that serve a queue first, those of today and the new ones. */
export function countersFirst({ directory }: Question, { counterIds, assignment }: AgencyProposal, queueId: number) {
  const known = counterIds.filter((id) => directory.counters.get(id)?.profile[0]?.queueId === queueId)
  const added = assignment.newCounters.filter(({ main }) => Number(main) === queueId).map(({ id }) => id)
  return { known, added }
}
