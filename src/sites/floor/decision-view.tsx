import type { Child } from 'hono/jsx'
import type { Directory, Incident } from '#directory/directory.ts'
import { clockTime } from '#directory/say.ts'
import type { Reader } from '#platform/live.ts'
import { EmptyState } from '#ui/parts.tsx'
import { names } from '#visit/names.ts'
import type { Decision } from './decisions.ts'
import { words } from './words.ts'

type Place = { readonly directory: Directory; readonly mayAct: boolean; readonly reader: Reader }
type Said = {
  readonly tone: 'bad' | 'attention'
  readonly title: string
  readonly detail: string
  readonly acts: readonly Link[]
}
type Link = { readonly href: string; readonly text: string }

export function Decisions({ decisions, ...place }: Place & { decisions: readonly Decision[] }) {
  const says = words[place.reader.language]
  if (decisions.length === 0) return <EmptyState title={says.nothingToDecide}>{says.nothingToDecideHelp}</EmptyState>
  return (
    <ul class="cards">
      {decisions.map((decision) => {
        const { tone, title, detail, acts } = say(decision, place)
        return (
          <Card tone={tone} title={title} detail={detail}>
            {place.mayAct && acts.map((act) => <a href={act.href}>{act.text}</a>)}
          </Card>
        )
      })}
    </ul>
  )
}

function Card({ tone, title, detail, children }: { tone: string; title: string; detail: string; children?: Child }) {
  return (
    <li class={tone}>
      <h3>{title}</h3>
      <p class="quiet">{detail}</p>
      <p class="acts">{children}</p>
    </li>
  )
}

function say(decision: Decision, place: Place): Said {
  switch (decision.kind) {
    case 'incident':
      return sayIncident(decision, place)
    case 'agencyAbsent':
      return sayAbsence(decision, place)
    case 'queueLate':
      return sayLate(decision, place)
    case 'officersMissing':
      return sayMissing(decision, place)
    case 'printFailed':
      return sayPrints(decision, place)
    case 'voice':
      return sayVoice(decision, place)
    default:
      return sayDevice(decision, place)
  }
}

type Of<K extends Decision['kind']> = Extract<Decision, { kind: K }>

function sayIncident(
  { incident, minutes, waiting }: Of<'incident'>,
  { directory, reader: { language, formats } }: Place,
): Said {
  const says = words[language]
  const base = `/floor/incidents/${incident.id}`
  return {
    tone: 'bad',
    title: says.incident(
      whereOf(directory, incident, language),
      names[language].incident[incident.kind],
      formats.minutes(minutes),
    ),
    detail: `${says.incidentDetail(waiting)} ${incident.stops ? says.stopped : says.stillGiven}`,
    acts: [
      incident.stops
        ? { href: `${base}/give`, text: says.giveNumbers }
        : { href: `${base}/stop`, text: says.stopNumbers },
      { href: `${base}/close`, text: says.recovered },
    ],
  }
}

export function whereOf(directory: Directory, incident: Incident, language: Reader['language']): string {
  const queue = incident.queueId ? directory.queues.get(incident.queueId) : undefined
  const service = incident.serviceId ? directory.services.get(incident.serviceId) : undefined
  const counter = incident.counterId ? directory.counters.get(incident.counterId) : undefined
  const agency = incident.agencyId ? directory.agencies.get(incident.agencyId)?.shortName : names[language].wholeMall
  const part = (queue ?? service ?? counter)?.name[language]
  return part ? `${agency}, ${part}` : (agency ?? '')
}

function sayAbsence({ agency, since, waiting }: Of<'agencyAbsent'>, { reader }: Place): Said {
  const says = words[reader.language]
  return {
    tone: 'bad',
    title: says.agencyAbsent(agency.shortName),
    detail: says.agencyAbsentDetail(clockTime(since, reader), waiting),
    acts: [{ href: `/floor/incidents/new?kind=officer_absent&place=agency:${agency.id}`, text: says.makeIncident }],
  }
}

function sayLate({ queue, facts, couldOpen }: Of<'queueLate'>, { reader: { language, formats } }: Place): Said {
  const says = words[language]
  const signs = couldOpen.map((counter) => counter.name[language])
  const longest = formats.minutes(Math.floor(facts.longest / 60_000))
  return {
    tone: 'attention',
    title: says.queueLate(queue.letter, queue.name[language], longest, formats.minutes(queue.promiseMinutes)),
    detail: [
      says.queueLateDetail(facts.beyondPromise),
      signs.length > 0 && says.couldOpen(formats.list(signs.slice(0, 6))),
    ]
      .filter(Boolean)
      .join(' '),
    acts: [{ href: '/floor/notices/new', text: says.tell }],
  }
}

function sayMissing({ agency, missing }: Of<'officersMissing'>, { reader: { language, formats } }: Place): Said {
  const says = words[language]
  const who = missing.map(({ counter, names: people, since }) =>
    says.officerMissing(counter.name[language], formats.list(people), clockTime(timeOf(since), { language })),
  )
  return {
    tone: 'attention',
    title: says.officersMissing(agency.shortName, missing.length),
    detail: `${who.join('. ')}.`,
    acts: missing.slice(0, 1).map(({ counter }) => ({
      href: `/floor/incidents/new?kind=officer_absent&place=counter:${counter.id}`,
      text: says.makeIncident,
    })),
  }
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function sayPrints({ prints }: Of<'printFailed'>, { reader: { language, formats } }: Place): Said {
  const says = words[language]
  return {
    tone: 'attention',
    title: says.printFailed(prints.length),
    detail: says.printFailedDetail(formats.list(prints.slice(0, 8).map((one) => one.ticket))),
    acts: prints
      .slice(0, 3)
      .map((one) => ({ href: `/desk/info/visits/${one.visitId}/ticket`, text: `${says.printAgain} ${one.ticket}` })),
  }
}

function sayVoice({ device, state }: Of<'voice'>, { reader: { language } }: Place): Said {
  const says = words[language]
  return { tone: 'attention', title: says.voiceUnheard(device.name), detail: says.voiceState[state], acts: [] }
}

function sayDevice(
  { kind, device }: Of<'deviceSilent'> | Of<'printer'>,
  { reader: { language, formats } }: Place,
): Said {
  const says = words[language]
  const acts: Link[] = []
  if (kind === 'printer') {
    return {
      tone: 'attention',
      title: says.printerTrouble(device.name, says.printer[device.printerState ?? 'ok']),
      detail: says.printerDetail,
      acts,
    }
  }
  const title = device.lastHeardAt
    ? says.deviceSilent(device.name, formats.time(device.lastHeardAt))
    : says.deviceNever(device.name)
  return { tone: 'attention', title, detail: says.deviceSilentDetail, acts }
}
