import type { Presence } from '#agency/presence.ts'
import type { Reader } from '#directory/say.ts'
import type { Weekday } from '#mall/day.ts'
import { words } from './words.ts'

const week: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** "Senin sampai Jumat", "Senin dan Kamis" */
export function sayDays(days: readonly Weekday[], { language, formats }: Reader): string {
  const says = words[language].days
  const places = days.map((day) => week.indexOf(day)).sort((a, b) => a - b)
  if (places.length === 0) return says.none
  const [first = 0, last = 0] = [places[0], places.at(-1)]
  const isRun = places.length > 2 && last - first === places.length - 1
  const name = (place: number) => says[week[place] as Weekday]
  return isRun ? says.through(name(first), name(last)) : formats.list(places.map(name))
}

/** The rule of presence that holds on a day, and those that will hold later. */
export function rulesFrom(
  presence: readonly Presence[],
  day: string,
): { readonly now: Presence | undefined; readonly later: readonly Presence[] } {
  const inOrder = [...presence].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return {
    now: inOrder.findLast((rule) => rule.validFrom <= day),
    later: inOrder.filter((rule) => rule.validFrom > day),
  }
}
