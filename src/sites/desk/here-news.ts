import type { Closed } from '#directory/availability.ts'
import type { Counter, Directory } from '#directory/directory.ts'
import type { Reader } from '#platform/live.ts'
import type { SittingHere } from '#visit/read-desk.ts'
import { activeLeg, type Visit } from '#visit/visit.ts'
import { sayClosedDay } from './closed-day.ts'
import { words } from './words.ts'

type Here = {
  readonly sitting: SittingHere | undefined
  readonly visit: Visit | undefined
  readonly nextTicket: string | undefined
}

/**
 * What a screen reader says when the desk moves: who is here now, and what Enter does. Without running times, so that it
 * is said once for each change and not each minute.
 */
export function newsOf(
  { sitting, visit, nextTicket }: Here,
  directory: Directory,
  { closed, mine }: { readonly closed: Closed | undefined; readonly mine: Counter | undefined },
  reader: Reader,
): string {
  const { language } = reader
  const says = words[language]
  const leg = visit && activeLeg(visit)
  const next = (act: string) => says.news.enter(act)
  if (visit && leg) {
    const service = directory.services.get(leg.serviceId)?.name[language] ?? ''
    return leg.state === 'called'
      ? `${says.news.called(visit.ticket, service, leg.callCount)} ${next(says.start)}`
      : `${says.news.serving(visit.ticket, service)} ${next(sitting?.pausedAt ? says.finish : says.finishAndCall)}`
  }
  if (mine) return `${says.youSitAt(mine.name[language])} ${next(says.goTo(mine.name[language]))}`
  if (!sitting && closed) {
    const { title } = sayClosedDay({ closed, reader, nextTicket })
    return nextTicket ? `${title}. ${says.nextIs(nextTicket)}. ${next(says.open)}` : `${title}.`
  }
  if (!sitting) return `${says.closedHere}. ${next(says.open)}`
  if (closed && !nextTicket) return `${sayClosedDay({ closed, reader }).title}. ${next(says.close)}`
  if (sitting.pauseReason === 'moving') return `${says.leaving.moving}.`
  if (sitting.pausedAt) return `${says.news.paused} ${next(says.resume)}`
  return nextTicket ? `${says.ready}. ${says.nextIs(nextTicket)}. ${next(says.callNext)}` : `${says.nobody}.`
}
