import type { Agency, Queue } from '#directory/directory.ts'
import { nameOfQueue } from '#directory/place.ts'
import { clockTime } from '#directory/say.ts'
import type { Missing, Of, Remedy } from './decision.ts'
import type { Act, Place, Said } from './said.ts'
import { decisionWords } from './words.ts'

export function sayPromise({ queue, breaking, longest, remedy }: Of<'promise'>, place: Place): Said {
  const { language, formats } = place.reader
  const says = decisionWords[language]
  const { broken, coming, first } = breaking
  const name = nameOf(queue, place)
  return {
    tone: broken > 0 ? 'bad' : 'attention',
    title:
      broken > 0 || !first
        ? says.promiseBroken(name, formats.minutes(queue.promiseMinutes))
        : says.promiseComing(name, formats.time(first.at)),
    details: [
      ...(broken > 0 ? [says.broken(broken)] : []),
      ...(first ? [says.coming(coming, first.ticket, formats.time(first.at))] : []),
      ...(remedy ? sayRemedy(remedy, longest, place) : [sayLongest(longest, place)]),
    ],
    acts: [...(remedy ? actsOf(remedy, place) : []), { href: noticeOfLongWait(queue, place), text: says.tell }],
  }
}

/** The page of a notice with its words written already, in both languages: one press more tells the hall. */
function noticeOfLongWait(queue: Queue, { directory }: Place): string {
  const agency = directory.agencies.get(queue.agencyId)
  const inLanguage = (language: 'id' | 'en') => {
    const name = agency ? nameOfQueue(agency, queue, language) : queue.name[language]
    return decisionWords[language].longWait(name, queue.promiseMinutes)
  }
  const asked = { to: `agency:${queue.agencyId}`, id: inLanguage('id'), en: inLanguage('en') }
  return `/floor/notices/new?${new URLSearchParams(asked)}`
}

function nameOf(queue: Queue, { directory, reader }: Place): string {
  const agency = directory.agencies.get(queue.agencyId)
  return `${queue.letter} ${agency ? nameOfQueue(agency, queue, reader.language) : queue.name[reader.language]}`
}

function sayLongest(longest: number | undefined, { reader: { language, formats } }: Place): string {
  const says = decisionWords[language]
  return longest === undefined ? says.nobody : says.longest(formats.minutes(Math.round(longest)))
}

/** What a further counter would do is said only when it does something. */
function sayRemedy(remedy: Remedy, longest: number | undefined, place: Place): string[] {
  const { language, formats } = place.reader
  const says = decisionWords[language]
  const counter = remedy.counter.name[language]
  if (remedy.kind === 'asked') {
    const since = formats.time(remedy.request.askedAt)
    const asked = place.namesPeople ? says.askedName(remedy.request.name, counter, since) : says.asked(counter, since)
    return [sayLongest(longest, place), asked]
  }
  const [from, to] = [longest, remedy.longest].map((one) => (one === undefined ? undefined : Math.round(one)))
  if (from !== undefined && to !== undefined && to < from)
    return [says.remedy(counter, formats.minutes(from), formats.minutes(to))]
  return [sayLongest(longest, place), says.remedyOnly(counter)]
}

function actsOf(remedy: Remedy, { reader: { language } }: Place): Act[] {
  const says = decisionWords[language]
  const { counter } = remedy
  const at = `/floor/counters/${counter.code}`
  const sign = counter.name[language]
  if (remedy.kind === 'asked')
    return [{ press: `/floor/requests/${remedy.request.id}/withdraw`, fields: {}, text: says.withdraw }]
  if (remedy.kind === 'choose') return [{ href: `${at}/open`, text: says.choose(sign) }]
  const fields = { staff: remedy.staffId }
  if (remedy.kind === 'move')
    return [{ press: `${at}/moves`, fields, text: says.move(remedy.name, remedy.from.name[language], sign) }]
  return [
    { press: `${at}/requests`, fields, text: says.ask(remedy.name, sign) },
    { href: `${at}/open`, text: says.otherOfficer },
  ]
}

export function sayAbsence({ agency, since, waiting, remedy }: Of<'agencyAbsent'>, place: Place): Said {
  const says = decisionWords[place.reader.language]
  return {
    tone: 'bad',
    title: says.agencyAbsent(agency.shortName),
    details: [
      says.agencyAbsentDetail(clockTime(since, place.reader), waiting),
      ...(remedy?.kind === 'asked' ? sayRemedy(remedy, undefined, place).slice(1) : []),
    ],
    acts: [...(remedy ? actsOf(remedy, place) : []), ...announceAbsence(agency, place)],
  }
}

export function sayAbsences({ agencies, since }: Of<'agenciesAbsent'>, place: Place): Said {
  const says = decisionWords[place.reader.language]
  return {
    tone: 'attention',
    title: says.agenciesAbsent(agencies.length),
    details: [
      says.named(agencies.map(({ shortName }) => shortName)),
      says.agenciesAbsentDetail(clockTime(since, place.reader)),
    ],
    acts: [{ href: '/floor/incidents/new?kind=officer_absent', text: says.makeIncident }],
  }
}

function announceAbsence(agency: Agency, { reader }: Place): Act[] {
  const href = `/floor/incidents/new?kind=officer_absent&place=agency:${agency.id}`
  return [{ href, text: decisionWords[reader.language].makeIncident }]
}

export function sayAfterClosing({ people, closes }: Of<'afterClosing'>, { reader }: Place): Said {
  const says = decisionWords[reader.language]
  return {
    tone: 'attention',
    title: says.afterClosing(people, clockTime(closes, reader)),
    details: [says.afterClosingDetail],
    acts: [{ href: '/floor/hours', text: says.extend, ofMall: true }],
  }
}

const shown = 4

export function sayMissing({ agency, missing }: Of<'officersMissing'>, place: Place): Said {
  const says = decisionWords[place.reader.language]
  const who = missing.slice(0, shown).map((one) => sayWho(one, place))
  const unasked = missing.filter(({ asked }) => !asked)
  return {
    tone: 'plain',
    title: says.officersMissing(agency.shortName, missing.length),
    details: missing.length > shown ? [...who, says.more(missing.length - shown)] : who,
    acts: [...unasked.slice(0, 2), ...missing.filter(({ asked }) => asked)].map((one) => askOrWithdraw(one, place)),
  }
}

function sayWho({ counter, name, since, asked }: Missing, { reader, namesPeople }: Place): string {
  const says = decisionWords[reader.language]
  const sign = counter.name[reader.language]
  if (asked) {
    const at = reader.formats.time(asked.askedAt)
    return namesPeople ? says.askedName(asked.name, sign, at) : says.asked(sign, at)
  }
  const time = clockTime(timeOf(since), reader)
  return namesPeople ? says.officerMissing(sign, name, time) : says.counterMissing(sign, time)
}

function askOrWithdraw({ counter, staffId, name, asked }: Missing, { reader: { language } }: Place): Act {
  const says = decisionWords[language]
  const sign = counter.name[language]
  if (asked) return { press: `/floor/requests/${asked.id}/withdraw`, fields: {}, text: says.withdrawFrom(sign) }
  return {
    press: `/floor/counters/${counter.code}/requests`,
    fields: { staff: staffId },
    text: says.ask(name, sign),
  }
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
