import { type Weekday, weekdayOf } from '#mall/day.ts'
import type { Named } from '#platform/words.ts'

/** Presence days are dated: an addendum to the agreement (PKS) changes them from its day on. */
export type Presence = { readonly validFrom: string; readonly days: readonly Weekday[]; readonly basis: string }
export type PresenceException = { readonly heldOn: string; readonly isPresent: boolean; readonly reason: Named }

/** Is the agency in the mall on this day? An exception for the day wins, then the latest dated rule. */
export function isPresentOn(
  presence: readonly Presence[],
  exceptions: readonly PresenceException[],
  day: string,
): boolean {
  const exception = exceptions.find((e) => e.heldOn === day)
  if (exception) return exception.isPresent
  const rule = presence
    .filter((p) => p.validFrom <= day)
    .reduce<Presence | undefined>((latest, p) => (latest && latest.validFrom >= p.validFrom ? latest : p), undefined)
  return rule?.days.includes(weekdayOf(day)) ?? false
}
