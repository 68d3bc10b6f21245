import type { Directory } from '#directory/directory.ts'
import type { Formats } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import type { Status } from '#visit/read-status.ts'
import { type Standing, standingOf } from '#visit/standing.ts'
import type { Leg } from '#visit/visit.ts'
import { words } from './words.ts'

export type Told = { readonly standing: Standing; readonly headline: string; readonly more: string | undefined }
type Reader = { readonly language: Language; readonly formats: Formats }

/** The one thing that the owner of a number has to know now, and a sentence on what to do. */
export function tell(status: Status, directory: Directory, reader: Reader): Told {
  const standing = nearestFirst(standingOf(status.visit), status.before)
  const { headline, more } = sentencesOf(standing, status, directory, reader)
  return { standing, headline, more }
}

/** Who waits in several queues is told of the one that is nearest. */
function nearestFirst(standing: Standing, before: ReadonlyMap<number, number>): Standing {
  if (standing.kind !== 'waiting' || !standing.leg) return standing
  const placeOf = (leg: Leg) => before.get(leg.id) ?? Number.POSITIVE_INFINITY
  const all = [standing.leg, ...standing.others]
  const leg = all.filter(({ state }) => state === 'waiting').reduce((a, b) => (placeOf(b) < placeOf(a) ? b : a))
  return { kind: 'waiting', leg, others: all.filter((other) => other !== leg) }
}

function sentencesOf(
  { kind, leg }: Standing,
  { before }: Status,
  directory: Directory,
  { language, formats }: Reader,
): { headline: string; more?: string | undefined } {
  const says = words[language]
  const counter = counterOf(leg, directory, language)
  switch (kind) {
    case 'called':
      return {
        headline: says.headline.called(counter),
        more: says.more.called(formats.time(leg?.calledAt ?? new Date(0))),
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
      return waitingSentences(leg && before.get(leg.id), { language, formats })
    default:
      return { headline: says.headline[kind], more: says.more[kind] }
  }
}

function waitingSentences(before: number | undefined, { language, formats }: Reader) {
  const says = words[language]
  if (before === undefined) return { headline: says.headline.waiting }
  if (before === 0) return { headline: says.headline.next, more: says.more.next }
  return { headline: says.headline.before(formats.number(before)) }
}

function counterOf(leg: Leg | undefined, directory: Directory, language: Language): string {
  const counter = leg?.counterId ? directory.counters.get(leg.counterId) : undefined
  return counter?.name[language] ?? ''
}

/** Until when the mall has promised to call, for a leg that waits. */
export function promisedTime(leg: Leg, { waitedMs }: Status, directory: Directory, now: Date): Date | undefined {
  const queue = directory.queues.get(leg.queueId)
  const waited = waitedMs.get(leg.id)
  if (!queue || waited === undefined) return undefined
  return new Date(Math.round(now.getTime() - waited) + queue.promiseMinutes * 60_000)
}
