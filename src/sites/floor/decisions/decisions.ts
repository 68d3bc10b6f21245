import { decideAbsences, decideMissing } from './absences.ts'
import { decideAtCounters } from './at-counters.ts'
import type { Decision, Hall } from './decision.ts'
import { decideDevices } from './devices.ts'
import { decideIncidents } from './incidents.ts'
import { decideAfterClosing, decideLeftOver, decidePromises } from './promises.ts'

/** What needs a decision first: what stops many, then promises, then who is not there, then things, then single counters. */
const order: readonly Decision['kind'][] = [
  'leftOver',
  'incident',
  'promise',
  'agencyAbsent',
  'agenciesAbsent',
  'afterClosing',
  'printer',
  'kioskPrinter',
  'printFailed',
  'devicesSilent',
  'deviceSilent',
  'voice',
  'tooLongAway',
  'counterIdle',
  'declined',
  'officersMissing',
]

/** All of them, ranked. Pure: the same facts always ask for the same decisions in the same order. */
export function decisionsOf(hall: Hall): Decision[] {
  return ranked([
    ...decideLeftOver(hall),
    ...decideIncidents(hall),
    ...decidePromises(hall),
    ...decideAbsences(hall),
    ...decideAfterClosing(hall),
    ...decideDevices(hall),
    ...decideAtCounters(hall),
    ...decideMissing(hall),
  ])
}

export function ranked(decisions: readonly Decision[]): Decision[] {
  const place = ({ kind }: Decision) => order.indexOf(kind)
  return decisions.toSorted((a, b) => place(a) - place(b) || b.weight - a.weight)
}
