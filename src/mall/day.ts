import { Temporal } from 'temporal-polyfill'

/**
 * The civil day of a place, as 2026-11-23. Never the UTC day: before 07.00 in Jakarta that is still yesterday.
 * `timeZone` is an IANA name (Asia/Jakarta, Asia/Makassar, Asia/Jayapura).
 */
export function dayAt(now: Date, timeZone: string): string {
  // One page asks this for each agency and queue, always of the same moment.
  const minute = Math.floor(now.getTime() / 60_000)
  if (asked?.minute !== minute || asked.timeZone !== timeZone)
    asked = { minute, timeZone, day: zoned(now, timeZone).toPlainDate().toString() }
  return asked.day
}
let asked: { readonly minute: number; readonly timeZone: string; readonly day: string } | undefined

/** Minutes since local midnight, 0 to 1439. */
export function minuteAt(now: Date, timeZone: string): number {
  const at = zoned(now, timeZone)
  return at.hour * 60 + at.minute
}

/** Minutes since midnight of a time of day: `minutesOf('08:30')` is 510. */
export function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/** The time of day so many minutes after midnight: `timeOf(510)` is `08:30`. */
export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** The weekday of a civil day. */
export function weekdayOf(day: string): Weekday {
  const known = weekdaysOfDays.get(day)
  if (known) return known
  const weekday = weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1] as Weekday
  if (weekdaysOfDays.size >= 5_000) weekdaysOfDays.clear()
  weekdaysOfDays.set(day, weekday)
  return weekday
}
/** Asked a thousand times for each page and simulated day; reading a date costs far more than remembering one. */
const weekdaysOfDays = new Map<string, Weekday>()

/** The civil day some days later (or earlier, when negative). */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** The moment of a local time of day: `momentOf('2026-11-23', '08:00', 'Asia/Jakarta')`. */
export function momentOf(day: string, time: string, timeZone: string): Date {
  const plain = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time))
  return new Date(plain.toZonedDateTime(timeZone).epochMilliseconds)
}

function zoned(now: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)
}
