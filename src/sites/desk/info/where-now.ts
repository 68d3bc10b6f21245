import type { Directory } from '#directory/directory.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayCounters, sayHall } from '#directory/say.ts'
import type { Reader } from '#platform/live.ts'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { sayWait } from '#visit/estimate/say-wait.ts'
import { names } from '#visit/names.ts'
import type { Status } from '#visit/read-status.ts'
import { standingOf } from '#visit/standing.ts'
import type { Leg } from '#visit/visit.ts'
import { infoWords } from './words.ts'

/** What to tell somebody who stands at the desk with this number: where to go now, in a sentence one can read out. */
export type WhereNow = {
  readonly headline: string
  readonly place: string | undefined
  readonly more: string | undefined
  /** Missed, and may come back once. */
  readonly mayReturn: boolean
  readonly tone: 'good' | 'attention' | 'plain'
}

export function whereNow(
  { visit, before }: Status,
  directory: Directory,
  waits: Waits,
  { language, formats }: Pick<Reader, 'language' | 'formats'>,
): WhereNow {
  const says = infoWords[language].where
  const { kind, leg } = standingOf(visit)
  const told = { place: undefined, more: undefined, mayReturn: false, tone: 'plain' as const }
  if (!leg) return { ...told, headline: says.over[kind as keyof typeof says.over] ?? says.over.done }
  const counter = leg.counterId === null ? undefined : directory.counters.get(leg.counterId)
  const zone = counter && directory.zones.get(counter.zoneId)
  const atCounter = zone ? `${zone.hallName[language]}, ${zone.name[language]}` : undefined
  const sign = counter?.name[language] ?? ''
  switch (kind) {
    case 'called':
      return { ...told, headline: says.called(sign), place: atCounter, tone: 'attention' }
    case 'serving':
      return { ...told, headline: says.serving(sign), place: atCounter, tone: 'good' }
    case 'parked':
      return {
        ...told,
        headline: says.parked(sign),
        place: atCounter,
        more: leg.reason ? names[language].hold[leg.reason as keyof (typeof names)['id']['hold']] : undefined,
      }
    case 'missed':
      return {
        ...told,
        headline: says.missed,
        more: leg.graceUsed ? says.missedTwice : says.mayReturn,
        mayReturn: !leg.graceUsed,
        tone: 'attention',
      }
    case 'away':
      return {
        ...told,
        headline: says.away,
        more: leg.deferredUntil ? says.until(formats.time(leg.deferredUntil)) : '',
      }
    case 'waiting':
      return waiting(leg)
    default:
      return { ...told, headline: says.later, place: placeOf(leg) }
  }

  function waiting(one: Leg): WhereNow {
    const wait = waits.ofLeg(one.id)
    const ahead = before.get(one.id)
    const people = ahead === undefined ? undefined : ahead === 0 ? says.next : says.before(formats.number(ahead))
    return {
      ...told,
      headline: says.waiting(placeOf(one)),
      place: capital([wait && sayWait(wait, language), people].filter(Boolean).join(', ')),
      more: says.listen,
      tone: 'good',
    }
  }

  function placeOf(one: Leg): string {
    const place = placeOfQueue(directory, one.queueId)
    const hall = sayHall(place, { language, formats })
    return [sayCounters(place, { language, formats }), hall].filter(Boolean).join(', ')
  }
}

function capital(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1)
}
