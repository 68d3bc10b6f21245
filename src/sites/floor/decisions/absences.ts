import { isPresentOn } from '#agency/presence.ts'
import { type Agency, type Counter, haveClosedToday, sitesOf } from '#directory/directory.ts'
import { openSince, patience, requestAt, restOf, sittingAt, sumWaiting } from './counting.ts'
import { type Hall, type Missing, mostAlone, type Of } from './decision.ts'
import { remedyAt } from './remedy.ts'

/** Scheduled today, the doors are open, and no counter of theirs is; a break of all of them together is not absence. */
export function decideAbsences(hall: Hall): (Of<'agencyAbsent'> | Of<'agenciesAbsent'>)[] {
  const absences = absencesOf(hall)
  const unmissed = absences.filter(({ waiting, remedy }) => waiting === 0 && remedy?.kind !== 'asked')
  const [first] = unmissed
  if (!first || unmissed.length <= mostAlone) return absences
  const agencies = unmissed.map(({ agency }) => agency).sort((a, b) => a.shortName.localeCompare(b.shortName, 'id'))
  return [
    ...absences.filter((absence) => !unmissed.includes(absence)),
    { kind: 'agenciesAbsent', agencies, since: first.since, weight: agencies.length },
  ]
}

function absencesOf(hall: Hall): Of<'agencyAbsent'>[] {
  const { directory, facts } = hall
  const since = openSince(hall)
  if (!since) return []
  return [...directory.agencies.values()]
    .filter((agency) => isMissing(hall, agency))
    .map((agency) => {
      const queues = [...directory.queues.values()].filter((queue) => queue.agencyId === agency.id)
      const waiting = sumWaiting(
        facts,
        queues.map((queue) => queue.id),
      )
      const remedy = remedyAt(hall, countersOfAgency(hall, agency))
      return { kind: 'agencyAbsent', agency, since, waiting, remedy, weight: waiting }
    })
}

export function isAbsent(hall: Hall, agencyId: number): boolean {
  const agency = hall.directory.agencies.get(agencyId)
  return openSince(hall) !== undefined && agency !== undefined && isMissing(hall, agency)
}

function isMissing(hall: Hall, agency: Agency): boolean {
  if (!isPresentOn(agency.presence, agency.exceptions, hall.facts.day)) return false
  if (haveClosedToday(hall.directory, sitesOf(hall.directory, agency), hall.now)) return false
  const counters = countersOfAgency(hall, agency)
  const isOpen = counters.some((counter) => sittingAt(hall.facts, counter))
  return counters.length > 0 && !isOpen && !counters.every((counter) => restOf(hall, counter))
}

function countersOfAgency({ directory }: Hall, agency: Agency): Counter[] {
  return [...directory.counters.values()].filter((counter) => counter.agencyId === agency.id)
}

/** Planned here now, and nobody sits here: one decision per agency. Agencies that are missing whole have said so already. */
export function decideMissing(hall: Hall): Of<'officersMissing'>[] {
  if (!openSince(hall)) return []
  const { directory, facts } = hall
  const missing = facts.roster.flatMap(({ counterId, staffId, name, from, until }): Missing[] => {
    const counter = directory.counters.get(counterId)
    const isDue = from + patience <= facts.minute && facts.minute < until
    if (!counter || !isDue || restOf(hall, counter) || sittingAt(facts, counter)) return []
    // At work at another counter, where the floor may have wanted it: nobody is missing.
    if (facts.sittings.some((sitting) => sitting.staffId === staffId)) return []
    return [{ counter, staffId, name, since: from, asked: requestAt(facts, counter) }]
  })
  return [...Map.groupBy(missing, ({ counter }) => counter.agencyId)].flatMap(([agencyId, ofAgency]) => {
    const agency = directory.agencies.get(agencyId)
    if (!agency || isAbsent(hall, agencyId)) return []
    return [{ kind: 'officersMissing' as const, agency, missing: ofAgency, weight: ofAgency.length }]
  })
}
