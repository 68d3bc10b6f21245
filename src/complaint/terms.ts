import { dueAfterDays, type WorkingTime } from '#mall/working-time.ts'
import { holds } from '#platform/dated.ts'
import { Refused } from '#platform/refused.ts'

/** What is due after a complaint came, by its class. */
export type Step =
  | 'verify'
  | 'answerPlan'
  | 'closeWhenSilent'
  | 'information'
  | 'normative'
  | 'notSupervisory'
  | 'supervisory'
  | 'minor'
  | 'publicInformation'
  | 'publicInformationLonger'
  | 'complete'
  | 'completeByReporter'
  | 'decide'
  | 'tellDecision'
export type ComplaintTerm = {
  readonly step: Step
  readonly amount: number
  /** Calendar days count nights, Sundays and holidays. */
  readonly unit: 'workingDay' | 'calendarDay'
  readonly basis: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly assumed: boolean
}

const sp4n = 'PermenPANRB 62/2018 (SP4N-LAPOR)'

/** Terms by date; a mall may be stricter, never later. */
export const complaintTerms: readonly ComplaintTerm[] = [
  term('verify', 3, sp4n),
  term('answerPlan', 5, sp4n),
  term('closeWhenSilent', 10, sp4n),
  term('information', 5, sp4n),
  term('normative', 5, sp4n),
  term('notSupervisory', 14, sp4n),
  term('supervisory', 60, sp4n),
  // A rule of some units; no law names it.
  { ...term('minor', 2, 'aturan unit (SIPPN 8304801)'), assumed: true },
  term('publicInformation', 10, 'UU 14/2008 Pasal 22', '2010-04-30'),
  term('publicInformationLonger', 7, 'UU 14/2008 Pasal 22', '2010-04-30'),
  calendar('complete', 14),
  calendar('completeByReporter', 30),
  calendar('decide', 60),
  calendar('tellDecision', 14),
]

/**
 * When a step is due for something received at a moment: the end of the last day of its term.
 * @throws Refused complaint.noTerm, calendar.yearMissing.
 */
export function complaintDueAt(
  step: Step,
  receivedAt: Date,
  time: WorkingTime,
  day: string,
  terms: readonly ComplaintTerm[] = complaintTerms,
): Date {
  const found = terms.find((one) => one.step === step && holds(one, day))
  if (!found) throw new Refused('complaint.noTerm', { step, day })
  if (found.unit === 'workingDay') return dueAfterDays(time, receivedAt, found.amount)
  return new Date(receivedAt.getTime() + found.amount * 24 * 60 * 60 * 1000)
}

/** UU 25/2009 counts days of the calendar; not read in its own text. */
function calendar(step: Step, amount: number): ComplaintTerm {
  const basis = 'UU 25/2009 Pasal 44-50'
  return { step, amount, unit: 'calendarDay', basis, validFrom: '2009-07-18', validUntil: null, assumed: true }
}

function term(step: Step, amount: number, basis: string, validFrom = '2018-11-09'): ComplaintTerm {
  return { step, amount, unit: 'workingDay', basis, validFrom, validUntil: null, assumed: false }
}
