import type { Directory, Incident } from '#directory/directory.ts'
import type { Reader } from '#platform/live.ts'
import { names } from '#visit/names.ts'
import type { Of } from './decision.ts'
import type { Place, Said } from './said.ts'
import { decisionWords } from './words.ts'

export function sayIncident(
  { incident, minutes, waiting }: Of<'incident'>,
  { directory, now, reader: { language, formats } }: Place,
): Said {
  const says = decisionWords[language]
  const base = `/floor/incidents/${incident.id}`
  const recovered = { href: `${base}/close`, text: says.recovered }
  const [where, what] = [whereOf(directory, incident, language), names[language].incident[incident.kind]]
  const since = says.incidentSince(where, what, formats.since(incident.openedAt, now))
  if (minutes === undefined) {
    return { tone: 'attention', title: since, details: [says.incidentOver], acts: [recovered] }
  }
  const isOfToday = formats.civilDay(incident.openedAt) === formats.civilDay(now)
  return {
    tone: 'bad',
    title: isOfToday ? says.incident(where, what, minutes === 0 ? says.justNow : formats.minutes(minutes)) : since,
    details: [says.incidentDetail(waiting), incident.stops ? says.stopped : says.stillGiven],
    acts: [
      incident.stops
        ? { href: `${base}/give`, text: says.giveNumbers }
        : { href: `${base}/stop`, text: says.stopNumbers },
      recovered,
    ],
  }
}

/** Where and what, without since when. */
export function nameOfIncident(incident: Incident, directory: Directory, language: Reader['language']): string {
  return `${whereOf(directory, incident, language)}: ${names[language].incident[incident.kind].toLowerCase()}`
}

export function whereOf(directory: Directory, incident: Incident, language: Reader['language']): string {
  const queue = incident.queueId ? directory.queues.get(incident.queueId) : undefined
  const service = incident.serviceId ? directory.services.get(incident.serviceId) : undefined
  const counter = incident.counterId ? directory.counters.get(incident.counterId) : undefined
  const agency = incident.agencyId ? directory.agencies.get(incident.agencyId)?.shortName : names[language].wholeMall
  const part = (queue ?? service ?? counter)?.name[language]
  return part ? `${agency}, ${part}` : (agency ?? '')
}
