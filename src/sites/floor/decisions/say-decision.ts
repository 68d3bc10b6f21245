import type { Decision } from './decision.ts'
import type { Place, Said } from './said.ts'
import { sayAway, sayDeclined, sayIdle } from './say-counters.ts'
import { sayDevice, sayPrinter, sayPrints, sayVoice } from './say-devices.ts'
import { sayIncident } from './say-incident.ts'
import { sayAbsence, sayAfterClosing, sayMissing, sayPromise } from './say-people.ts'

export function sayDecision(decision: Decision, place: Place): Said {
  switch (decision.kind) {
    case 'incident':
      return sayIncident(decision, place)
    case 'promise':
      return sayPromise(decision, place)
    case 'agencyAbsent':
      return sayAbsence(decision, place)
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
    case 'voice':
      return sayVoice(decision, place)
    default:
      return sayDevice(decision, place)
  }
}
