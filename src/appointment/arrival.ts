import { Refused } from '#platform/refused.ts'
import type { Arrival } from '#visit/take-number.ts'
import type { ProtectedAs } from '#visit/visit.ts'
import { type AppointmentRules, minutesAfter } from './rules.ts'

/**
 * As what a person with an appointment arrives (queue.md 3): on time counts from the appointed time with the credit of
 * appointments; later than the minutes of grace is a walk-in from the moment of coming. Coming early gains nothing over
 * the others of the same time, and too early is sent to sit down first.
 */
export function arrivalOf(
  startsAt: Date,
  protectedAs: ProtectedAs | null,
  rules: AppointmentRules,
  now: Date,
): Arrival {
  if (now < minutesAfter(startsAt, -rules.earlyMinutes))
    throw new Refused('appointment.tooEarly', { minutes: rules.earlyMinutes })
  // The protected class counts from coming, and its promise too, so an appointment never makes its holder wait longer.
  if (protectedAs) return { class: 'protected', arrivalRef: now }
  if (now > minutesAfter(startsAt, rules.lateMinutes)) return { class: 'regular', arrivalRef: now }
  return { class: 'appointment', arrivalRef: now > startsAt ? now : startsAt }
}
