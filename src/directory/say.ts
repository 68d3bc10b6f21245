import type { Formats } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import type { Availability, Closed } from './availability.ts'
import { type Place, rangesOf } from './place.ts'
import { words } from './words.ts'

/** Who reads: the language, and how times and days are written in it. */
export type Reader = { readonly language: Language; readonly formats: Formats }

/** Open or not in a few words, and a sentence about when again (or what is broken). */
export function sayAvailability(
  availability: Availability,
  reader: Reader,
): { readonly short: string; readonly more: string | undefined } {
  const says = words[reader.language]
  if (availability.state === 'stopped')
    return { short: says.stopped, more: availability.incident.message[reader.language] }
  if (availability.state === 'closed') {
    const { because, holiday, reason } = availability
    const why = [holiday?.[reader.language], reason?.[reader.language]].flatMap(asSentence)
    return { short: says.closed[because], more: [...why, sayAgain(availability, reader)].join(' ') }
  }
  const { hours, doorsOpenLater } = availability
  if (!hours) return { short: says.openNow, more: undefined }
  const short = doorsOpenLater
    ? says.opensLater(clockTime(hours.open, reader))
    : says.openUntil(clockTime(hours.close, reader))
  return { short, more: undefined }
}

/** What somebody wrote in a field, with its full stop. */
function asSentence(text = ''): string[] {
  return text === '' ? [] : [/[.?!]$/.test(text) ? text : `${text}.`]
}

function sayAgain({ because, again, yearNotKnown }: Closed, reader: Reader): string {
  const says = words[reader.language]
  if (yearNotKnown) return says.again.yearNotKnown(yearNotKnown)
  if (!again) return says.again.unknown
  if (again.isToday) return says.again.today(clockTime(again.numbersFrom, reader))
  const [day, open] = [reader.formats.date(again.day), clockTime(again.open, reader)]
  const sentences = because === 'absent' ? says.hereAgain : says.again
  return again.isTomorrow ? sentences.tomorrow(day, open) : sentences.later(day, open)
}

/** "Loket 1 sampai 7 dan 9"; names of its own where a counter is not called by its sign. */
export function sayCounters(place: Pick<Place, 'counters'>, reader: Reader): string {
  const { language, formats } = reader
  const says = words[language]
  if (place.counters.length === 0) return says.noCounter
  const bySign = place.counters.every((counter) => counter.name[language] === says.counter(counter.code))
  if (!bySign) return formats.list(place.counters.map((counter) => counter.name[language]))
  const ranges = rangesOf(place.counters.map((counter) => counter.code))
  const signs = formats.list(ranges.map(({ first, last }) => (first === last ? first : says.counters(first, last))))
  return place.counters.length === 1 ? says.counter(signs) : says.several(signs)
}

/** "Aula Utara, lantai 1" */
export function sayHall(place: Pick<Place, 'zones'>, { language, formats }: Reader): string {
  const halls = place.zones.map((zone) => `${zone.hallName[language]}, ${words[language].floor(zone.floor)}`)
  return formats.list([...new Set(halls)])
}

/** 08.00 from a local time of day such as 08:00. */
export function clockTime(time: string, { language }: Pick<Reader, 'language'>): string {
  return language === 'id' ? time.replace(':', '.') : time
}
