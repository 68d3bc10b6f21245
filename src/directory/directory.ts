import { isPresentOn, type Presence, type PresenceException } from '#agency/presence.ts'
import { dayAt, minuteAt } from '#mall/day.ts'
import { type OpeningCalendar, openingOn } from '#mall/opening.ts'
import type { Visiting } from '#mall/visiting.ts'
import type { LifeEvent } from '#service/life-event.ts'
import type { Level, Standard, Text } from '#service/standard.ts'

/** The mall as it stands: everything that changes seldom, read once per version and then shared by all requests. */
export type Directory = {
  readonly mall: Mall
  readonly calendar: OpeningCalendar
  readonly sites: ReadonlyMap<number, Site>
  readonly zones: ReadonlyMap<number, Zone>
  readonly agencies: ReadonlyMap<number, Agency>
  readonly queues: ReadonlyMap<number, Queue>
  readonly services: ReadonlyMap<number, Service>
  readonly counters: ReadonlyMap<number, Counter>
  /** In the order in which they are shown. */
  readonly lifeEvents: readonly LifeEvent[]
  /** What people say, and what the mall calls it. */
  readonly sameWords: readonly { readonly says: string; readonly means: string }[]
  /** What is broken now. */
  readonly incidents: readonly Incident[]
  /** Service days that somebody has closed, as they stand; of now, not of the past. */
  readonly closedDays: readonly ClosedDay[]
}

export type Mall = {
  readonly id: number
  readonly code: string
  readonly name: Text
  readonly shortName: string
  readonly region: string
  readonly timeZone: string
  readonly isDemonstration: boolean
  readonly accent: string | null
  readonly rehearsingSince: Date | null
  readonly version: number
  readonly settings: MallSettings
}

/** Rules that a mall may set; what is absent has these defaults. */
export type MallSettings = {
  /** Calls before a person counts as absent, and minutes after the first call, whichever comes first. */
  readonly callsBeforeAbsent: number
  readonly minutesBeforeAbsent: number
  readonly awayMinutes: number
  readonly undoSeconds: number
  /** Numbers stop this many minutes before closing. */
  readonly lastNumberMinutes: number
  /** Minutes before opening from which numbers are given. */
  readonly firstNumberMinutes: number
  /** Somebody's own word for priority counts only once an officer has confirmed it; otherwise until one withdraws it. */
  readonly priorityNeedsConfirmation: boolean
  /** Code of the service by which the information desk gives numbers to who does not know where to go; blank: none. */
  readonly informationService: string
}
export const defaultSettings: MallSettings = {
  callsBeforeAbsent: 3,
  minutesBeforeAbsent: 5,
  awayMinutes: 15,
  undoSeconds: 60,
  lastNumberMinutes: 0,
  firstNumberMinutes: 60,
  priorityNeedsConfirmation: false,
  informationService: '',
}

export type Site = {
  readonly id: number
  readonly code: string
  readonly name: Text
  readonly address: Text
  readonly visiting: Visiting
  readonly timeZone: string
}
export type Zone = {
  readonly id: number
  readonly code: string
  readonly name: Text
  readonly hallName: Text
  readonly floor: string
  readonly siteId: number
}
export type Agency = {
  readonly id: number
  readonly code: string
  readonly name: Text
  readonly shortName: string
  readonly kind: string
  readonly zoneId: number
  readonly complaints: Text
  readonly presence: readonly Presence[]
  readonly exceptions: readonly PresenceException[]
}
export type Queue = {
  readonly id: number
  readonly agencyId: number
  readonly siteId: number
  readonly code: string
  readonly name: Text
  readonly letter: string
  readonly firstNumber: number
  readonly digits: number
  readonly reset: 'daily' | 'never'
  readonly promiseMinutes: number
  readonly discipline: 'credit' | 'accumulating' | 'lane'
  readonly creditProtectedMinutes: number
  readonly creditAppointmentMinutes: number
  readonly promiseProtectedMinutes: number
  readonly weightProtected: number
  readonly weightAppointment: number
  /** Cars that fit into a lane. */
  readonly lanePlaces: number
}
/** A service with the version that holds on the day the directory was asked for. */
export type Service = {
  readonly id: number
  readonly agencyId: number
  readonly queueId: number
  readonly code: string
  readonly versionNumber: number
  readonly validFrom: string
  readonly name: Text
  readonly level: Level
  readonly minutes: number
  readonly words: readonly string[]
  /** Phrases that its agency added to search by, beside the words of its standard. */
  readonly spoken: readonly string[]
  readonly standard: Standard
  readonly assumed: readonly string[]
  readonly source: string
}
export type Counter = {
  readonly id: number
  readonly agencyId: number
  readonly zoneId: number
  readonly code: string
  readonly name: Text
  readonly breakGroup: string | null
  readonly profile: readonly ProfileEntry[]
}
export type Incident = {
  readonly id: number
  readonly kind: 'system_down' | 'blanks_out' | 'printer_dead' | 'officer_absent' | 'other'
  readonly agencyId: number | null
  readonly queueId: number | null
  readonly serviceId: number | null
  readonly counterId: number | null
  /** New numbers are stopped; otherwise people are warned before they take one. */
  readonly stops: boolean
  readonly message: Text
  readonly openedAt: Date
}
export type ClosedDay = { readonly siteId: number; readonly day: string; readonly closedAt: Date }
export type ProfileEntry = { readonly queueId: number; readonly whenWaitingOver: number | null }

