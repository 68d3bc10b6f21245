import { addDays, dayAt, momentOf, weekdayOf } from './day.ts'
import { formOn, type OpeningForm } from './opening.ts'
import { addWorkingDays, isWorkingDay, type WorkingDays } from './working-day.ts'

/**
 * Working time: the minutes between opening and closing of working days, less the break. Hours are dated forms of the
 * week (usual, Ramadan), because Perpres 21/2023 gives Friday and Ramadan hours of their own.
 */
export type WorkingTime = {
  /** IANA name of the place: Asia/Jakarta (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT). None has summer time. */
  readonly timeZone: string
  readonly days: WorkingDays
  readonly hours: readonly OpeningForm[]
  /** The group whose break stops the clock; undefined where somebody is always there. */
  readonly breakGroup?: string
  /** What comes after closing is received on the next working day (common practice; a setting). */
  readonly afterClosingIsNextDay: boolean
  /** The day of receipt is day 0 (common practice), or day 1. */
  readonly dayOfReceipt: 0 | 1
}

/** A stretch of working time, in milliseconds of the epoch. */
type Stretch = readonly [from: number, until: number]

const minute = 60_000

/** When a day's work ends, or undefined when nobody works on it. */
export function closingOf(of: WorkingTime, day: string): Date | undefined {
  const last = stretchesOn(of, day).at(-1)
  return last && new Date(last[1])
}

/** The civil day on which something counts as received. */
export function receivedOn(of: WorkingTime, at: Date): string {
  const day = dayAt(at, of.timeZone)
  const closing = closingOf(of, day)
  const isTooLate = closing === undefined || (of.afterClosingIsNextDay && at > closing)
  return isTooLate ? addWorkingDays(of.days, day, 1) : day
}

/** The end of the n-th working day: `dueAfterDays(time, receivedAt, 5)` for "at most five working days". */
export function dueAfterDays(of: WorkingTime, receivedAt: Date, n: number): Date {
  const day = addWorkingDays(of.days, receivedOn(of, receivedAt), n - of.dayOfReceipt)
  const closing = closingOf(of, day)
  if (!closing) throw new RangeError(`${day} is a working day without hours`)
  return closing
}

/**
 * The earliest moment by which so many minutes have been worked since `at`; the latest from which they were still to
 * be worked, when negative. Nothing is added for 0. Fractions are kept.
 */
export function addWorkingMinutes(of: WorkingTime, at: Date, minutes: number): Date {
  if (!Number.isFinite(minutes)) throw new RangeError(`minutes, not ${minutes}`)
  if (minutes === 0) return at
  return minutes > 0 ? forward(of, at, minutes * minute) : backward(of, at, -minutes * minute)
}

/** Minutes worked from one moment to the other; negative when `until` is earlier. */
export function workingMinutesBetween(of: WorkingTime, from: Date, until: Date): number {
  if (until < from) return -workingMinutesBetween(of, until, from)
  let worked = 0
  const last = dayAt(until, of.timeZone)
  for (let day = dayAt(from, of.timeZone); day <= last; day = addDays(day, 1)) {
    for (const [begin, end] of stretchesOn(of, day))
      worked += Math.max(0, Math.min(end, until.getTime()) - Math.max(begin, from.getTime()))
  }
  return worked / minute
}

function forward(of: WorkingTime, at: Date, milliseconds: number): Date {
  let left = milliseconds
  for (let day = dayAt(at, of.timeZone); ; day = nextDay(day, at)) {
    for (const [begin, end] of stretchesOn(of, day)) {
      const from = Math.max(begin, at.getTime())
      if (end - from >= left) return new Date(from + left)
      left -= Math.max(0, end - from)
    }
  }
}

function backward(of: WorkingTime, at: Date, milliseconds: number): Date {
  let left = milliseconds
  for (let day = dayAt(at, of.timeZone); ; day = addDays(day, -1)) {
    for (const [begin, end] of stretchesOn(of, day).toReversed()) {
      const until = Math.min(end, at.getTime())
      if (until - begin >= left) return new Date(until - left)
      left -= Math.max(0, until - begin)
    }
  }
}

/** A calendar without an hour of work would be searched for ever; one year of nothing is enough to know. */
function nextDay(day: string, since: Date): string {
  const next = addDays(day, 1)
  if (Date.parse(next) - since.getTime() > 100 * 366 * 24 * 60 * minute)
    throw new RangeError('no working hours for a hundred years')
  return next
}

function stretchesOn(of: WorkingTime, day: string): readonly Stretch[] {
  if (!isWorkingDay(of.days, day)) return []
  const form = formOn({ forms: of.hours }, day)
  const hours = form?.days[weekdayOf(day)]
  if (!hours) return []
  const at = (time: string) => momentOf(day, time, of.timeZone).getTime()
  const [open, close] = [at(hours.open), at(hours.close)]
  const pause = of.breakGroup === undefined ? undefined : form?.breaks[of.breakGroup]?.[weekdayOf(day)]
  if (!pause) return [[open, close]]
  return [
    [open, at(pause[0])],
    [at(pause[1]), close],
  ]
}
