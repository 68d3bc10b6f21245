import type { Directory } from '#directory/directory.ts'
import type { Formats } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { sayWait } from '#visit/estimate/say-wait.ts'
import type { Wait } from '#visit/estimate/wait.ts'
import type { Status } from '#visit/read-status.ts'
import { type Standing, standingOf } from '#visit/standing.ts'
import type { Leg } from '#visit/visit.ts'
import { isLeftOver, sayAgain, sayEnded } from './closing.ts'
import { closingWords } from './closing-words.ts'
import type { StatusProps } from './snapshot.ts'
import { words } from './words.ts'

export type Told = {
  readonly standing: Standing
  /** Of the leg that waits. */
  readonly wait: Wait | undefined
  readonly headline: string
  readonly more: string | undefined
}

/** The one thing that the owner of a number has to know now, and a sentence on what to do. */
export function tell({ status, snapshot, reader }: StatusProps): Told {
  const standing = standingOfNumber(status)
  const { leg } = standing
  if (standing.kind === 'waiting' && leg) {
    const wait = snapshot.waits.ofLeg(leg.id)
    if (isLeftOver(standing, wait, snapshot)) return { standing, wait, ...sayLeftOver(snapshot, reader) }
    return { standing, wait, ...sayWaiting(wait, status.before.get(leg.id), reader) }
  }
  // Nobody is sorry that a number of a rehearsal was not served.
  const { headline, more } = words[reader.language]
  if (status.visit.isRehearsal && standing.kind === 'expired')
    return { standing, wait: undefined, headline: headline.practiceOver, more: more.practiceOver }
  const ended = status.visit.isRehearsal ? undefined : sayEnded(status, snapshot, reader)
  if (ended && (standing.kind === 'expired' || standing.kind === 'done'))
    return { standing, wait: undefined, headline: ended.headline ?? headline[standing.kind], more: ended.more }
  return { standing, wait: undefined, ...sentencesOf(standing, snapshot.directory, reader) }
}

type Reader = { readonly language: Language; readonly formats: Formats }
type Sentences = { readonly headline: string; readonly more: string | undefined }

function sayLeftOver(snapshot: StatusProps['snapshot'], reader: StatusProps['reader']): Sentences {
  const says = closingWords[reader.language]
  return { headline: says.leftOver, more: `${says.leftOverMore} ${sayAgain(snapshot, reader)}` }
}

/** Who waits in several queues is told of the one that is nearest. */
export function standingOfNumber({ visit, before }: Status): Standing {
  const standing = standingOf(visit)
  if (standing.kind !== 'waiting' || !standing.leg || standing.others.length === 0) return standing
  const placeOf = (leg: Leg) => before.get(leg.id) ?? Number.POSITIVE_INFINITY
  const all = [standing.leg, ...standing.others]
  const leg = all.filter(({ state }) => state === 'waiting').reduce((a, b) => (placeOf(b) < placeOf(a) ? b : a))
  return { kind: 'waiting', leg, others: all.filter((other) => other !== leg) }
}

/** A range where one can be said; otherwise the place, and why no time is said. Nothing is guessed. */
function sayWaiting(wait: Wait | undefined, before: number | undefined, reader: Reader): Sentences {
  const says = words[reader.language]
  const place = sayBefore(before, reader)
  if (wait?.kind === 'range')
    return {
      // That it is a first estimate is said below: inside the headline it would break the sentence.
      headline: says.headline.range(capital(sayWait({ ...wait, isFirst: false }, reader.language))),
      more: wait.isFirst ? `${place}. ${says.more.first}` : `${place}.`,
    }
  if (wait?.kind === 'soon')
    return { headline: capital(sayWait(wait, reader.language)), more: before ? `${place}.` : says.more.next }
  if (wait?.why === 'paused') return { headline: says.headline.paused, more: `${place}. ${says.more.paused}` }
  return { headline: place, more: wait && `${capital(sayWait(wait, reader.language))}.` }
}

/** Called again, it says so: whoever looks twice must see that it is another call. */
function sayCalled(leg: Leg | undefined, says: (typeof words)['id']['more'], formats: Formats): string {
  const time = formats.time(leg?.calledAt ?? new Date(0))
  return leg && leg.callCount > 1 ? says.calledAgain(time) : says.called(time)
}

export function sayBefore(before: number | undefined, { language, formats }: Reader): string {
  const says = words[language].headline
  if (before === undefined) return says.waiting
  return before === 0 ? says.next : says.before(formats.number(before))
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function sentencesOf({ kind, leg }: Standing, directory: Directory, { language, formats }: Reader): Sentences {
  const says = words[language]
  const counter = leg?.counterId ? (directory.counters.get(leg.counterId)?.name[language] ?? '') : ''
  switch (kind) {
    case 'called':
      return {
        headline: says.headline.called(counter),
        more: sayCalled(leg, says.more, formats),
      }
    case 'serving':
      return { headline: says.headline.serving(counter), more: says.more.serving }
    case 'parked':
      return { headline: says.headline.parked(counter), more: says.more.parked }
    case 'away':
      return {
        headline: says.headline.away,
        more: leg?.deferredUntil ? says.more.away(formats.time(leg.deferredUntil)) : undefined,
      }
    case 'waiting':
      return { headline: says.headline.waiting, more: undefined }
    default:
      return { headline: says.headline[kind], more: says.more[kind] }
  }
}
