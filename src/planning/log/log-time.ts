/**
 * Times of a log as milliseconds on the clock of the place: the same line on which a day begins at a whole number of
 * days. Indonesia has no daylight saving, so a zone is a number of hours.
 */
export type LogClock = {
  /** How the file writes its times, by its first one; a file has one way. */
  readonly form: 'iso' | 'epoch' | 'seconds'
  /** Hours of the place's clock before UTC: 7 for WIB, 8 for WITA, 9 for WIT. */
  readonly zoneHours: number
}

const hour = 3_600_000
/** Seconds above this count from 1970; below they count from a midnight before the log began. */
const epochFrom = 100_000_000
/** In the year 2100: what is above are milliseconds, or no times at all. */
const latestSecond = 4_102_444_800
/** The same span for dates: what is beyond is a slip of a digit, and Date.UTC takes the years 0 to 99 for 1900 to 1999. */
const [firstYear, lastYear] = [1970, 2099]

const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?$/
const seconds = /^\d{1,13}(?:\.\d{1,9})?$/

/** The way in which a time is written; undefined when it is none. */
export function formOf(text: string): LogClock['form'] | undefined {
  if (iso.test(text)) return 'iso'
  if (!seconds.test(text)) return undefined
  return Number(text) >= epochFrom ? 'epoch' : 'seconds'
}

/** A time in milliseconds of the local clock; undefined when the text is none, or not in the file's way. */
export function timeIn(text: string, { form, zoneHours }: LogClock): number | undefined {
  if (form === 'iso') return isoTime(text, zoneHours)
  if (!seconds.test(text)) return undefined
  const value = Number(text)
  if (value > latestSecond) return undefined
  return Math.round(value * 1000) + (form === 'epoch' ? zoneHours * hour : 0)
}

function isoTime(text: string, zoneHours: number): number | undefined {
  return plainTime(text) ?? anyIsoTime(text, zoneHours)
}

let plainDay = ''
let plainMidnight = 0

/**
 * `2026-11-23T08:15:00`, as a million rows of a log have it: without a regular expression, and the day of the row before is
 * known. Undefined for whatever is written in any other way.
 */
function plainTime(text: string): number | undefined {
  if (text.length !== 19 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return undefined
  if (text.charCodeAt(10) !== 84 && text.charCodeAt(10) !== 32) return undefined
  const [hours, minutes, secs] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)]
  // Also false for what is no number.
  if (!(hours < 24 && minutes < 60 && secs < 60)) return undefined
  if (!text.startsWith(plainDay) || plainDay === '') {
    const midnight = anyIsoTime(`${text.slice(0, 10)}T00:00`, 0)
    if (midnight === undefined) return undefined
    plainDay = text.slice(0, 10)
    plainMidnight = midnight
  }
  return plainMidnight + hours * hour + minutes * 60_000 + secs * 1000
}

function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

function anyIsoTime(text: string, zoneHours: number): number | undefined {
  const parts = iso.exec(text)
  if (!parts) return undefined
  const [, year, month, day, hours, minutes, secs = '0', fraction = '', zone] = parts
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(secs) > 59) return undefined
  if (Number(year) < firstYear || Number(year) > lastYear) return undefined
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  // 31 April is not 1 May.
  if (new Date(midnight).getUTCDate() !== Number(day) || Number(month) > 12 || Number(month) < 1) return undefined
  const at = midnight + Number(hours) * hour + Number(minutes) * 60_000 + Number(secs) * 1000
  const local = at + Math.round(Number(`0.${fraction || 0}`) * 1000)
  return zone === undefined ? local : local - offsetOf(zone) + zoneHours * hour
}

/** Milliseconds by which a clock with this sign is ahead of UTC. */
function offsetOf(zone: string): number {
  if (zone === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  return (zone.startsWith('-') ? -1 : 1) * (hours * hour + minutes * 60_000)
}
