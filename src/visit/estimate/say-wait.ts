import type { Language } from '#platform/words.ts'
import type { Wait } from './wait.ts'
import { waitWords } from './words.ts'

/** As the public reads it: "sekitar 20 sampai 30 menit", "sebentar lagi", or why nothing can be said. No full stop. */
export function sayWait(wait: Wait, language: Language): string {
  const says = waitWords[language]
  if (wait.kind === 'soon') return says.soon
  if (wait.kind === 'unknown') return says.unknown[wait.why]
  const range = sayRange(wait.low, wait.high, language)
  return wait.isFirst ? says.first(range) : range
}

function sayRange(low: number, high: number, language: Language): string {
  const says = waitWords[language]
  if (low === 0) return says.atMost(lengthOf(high, language))
  return high < 60 ? says.between(low, high) : says.betweenLong(lengthOf(low, language), lengthOf(high, language))
}

/** Waits up to here are compared with a promise in minutes, so they are said in minutes. */
const longestInMinutes = 120

/** For a table: "20–30 m", "< 5 m", "2.10–2.40 j". */
export function sayWaitShort(wait: Wait, language: Language): string {
  const says = waitWords[language]
  if (wait.kind === 'soon') return says.short.soon
  if (wait.kind === 'unknown') return says.short.unknown[wait.why]
  if (wait.low === 0) return says.short.atMost(wait.high)
  return wait.high <= longestInMinutes
    ? says.short.minutes(wait.low, wait.high)
    : says.short.hours(clockOf(wait.low, language), clockOf(wait.high, language))
}

function lengthOf(minutes: number, language: Language): string {
  const says = waitWords[language]
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return says.minutes(rest)
  return rest === 0 ? says.hours(hours) : `${says.hours(hours)} ${says.minutes(rest)}`
}

function clockOf(minutes: number, language: Language): string {
  return `${Math.floor(minutes / 60)}${language === 'id' ? '.' : ':'}${String(minutes % 60).padStart(2, '0')}`
}
