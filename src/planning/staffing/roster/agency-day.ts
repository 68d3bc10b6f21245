import { isPresentOn } from '#agency/presence.ts'
import type { Agency, Directory } from '#directory/directory.ts'
import { minutesOf, weekdayOf } from '#mall/day.ts'
import { formOn, type OpeningForm, openingOn } from '#mall/opening.ts'
import { Refused } from '#platform/refused.ts'
import { type Employer, type LabourRule, labourRuleOn, labourRules } from './labour-rules.ts'
import type { Seat } from './roster-program.ts'
import type { ShiftRules, Span } from './shift-pattern.ts'

/** Somebody who may sit at counters of an agency. */
export type OfficerOfAgency = { readonly id: string; readonly agencyId: number }
/** Who sits where in an ordinary week; minutes of the day. */
export type PlannedOfficer = Span & {
  readonly counterId: number
  readonly officerId: string
  readonly days: readonly string[]
}
export type Workforce = { readonly officers: readonly OfficerOfAgency[]; readonly week: readonly PlannedOfficer[] }

/** Who sits at a counter on the day as it is planned now. */
export type TodaysDuty = Span & { readonly counterId: number; readonly officerId: string; readonly rest: Span | null }

/** One agency on one day: what a roster for it may be made of. */
export type AgencyDay = {
  readonly agency: Agency
  readonly queueIds: readonly number[]
  readonly counterIds: readonly number[]
  readonly today: readonly TodaysDuty[]
  /** Officers who sit nowhere on this day. */
  readonly reserves: readonly string[]
  readonly shifts: ShiftRules
  readonly rule: LabourRule
}

/** Habits of planning, ours: minutes. A mall that plans otherwise gives its own. */
export const usualPlanning = {
  /** Nobody travels to the mall for less. */
  shortestShift: 180,
  /** Where a calendar names no breaks: when they may lie. */
  restFrom: 690,
  restUntil: 840,
} as const

/** The agencies that are in the mall on a day, each with its hours, its people and what the law says of them. */
export function agencyDaysOf(
  directory: Directory,
  workforce: Workforce,
  day: string,
  rules: readonly LabourRule[] = labourRules,
): AgencyDay[] {
  const { hours } = openingOn(directory.calendar, day)
  const form = formOn(directory.calendar, day)
  if (!hours || !form) return []
  const open = { from: minutesOf(hours.open), until: minutesOf(hours.close) }
  return [...directory.agencies.values()]
    .filter(({ presence, exceptions }) => isPresentOn(presence, exceptions, day))
    .map((agency) => {
      const rule = labourRuleOn(day, agency.kind as Employer, rules)
      if (!rule) throw new Refused('staffing.noLabourRule', { day, kind: agency.kind })
      return agencyDay(directory, workforce, day, agency, rule, form, open)
    })
}

function agencyDay(
  directory: Directory,
  workforce: Workforce,
  day: string,
  agency: Agency,
  rule: LabourRule,
  form: OpeningForm,
  open: Span,
): AgencyDay {
  const counters = [...directory.counters.values()].filter(({ agencyId }) => agencyId === agency.id)
  const restOf = new Map(
    counters.map(({ id, breakGroup }) => [id, breakGroup === null ? null : restIn(form, breakGroup, day)]),
  )
  const planned = workforce.week.filter(({ counterId, days }) => restOf.has(counterId) && days.includes(weekdayOf(day)))
  const rows =
    workforce.week.length > 0
      ? planned.map(({ counterId, officerId, from, until }) => ({ counterId, officerId, from, until }))
      : counters.map(({ id, code }) => ({ counterId: id, officerId: `loket ${code}`, ...open }))
  const today = rows.map((row) => ({ ...row, rest: within(restOf.get(row.counterId) ?? null, row) }))
  const seated = new Set(today.map(({ officerId }) => officerId))
  return {
    agency,
    queueIds: [...directory.queues.values()].flatMap(({ id, agencyId }) => (agencyId === agency.id ? [id] : [])),
    counterIds: counters.map(({ id }) => id),
    today,
    reserves: workforce.officers.flatMap(({ id, agencyId }) => (agencyId === agency.id && !seated.has(id) ? [id] : [])),
    shifts: shiftRules(rule, form, day, open),
    rule,
  }
}

function within(rest: Span | null, { from, until }: Span): Span | null {
  return rest && rest.from > from && rest.until < until ? rest : null
}

function restIn(form: OpeningForm, group: string, day: string): Span | null {
  const times = form.breaks[group]?.[weekdayOf(day)]
  return times ? { from: minutesOf(times[0]), until: minutesOf(times[1]) } : null
}

/** Breaks as the mall's calendar has them on this weekday (Friday and Ramadan in their own form), never shorter than the law's. */
function shiftRules(rule: LabourRule, form: OpeningForm, day: string, open: Span): ShiftRules {
  const isRamadan = form.code.startsWith('ramadan')
  const isFriday = weekdayOf(day) === 'fri'
  const kind = isRamadan ? (isFriday ? 'ramadanFriday' : 'ramadan') : isFriday ? 'friday' : 'usual'
  const groups = Object.keys(form.breaks).flatMap((group) => restIn(form, group, day) ?? [])
  const from = groups.length > 0 ? Math.min(...groups.map((rest) => rest.from)) : usualPlanning.restFrom
  const until = groups.length > 0 ? Math.max(...groups.map((rest) => rest.until)) : usualPlanning.restUntil
  const asPlanned = groups.length > 0 ? Math.min(...groups.map((rest) => rest.until - rest.from)) : 0
  const minutes = Math.max(rule.rest[kind], asPlanned)
  return {
    open: open.from,
    close: open.until,
    rest: {
      minutes: Math.ceil(minutes / 15) * 15,
      from: Math.ceil(from / 15) * 15,
      until: Math.floor(until / 15) * 15,
    },
    mostPerDay: isRamadan ? rule.mostPerDay.ramadan : rule.mostPerDay.usual,
    mostAtOnce: rule.mostAtOnce,
    shortest: usualPlanning.shortestShift,
  }
}

/** Counters of the agency by the queue they serve first, with those who sit there today. Helpers who come too late to keep the promise help nobody. */
export function seatsOf(
  directory: Directory,
  { counterIds, today, queueIds }: AgencyDay,
  promisedMinutes: number,
): { readonly seats: Seat[]; readonly countersOf: (main: string) => number[] } {
  const byMain = new Map<number, number[]>()
  for (const queueId of queueIds) byMain.set(queueId, [])
  for (const id of counterIds) {
    const main = directory.counters.get(id)?.profile[0]?.queueId
    if (main !== undefined) byMain.get(main)?.push(id)
  }
  const seats = [...byMain].map(([queueId, ids]) => ({
    main: String(queueId),
    helps: queueIds.flatMap((other) => {
      const helping = ids.filter((id) =>
        directory.counters
          .get(id)
          ?.profile.slice(1)
          .some(({ queueId: q, whenWaitingOver }) => q === other && (whenWaitingOver ?? 0) < promisedMinutes),
      ).length
      return other === queueId || helping === 0 ? [] : [{ queue: String(other), counters: helping }]
    }),
    counters: ids.length,
    officers: new Set(today.filter(({ counterId }) => ids.includes(counterId)).map(({ officerId }) => officerId)).size,
  }))
  return { seats, countersOf: (main) => byMain.get(Number(main)) ?? [] }
}
