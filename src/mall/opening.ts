import { holds } from '#platform/dated.ts'
import { addDays, type Weekday, weekdayOf } from './day.ts'

/** Local times of day as "08:00". */
export type Hours = { readonly open: string; readonly close: string }

/** A form of the week (biasa, Ramadan). Of the forms whose dates hold, the highest rank wins (Perpres 21/2023). */
export type OpeningForm = {
  readonly code: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly rank: number
  readonly days: Partial<Record<Weekday, Hours>>
  readonly breaks: Readonly<Record<string, Partial<Record<Weekday, readonly [string, string]>>>>
}
export type Holiday = {
  readonly heldOn: string
  readonly kind: 'national' | 'joint_leave' | 'local'
  readonly name: { readonly id: string; readonly en: string }
}
export type OpeningCalendar = {
  readonly forms: readonly OpeningForm[]
  readonly holidays: readonly Holiday[]
  readonly opensOnJointLeave: boolean
}

/** When the mall is open on a day, or undefined with the holiday that closes it, if one does. */
export function openingOn(calendar: OpeningCalendar, day: string): { hours?: Hours; holiday?: Holiday } {
  const holiday = calendar.holidays.find(
    (h) => h.heldOn === day && !(h.kind === 'joint_leave' && calendar.opensOnJointLeave),
  )
  if (holiday) return { holiday }
  const hours = formOn(calendar, day)?.days[weekdayOf(day)]
  return hours ? { hours } : {}
}

/** Whether anybody has entered the holidays of a day's year: nobody guesses when Lebaran is. */
export function isYearKnown({ holidays }: Pick<OpeningCalendar, 'holidays'>, day: string): boolean {
  return holidays.some(({ kind, heldOn }) => kind === 'national' && heldOn.slice(0, 4) === day.slice(0, 4))
}

/** The break of a group of counters on a day, as local times, if the group has one. */
export function breakOn(calendar: OpeningCalendar, day: string, group: string): readonly [string, string] | undefined {
  return formOn(calendar, day)?.breaks[group]?.[weekdayOf(day)]
}

/** The next day on which the mall opens, looking at most sixty days ahead. */
export function nextOpenDay(
  calendar: OpeningCalendar,
  after: string,
  alsoOpen: (day: string) => boolean = () => true,
): string | undefined {
  for (let i = 1; i <= 60; i++) {
    const day = addDays(after, i)
    if (openingOn(calendar, day).hours && alsoOpen(day)) return day
  }
  return undefined
}

/** The form of the week that holds on a day: of those whose dates hold, the highest rank. */
export function formOn<F extends OpeningForm>(calendar: { readonly forms: readonly F[] }, day: string): F | undefined {
  return calendar.forms
    .filter((form) => holds(form, day))
    .reduce<F | undefined>((best, form) => (best && best.rank >= form.rank ? best : form), undefined)
}
