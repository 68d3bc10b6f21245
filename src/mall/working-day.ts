import { Refused } from '#platform/refused.ts'
import { addDays, type Weekday, weekdayOf } from './day.ts'
import type { Holiday } from './opening.ts'

/**
 * The days on which deadlines run (hari kerja): the working weekdays less national holidays and joint leave. It is
 * not the calendar of opening: a mall may open on joint leave while deadlines pause (a setting; SKB 3 Menteri of each
 * year gives both lists).
 */
export type WorkingDays = {
  readonly weekdays: readonly Weekday[]
  readonly holidays: readonly Holiday[]
  /** Years whose decree is known. A day of any other year is refused, never guessed. */
  readonly years: ReadonlySet<number>
  readonly countsJointLeave: boolean
}

/** Five days, deadlines pause on joint leave. The years are those that have a national holiday in the list. */
export function workingDays(holidays: readonly Holiday[], settings: Partial<WorkingDays> = {}): WorkingDays {
  const national = holidays.filter(({ kind }) => kind === 'national')
  return {
    weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    holidays,
    years: new Set(national.map(({ heldOn }) => yearOf(heldOn))),
    countsJointLeave: false,
    ...settings,
  }
}

/** @throws Refused calendar.yearMissing with the year whose holidays nobody has entered. */
export function isWorkingDay(of: WorkingDays, day: string): boolean {
  const year = yearOf(day)
  if (!of.years.has(year)) throw new Refused('calendar.yearMissing', { year: String(year) })
  if (!of.weekdays.includes(weekdayOf(day))) return false
  return !of.holidays.some(({ heldOn, kind }) => heldOn === day && !(kind === 'joint_leave' && of.countsJointLeave))
}

/**
 * The n-th working day after a day, which itself is day 0 whatever it is; earlier when n is negative. For n = 0 the
 * day itself.
 */
export function addWorkingDays(of: WorkingDays, day: string, n: number): string {
  if (!Number.isSafeInteger(n)) throw new RangeError(`working days are counted whole, not ${n}`)
  mustHaveWorkingWeekday(of)
  const step = Math.sign(n)
  let at = day
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, step)
    if (isWorkingDay(of, at)) left--
  }
  return at
}

/** How many working days lie after `from`, up to and with `until`; negative when `until` is earlier. */
export function workingDaysBetween(of: WorkingDays, from: string, until: string): number {
  if (until < from) return -workingDaysBetween(of, until, from)
  let count = 0
  for (let day = from; day < until; ) {
    day = addDays(day, 1)
    if (isWorkingDay(of, day)) count++
  }
  return count
}

function mustHaveWorkingWeekday({ weekdays }: WorkingDays): void {
  if (weekdays.length === 0) throw new RangeError('a week without a working day has no next one')
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
