import { type Availability, afterToday, availabilityOf } from '#directory/availability.ts'
import { sayAvailability } from '#directory/say.ts'
import { dayAt, momentOf } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import type { Wait } from '#visit/estimate/wait.ts'
import type { Status } from '#visit/read-status.ts'
import type { Standing } from '#visit/standing.ts'
import type { Leg } from '#visit/visit.ts'
import { closingWords } from './closing-words.ts'
import type { Stand, StandProps } from './snapshot.ts'

/** So long before the doors close whoever still waits, or is away, is told what that means. */
const tellsBeforeMs = 60 * 60_000

/** When today's hours end; the same for all phones of a snapshot, so it is worked out once. */
const known = new WeakMap<Stand, Date | null>()

function closingOf(snapshot: Stand): Date | null {
  const before = known.get(snapshot)
  if (before !== undefined) return before
  const { directory, now } = snapshot
  const { timeZone, rehearsingSince } = directory.mall
  const day = dayAt(now, timeZone)
  const { hours } = openingOn(directory.calendar, day)
  const closes = hours && !rehearsingSince ? momentOf(day, hours.close, timeZone) : null
  known.set(snapshot, closes)
  return closes
}

/** From now on nobody who steps out can come back in time. */
export function hoursAreOver(snapshot: Stand): boolean {
  const closes = closingOf(snapshot)
  return closes !== null && snapshot.now >= closes
}

/** Nobody is left to call this number today: the hours have passed and no counter serves its queue. */
export function isLeftOver({ kind }: Standing, wait: Wait | undefined, snapshot: Stand): boolean {
  return kind === 'waiting' && wait?.kind === 'unknown' && wait.why === 'nobody' && hoursAreOver(snapshot)
}

/** The same for whoever is away, was missed or was let aside: coming back leads to nobody. */
export function isServedNoMore({ queueId }: Pick<Leg, 'queueId'>, snapshot: Stand): boolean {
  const wait = snapshot.waits?.atQueue(queueId)
  return wait?.kind === 'unknown' && wait.why === 'nobody' && hoursAreOver(snapshot)
}

/** What the end of the service day means for this number; undefined long before it, and for who stands at a counter. */
export function sayClosing(
  { kind }: Standing,
  wait: Wait | undefined,
  { snapshot, reader }: Pick<StandProps, 'snapshot' | 'reader'>,
): string | undefined {
  const closes = closingOf(snapshot)
  if (!closes) return undefined
  const { now } = snapshot
  const says = closingWords[reader.language]
  const time = reader.formats.time(closes)
  const waits = kind === 'waiting' || kind === 'resting'
  if (!waits && kind !== 'away' && kind !== 'missed' && kind !== 'parked') return undefined
  if (now >= closes) return waits ? says.stillCalling(time) : `${says.over(time)} ${sayAgain(snapshot, reader)}`
  const reaches = wait?.kind === 'range' && now.getTime() + wait.high * 60_000 > closes.getTime()
  if (!reaches && closes.getTime() - now.getTime() > tellsBeforeMs) return undefined
  return waits ? says.waits(time) : says.comeBack(time)
}

/**
 * The day was closed while this number was open: what became of it, and when. Undefined when all was done, and for a
 * day that nobody closed, which ended by itself after midnight; on a later day "today" would be another one.
 */
export function sayEnded(
  status: Status,
  stand: Stand,
  reader: StandProps['reader'],
): { readonly headline: string | undefined; readonly more: string } | undefined {
  const { visit } = status
  const { directory, now } = stand
  const ended = visit.legs.findLast(({ state }) => state === 'expired')?.endedAt
  const timeZone = directory.sites.get(visit.siteId)?.timeZone ?? directory.mall.timeZone
  const isToday = dayAt(now, timeZone) === visit.serviceDay
  if (!visit.closedAt || !ended || !isToday || dayAt(ended, timeZone) !== visit.serviceDay) return undefined
  const says = closingWords[reader.language]
  const time = reader.formats.time(ended)
  const isPart = visit.legs.some(({ state }) => state === 'completed')
  return isPart
    ? { headline: undefined, more: says.endedPartly(time) }
    : { headline: isOpenAgain(status, stand) ? says.endedNumber : says.ended, more: says.endedMore(time) }
}

/** When numbers are given again to somebody whose number has ended; today, when the day was closed by mistake. */
export function sayNumbersAgain({ visit }: Status, stand: Stand, reader: StandProps['reader']): string | undefined {
  const doors = doorsOf({ visit }, stand)
  if (doors?.state === 'closed') return sayAvailability(doors, reader).more
  return isOpenAgain({ visit }, stand) ? closingWords[reader.language].openAgain : undefined
}

/** The day was closed, this number ended with it, and now numbers are given again: that was a mistake. */
function isOpenAgain({ visit }: Pick<Status, 'visit'>, stand: Stand): boolean {
  const isToday = visit.serviceDay === dayAt(stand.now, stand.directory.mall.timeZone)
  const wasEnded = visit.legs.some(({ state }) => state === 'expired') && !visit.isRehearsal
  return isToday && wasEnded && doorsOf({ visit }, stand)?.state === 'open'
}

/** Of the service that was not reached. */
function doorsOf({ visit }: Pick<Status, 'visit'>, { directory, now }: Stand): Availability | undefined {
  const last = visit.legs.findLast(({ state }) => state === 'expired') ?? visit.legs.at(-1)
  const service = directory.services.get(last?.serviceId ?? 0)
  return service && availabilityOf(directory, service, now)
}

/** "Buka lagi besok, Selasa, 24 November 2026, pukul 08.00." */
export function sayAgain({ directory, now }: Stand, reader: StandProps['reader']): string {
  return sayAvailability(afterToday(directory, now), reader).more ?? ''
}
