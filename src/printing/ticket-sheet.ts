import type { Directory } from '#directory/directory.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayCounters, sayHall } from '#directory/say.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { sayWait } from '#visit/estimate/say-wait.ts'
import { awaitsConfirmation } from '#visit/priority.ts'
import type { Status } from '#visit/read-status.ts'
import { isFinal, type Leg } from '#visit/visit.ts'
import type { Sheet } from './printer.ts'
import { words } from './words.ts'

type On = {
  readonly directory: Directory
  readonly language: Language
  readonly origin: string
  readonly now: Date
  readonly waits: Waits
  readonly isAgain: boolean
}

/** What a visitor holds: the number, where to go and how long it may take, and the way to the phone page. Never a name. */
export function ticketSheet(status: Status, on: On): Sheet {
  const { directory, language, origin, now, isAgain } = on
  const { visit } = status
  const says = words[language].paper
  const formats = formatsFor(language, directory.mall.timeZone)
  const open = visit.legs.filter((leg) => !isFinal(leg.state))
  const isOrdered = new Set(open.map((leg) => leg.step)).size > 1
  const query = language === 'en' ? '?lang=en' : ''
  return {
    mall: directory.mall.name[language],
    title: says.your,
    number: visit.ticket,
    ...(visit.isRehearsal ? { note: says.practice } : {}),
    parts: open.map((leg) => legPart(status, leg, on)),
    lines: [
      ...(awaitsConfirmation(visit) ? [says.showThis] : []),
      ...(open.length > 1 ? [isOrdered ? says.inOrder : says.anyOrder] : []),
    ],
    scan: { address: `${origin}/v/${visit.token}${query}`, caption: says.scan },
    foot: [
      `${says.listen} ${says.miss}`,
      says.taken(formats.moment(visit.issuedAt)),
      ...(isAgain ? [says.again(formats.moment(now))] : []),
    ],
  }
}

function legPart(status: Status, leg: Leg, { directory, language, waits }: On): Sheet['parts'][number] {
  const says = words[language].paper
  const formats = formatsFor(language, directory.mall.timeZone)
  const reader = { language, formats }
  const place = placeOfQueue(directory, leg.queueId)
  const service = directory.services.get(leg.serviceId)
  const agency = service && directory.agencies.get(service.agencyId)
  const before = status.before.get(leg.id)
  const wait = waits.ofLeg(leg.id)
  const promise = directory.queues.get(leg.queueId)?.promiseMinutes
  return {
    heading: service?.name[language] ?? '',
    lines: [
      [agency?.shortName, sayCounters(place, reader)].filter(Boolean).join(', '),
      sayHall(place, reader),
      ...(before === undefined ? [] : [before === 0 ? says.next : says.before(formats.number(before))]),
      ...(wait && before !== undefined ? [says.wait(sayWait(wait, language))] : []),
      ...(before === undefined || promise === undefined ? [] : [says.promise(formats.minutes(promise))]),
    ].filter((line) => line !== ''),
  }
}

export function testSheet({ directory, language, origin, now }: Omit<On, 'isAgain' | 'waits'>): Sheet {
  const says = words[language].paper
  return {
    mall: directory.mall.name[language],
    title: says.test,
    number: says.testNumber,
    parts: [{ heading: says.testLines, lines: [] }],
    lines: [says.testOk],
    scan: { address: origin, caption: origin.replace(/^https?:\/\//, '') },
    foot: [formatsFor(language, directory.mall.timeZone).moment(now)],
  }
}
