import type { Decision } from './decision.ts'
import type { Place, Said } from './said.ts'
import { sayAway, sayDeclined, sayIdle } from './say-counters.ts'
import { sayDevice, sayPrinter, sayPrints, saySilent, sayVoice } from './say-devices.ts'
import { nameOfIncident, sayIncident } from './say-incident.ts'
import { sayLeftOver } from './say-left-over.ts'
import { sayAbsence, sayAbsences, sayAfterClosing, sayMissing, sayPromise } from './say-people.ts'
import { decisionWords } from './words.ts'

export function sayDecision(decision: Decision, place: Place): Said {
  switch (decision.kind) {
    case 'incident':
      return sayIncident(decision, place)
    case 'promise':
      return sayPromise(decision, place)
    case 'agencyAbsent':
      return sayAbsence(decision, place)
    case 'agenciesAbsent':
      return sayAbsences(decision, place)
    case 'leftOver':
      return sayLeftOver(decision, place)
    case 'afterClosing':
      return sayAfterClosing(decision, place)
    case 'printer':
      return sayPrinter(decision, place)
    case 'printFailed':
      return sayPrints(decision, place)
    case 'tooLongAway':
      return sayAway(decision, place)
    case 'counterIdle':
      return sayIdle(decision, place)
    case 'declined':
      return sayDeclined(decision, place)
    case 'officersMissing':
      return sayMissing(decision, place)
    case 'devicesSilent':
      return saySilent(decision, place)
    case 'voice':
      return sayVoice(decision, place)
    default:
      return sayDevice(decision, place)
  }
}

/** What a screen reader says when another decision is the first: only what is bad, and without minutes that run. */
export function newsOf([first]: readonly Decision[], place: Omit<Place, 'namesPeople'>): string | undefined {
  const { directory, reader } = place
  const says = decisionWords[reader.language]
  if (!first) return says.nothing
  if (first.kind === 'incident') return says.news(nameOfIncident(first.incident, directory, reader.language))
  const { tone, title } = sayDecision(first, { ...place, namesPeople: false })
  return tone === 'bad' ? says.news(title) : undefined
}
