import { weekdayOf } from '#mall/day.ts'
import { type OpeningCalendar, openingOn } from '#mall/opening.ts'

/** What a day is, as far as it brings people. `on`: whole days since 1970. */
export type Day = {
  readonly on: number
  readonly date: string
  readonly isOpen: boolean
  readonly weekday: string
  readonly month: number
  /** Wages and allowances are paid from the 25th to the 5th: then more people have money for fees and time for errands. */
  readonly isPayday: boolean
  /** The open day before and after at least one day on which a holiday closed the mall. */
  readonly isBefore: boolean
  readonly isAfter: boolean
  /** Hours of the day; days with the same hours have one shape. */
  readonly hours: string
}

export class YearMissing extends Error {
  override readonly name = 'YearMissing'
  readonly year: number
  constructor(year: number) {
    super(String(year))
    this.year = year
  }
}

export function dateOf(on: number): string {
  return new Date(on * 86_400_000).toISOString().slice(0, 10)
}

/**
 * Every day from one to another by the mall's calendar of opening and holidays.
 * @throws YearMissing for a year of which the calendar has no national holiday: nobody guesses when Lebaran is
 */
export function daysOf(calendar: OpeningCalendar, from: number, until: number): Day[] {
  const known = new Set(
    calendar.holidays.flatMap(({ kind, heldOn }) => (kind === 'national' ? heldOn.slice(0, 4) : [])),
  )
  const opening = (on: number) => {
    const date = dateOf(on)
    if (!known.has(date.slice(0, 4))) throw new YearMissing(Number(date.slice(0, 4)))
    const { hours, holiday } = openingOn(calendar, date)
    return { date, hours, holiday }
  }
  const all = Array.from({ length: until - from + 1 }, (_, i) => opening(from + i))
  const isBridged = (at: number, step: 1 | -1) => {
    for (let i = at + step; all[i] && !all[i]?.hours; i += step) if (all[i]?.holiday) return true
    return false
  }
  return all.map(({ date, hours }, i) => {
    const dayOfMonth = Number(date.slice(8))
    return {
      on: from + i,
      date,
      isOpen: hours !== undefined,
      weekday: weekdayOf(date),
      month: Number(date.slice(5, 7)),
      isPayday: dayOfMonth >= 25 || dayOfMonth <= 5,
      isBefore: hours !== undefined && isBridged(i, 1),
      isAfter: hours !== undefined && isBridged(i, -1),
      hours: hours ? `${hours.open}-${hours.close}` : '',
    }
  })
}
