import type { Directory } from '#directory/directory.ts'

/** Rules of appointments that a mall may set (`appointment` in its settings); what is absent has these defaults. */
export type AppointmentRules = {
  readonly slotMinutes: number
  /** Of what the counters can serve, how much is for appointments; the rest is reserved for walk-ins. */
  readonly share: number
  readonly holdMinutes: number
  /** How long a place from the waiting list, and one won in a draw, waits for a yes. */
  readonly offerMinutes: number
  readonly winMinutes: number
  /** An offer comes at least so long before the time, so that one can still get there. */
  readonly offerLeadMinutes: number
  readonly earlyMinutes: number
  /** After so many minutes the credit is gone and the place goes to a walk-in. */
  readonly lateMinutes: number
}
export const defaultRules: AppointmentRules = {
  slotMinutes: 30,
  share: 0.6,
  holdMinutes: 10,
  offerMinutes: 30,
  winMinutes: 720,
  offerLeadMinutes: 60,
  earlyMinutes: 30,
  lateMinutes: 10,
}

/** Whoever has no phone must find a place too: at least three in ten stay for walk-ins, whatever a mall sets. */
export const largestShare = 0.7

export function rulesOf(directory: Directory): AppointmentRules {
  const set = (directory.mall.settings as { appointment?: Partial<AppointmentRules> }).appointment
  const rules = { ...defaultRules, ...set }
  return { ...rules, share: Math.min(rules.share, largestShare) }
}

export function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000)
}

/** Until when a place waits for an answer: never beyond the time that it is for. */
export function answerUntil(now: Date, minutes: number, startsAt: Date): Date {
  const until = minutesAfter(now, minutes)
  return until < startsAt ? until : startsAt
}
