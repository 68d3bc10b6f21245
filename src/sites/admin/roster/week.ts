import { isPresentOn } from '#agency/presence.ts'
import type { Agency, Counter, Directory } from '#directory/directory.ts'
import { addDays, minutesOf, weekdayOf } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'

const order = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -order.indexOf(weekdayOf(day)))
}

export function daysFrom(monday: string): string[] {
  return order.map((_, i) => addDays(monday, i))
}

/** The hours of a whole day in which a counter of the agency is planned; none when the mall is closed. */
export function hoursOn(directory: Directory, day: string): { from: number; until: number } | undefined {
  const { hours } = openingOn(directory.calendar, day)
  return hours && { from: minutesOf(hours.open), until: minutesOf(hours.close) }
}

export function isThere(agency: Agency, day: string): boolean {
  return isPresentOn(agency.presence, agency.exceptions, day)
}

/** The agency's counters in the order of their signs. */
export function countersOfAgency(directory: Directory, agencyId: number): Counter[] {
  return [...directory.counters.values()]
    .filter((counter) => counter.agencyId === agencyId)
    .sort((a, b) => a.code.localeCompare(b.code, 'id', { numeric: true }))
}
