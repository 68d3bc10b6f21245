import { isPresentOn } from '#agency/presence.ts'
import { addDays, dayAt, minuteAt } from '#mall/day.ts'
import { type Hours, isYearKnown, nextOpenDay, openingOn } from '#mall/opening.ts'
import type { Named } from '#platform/words.ts'
import {
  type Agency,
  closedBecause,
  type Directory,
  type Incident,
  incidentsOf,
  type Service,
  sitesOf,
} from './directory.ts'

/** Whether numbers are given now, and if not, why and when again: what a visitor needs to know before setting out. */
export type Availability =
  | { readonly state: 'open'; readonly hours: Hours | undefined; readonly doorsOpenLater: boolean }
  | Closed
  | { readonly state: 'stopped'; readonly incident: Incident }
export type Closed = {
  readonly state: 'closed'
  readonly because: ClosedBecause
  /** The holiday that closes the mall today. */
  readonly holiday?: Named | undefined
  /** Why the agency is away on just this day, as its coordinator wrote it for visitors. */
  readonly reason?: Named | undefined
  readonly again: Again | undefined
  /** It opens again in a year whose holidays nobody has entered yet: then no day is guessed. */
  readonly yearNotKnown?: string | undefined
}
export type ClosedBecause = NonNullable<ReturnType<typeof closedBecause>>

/** The next time that numbers are given. */
export type Again = {
  readonly day: string
  readonly isToday: boolean
  readonly isTomorrow: boolean
  readonly open: string
  readonly numbersFrom: string
}

/** Of one service: its agency's presence, the mall's hours, and what is broken. */
export function availabilityOf(directory: Directory, service: Service, now: Date): Availability {
  const agency = directory.agencies.get(service.agencyId)
  const stopped = incidentsOf(directory, service).find((incident) => incident.stops)
  if (!agency) return { state: 'closed', because: 'absent', again: undefined }
  const queue = directory.queues.get(service.queueId)
  const doors = availabilityAt(directory, agency, queue ? [queue.siteId] : [], now)
  return doors.state === 'open' && stopped ? { state: 'stopped', incident: stopped } : doors
}

export function availabilityOfAgency(directory: Directory, agency: Agency, now: Date): Availability {
  return availabilityAt(directory, agency, sitesOf(directory, agency), now)
}

function availabilityAt(directory: Directory, agency: Agency, sites: readonly number[], now: Date): Availability {
  const because = closedBecause(directory, agency, sites, now)
  const isPresent = (day: string) => isPresentOn(agency.presence, agency.exceptions, day)
  if (!because) return openToday(directory, now)
  const shut = closed(directory, now, because, isPresent)
  return because === 'absent' ? { ...shut, reason: reasonOn(agency, dayAt(now, directory.mall.timeZone)) } : shut
}

function reasonOn({ exceptions }: Agency, day: string): Named | undefined {
  return exceptions.find(({ heldOn, isPresent }) => heldOn === day && !isPresent)?.reason
}

/** Of the mall as a whole, whatever agency: open as long as one of its buildings is. */
export function availabilityOfMall(directory: Directory, now: Date): Availability {
  return availabilityOfSites(directory, [...directory.sites.keys()], now)
}

/** Of one building, whatever agency: its day may have been closed while others of the mall go on. */
export function availabilityOfSite(directory: Directory, siteId: number, now: Date): Availability {
  return availabilityOfSites(directory, [siteId], now)
}

function availabilityOfSites(directory: Directory, sites: readonly number[], now: Date): Availability {
  const because = closedBecause(directory, presentAlways, sites, now)
  return because ? closed(directory, now, because, () => true) : openToday(directory, now)
}
const presentAlways: Pick<Agency, 'presence' | 'exceptions'> = {
  presence: [{ validFrom: '0001-01-01', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], basis: '' }],
  exceptions: [],
}

/** As it stands once today is over: closed, and when it opens again. */
export function afterToday(directory: Directory, now: Date): Availability {
  return closed(directory, now, 'late', () => true)
}

/** Agencies whose agreement says that they are in the mall on this day. */
export function agenciesOn(directory: Directory, day: string): Agency[] {
  return [...directory.agencies.values()].filter((agency) => isPresentOn(agency.presence, agency.exceptions, day))
}

/** What is broken for a service but does not stop its numbers. */
export function warningsOf(directory: Directory, service: Service): readonly Incident[] {
  return incidentsOf(directory, service).filter((incident) => !incident.stops)
}

function openToday(directory: Directory, now: Date): Availability {
  const { timeZone } = directory.mall
  const { hours } = openingOn(directory.calendar, dayAt(now, timeZone))
  return {
    state: 'open',
    hours,
    doorsOpenLater: hours !== undefined && minuteAt(now, timeZone) < minutesOf(hours.open),
  }
}

function closed(directory: Directory, now: Date, because: ClosedBecause, isPresent: (day: string) => boolean): Closed {
  const { calendar } = directory
  const today = dayAt(now, directory.mall.timeZone)
  const holiday = because === 'holiday' ? openingOn(calendar, today).holiday?.name : undefined
  const day = because === 'early' ? today : nextOpenDay(calendar, today, isPresent)
  const facts = { state: 'closed', because, holiday } as const
  // A mall that enters its holidays opens on no day of a year whose decree is not there yet: it may be New Year's Day.
  if (day && isYearKnown(calendar, today) && !isYearKnown(calendar, day))
    return { ...facts, again: undefined, yearNotKnown: day.slice(0, 4) }
  return { ...facts, again: day === undefined ? undefined : againOn(directory, today, day) }
}

function againOn(directory: Directory, today: string, day: string): Again | undefined {
  const { hours } = openingOn(directory.calendar, day)
  if (!hours) return undefined
  const numbersFrom = timeOf(Math.max(0, minutesOf(hours.open) - directory.mall.settings.firstNumberMinutes))
  return { day, isToday: day === today, isTomorrow: day === addDays(today, 1), open: hours.open, numbersFrom }
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