/** The local civil day of a site: the service day. */
export function serviceDay(directory: Directory, siteId: number, now: Date): string {
  return dayAt(now, siteOf(directory, siteId).timeZone)
}

export function siteOf(directory: Directory, siteId: number): Site {
  const site = directory.sites.get(siteId)
  if (!site) throw new Error(`site ${siteId} is not in the directory`)
  return site
}

/** The day that a queue's series counts in: the service day, or one endless day for a series that never starts again. */
export function seriesDay(queue: Queue, day: string): string {
  return queue.reset === 'never' ? '0001-01-01' : day
}

/** What is broken for a service: at its agency, its queue, or itself. */
export function incidentsOf(directory: Directory, service: Service): readonly Incident[] {
  return directory.incidents.filter(
    (i) =>
      i.serviceId === service.id ||
      i.queueId === service.queueId ||
      (i.agencyId === service.agencyId && !i.queueId && !i.serviceId && !i.counterId),
  )
}

/** The queues that a counter has as its own, beside those that it only helps. */
export function queuesOfCounter({ profile }: Pick<Counter, 'profile'>): number[] {
  return profile.filter((entry) => entry.whenWaitingOver === null).map((entry) => entry.queueId)
}

/** The counters that serve a queue, by their work profiles. */
export function countersOf(directory: Directory, queueId: number): Counter[] {
  return [...directory.counters.values()].filter((counter) =>
    counter.profile.some((entry) => entry.queueId === queueId),
  )
}

/** Why numbers are not given now in these buildings, or undefined when they are. */
export function closedBecause(
  directory: Directory,
  agency: Pick<Agency, 'presence' | 'exceptions'>,
  sites: readonly number[],
  now: Date,
): 'holiday' | 'closed' | 'absent' | 'ended' | 'early' | 'late' | undefined {
  const { timeZone, settings, rehearsingSince } = directory.mall
  if (rehearsingSince) return undefined // a rehearsal is held when the doors are shut
  const day = dayAt(now, timeZone)
  const { hours, holiday } = openingOn(directory.calendar, day)
  if (holiday) return 'holiday'
  if (!hours) return 'closed'
  if (!isPresentOn(agency.presence, agency.exceptions, day)) return 'absent'
  if (haveClosedToday(directory, sites, now)) return 'ended'
  const minute = minuteAt(now, timeZone)
  if (minute < minutesOf(hours.open) - settings.firstNumberMinutes) return 'early'
  if (minute >= minutesOf(hours.close) - settings.lastNumberMinutes) return 'late'
  return undefined
}

/** The closing of a building's present service day, when somebody has closed it. */
export function closingOfToday(
  { closedDays, sites, mall }: Directory,
  siteId: number,
  now: Date,
): ClosedDay | undefined {
  const timeZone = sites.get(siteId)?.timeZone ?? mall.timeZone
  return closedDays.find((closed) => closed.siteId === siteId && closed.day === dayAt(now, timeZone))
}

/** In each of these buildings the present service day has been closed: nobody is received, or missed, there any more. */
export function haveClosedToday(directory: Directory, sites: Iterable<number>, now: Date): boolean {
  const all = [...sites]
  return all.length > 0 && all.every((site) => closingOfToday(directory, site, now))
}

/** The buildings where an agency has its queues; one without queues yet is where its zone is. */
export function sitesOf(directory: Directory, { id, zoneId }: Pick<Agency, 'id' | 'zoneId'>): number[] {
  const queues = [...directory.queues.values()].filter(({ agencyId }) => agencyId === id)
  const zone = directory.zones.get(zoneId)
  const sites = queues.length > 0 ? queues.map(({ siteId }) => siteId) : zone ? [zone.siteId] : []
  return [...new Set(sites)]
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
