import { Temporal } from 'temporal-polyfill'
import { keeping } from './keeping.ts'
import type { Language } from './words.ts'

/** How times, days, money and numbers are written for a reader, on the clocks of one mall. */
export type Formats = {
  /** 09.41 */
  readonly time: (at: Date) => string
  /** Senin, 23 November 2026; of a moment or of a civil day (`2026-11-23`). */
  readonly date: (day: Date | string) => string
  /** 23 November 2026 */
  readonly day: (day: Date | string) => string
  /** 23 Nov 2026 */
  readonly shortDay: (day: Date | string) => string
  /** Senin */
  readonly weekday: (day: Date | string) => string
  /** 23 November 2026, 09.41 */
  readonly moment: (at: Date) => string
  /** 09.41 of a moment on the same civil day; 23 November 2026, 09.41 of one on another: hours alone do not count days. */
  readonly since: (at: Date, now: Date) => string
  /** Rp75.000 */
  readonly money: (rupiah: number) => string
  /** 2.118 or 93,4 */
  readonly number: (value: number, decimals?: number) => string
  /** 91 % from 0.91 */
  readonly percent: (share: number, decimals?: number) => string
  /** 3 menit; 1 jam 20 menit */
  readonly minutes: (minutes: number) => string
  /** 15 sampai 25 menit */
  readonly minutesBetween: (from: number, to: number) => string
  /** KTP, KK, dan akta */
  readonly list: (parts: readonly string[]) => string
  /** The civil day of the mall at that moment, `2026-11-23`. */
  readonly civilDay: (at: Date) => string
}

const made = new Map<string, Formats>()

export function formatsFor(language: Language, timeZone: string): Formats {
  const key = `${language} ${timeZone}`
  let formats = made.get(key)
  if (!formats) {
    formats = makeFormats(language, timeZone)
    made.set(key, formats)
  }
  return formats
}

function makeFormats(language: Language, timeZone: string): Formats {
  const locale = language === 'id' ? 'id-ID' : 'en-GB'
  const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  // A civil day has no zone: it is written as it stands, so its formatter runs in UTC on UTC midnight.
  const writeDay = (options: Intl.DateTimeFormatOptions) => {
    const ofMoment = new Intl.DateTimeFormat(locale, { timeZone, ...options })
    const ofCivilDay = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    return (day: Date | string) =>
      typeof day === 'string' ? ofCivilDay.format(new Date(`${day}T00:00:00Z`)) : ofMoment.format(day)
  }
  const weekday = writeDay({ weekday: 'long' })
  const day = writeDay({ day: 'numeric', month: 'long', year: 'numeric' })
  const time = keptPerMinute((at) => clock.format(at).replace(':', language === 'id' ? '.' : ':'))
  const number = numbersIn(locale)
  return {
    time,
    day,
    weekday,
    date: (of) => `${weekday(of)}, ${day(of)}`,
    shortDay: writeDay({ day: 'numeric', month: 'short', year: 'numeric' }),
    moment: (at) => `${day(at)}, ${time(at)}`,
    since: (at, now) => (civilDayOf(at, timeZone) === civilDayOf(now, timeZone) ? time(at) : `${day(at)}, ${time(at)}`),
    money: (rupiah) => `${rupiah < 0 ? '-' : ''}Rp${number(Math.abs(rupiah))}`,
    number,
    percent: (share, decimals = 0) => `${number(share * 100, decimals)}\u00a0%`,
    minutes: (minutes) => duration(language, minutes),
    minutesBetween: (from, to) => between(language, from, to),
    list: (parts) => lists.format(parts),
    civilDay: (at) => civilDayOf(at, timeZone),
  }
}

const keptMinutes = 1_000

/**
 * The platform's formatter is slow, and hundreds of phones and rows say few different minutes at the same moment: now,
 * the end of the day, until when each was promised to be called.
 */
function keptPerMinute(write: (at: Date) => string): (at: Date) => string {
  const ofMinute = keeping(keptMinutes, (minute: number) => write(new Date(minute * 60_000)))
  return (at) => ofMinute(Math.floor(at.getTime() / 60_000))
}

function numbersIn(locale: string) {
  const byDecimals = new Map<number, Intl.NumberFormat>()
  return (value: number, decimals = 0) => {
    // The same in both languages, and most numbers on a screen are such.
    if (decimals === 0 && Number.isInteger(value) && value >= 0 && value < 1_000) return String(value)
    let format = byDecimals.get(decimals)
    if (!format) {
      format = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
      byDecimals.set(decimals, format)
    }
    return format.format(value)
  }
}

function duration(language: Language, minutes: number): string {
  const whole = Math.max(0, Math.round(minutes))
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  const parts = []
  if (hours) parts.push(counted(language, hours, 'jam', 'hour'))
  if (rest || !hours) parts.push(counted(language, rest, 'menit', 'minute'))
  return parts.join(' ')
}

function between(language: Language, from: number, to: number): string {
  const [least, most] = [Math.round(from), Math.round(to)]
  if (least === most) return duration(language, most)
  if (most >= 60)
    return `${duration(language, least)} ${language === 'id' ? 'sampai' : 'to'} ${duration(language, most)}`
  return language === 'id' ? `${least} sampai ${most} menit` : `${least} to ${most} minutes`
}

function counted(language: Language, count: number, id: string, en: string): string {
  if (language === 'id') return `${count} ${id}`
  return `${count} ${en}${count === 1 ? '' : 's'}`
}

/** The service day is the mall's civil day (WIB, WITA, WIT), never UTC's. */
export function civilDayOf(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}
