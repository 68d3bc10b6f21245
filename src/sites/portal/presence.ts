import { agenciesOn, availabilityOfMall } from '#directory/availability.ts'
import { type Agency, closedBecause, type Directory, sitesOf } from '#directory/directory.ts'
import { dayAt, minuteAt, minutesOf } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import { patience } from '#visit/estimate/hall-ahead.ts'
import type { Waits } from '#visit/estimate/read-waits.ts'

/**
 * `here`: by the schedule, and somebody serves or will in a moment. `unstaffed`: by the schedule, but the doors have been
 * open for a while and nobody is at any counter of theirs; who comes for them today should know before setting out. `ended`: it was
 * its day, and the manager has closed it.
 */
export type Presence = 'here' | 'unstaffed' | 'away' | 'ended'

/** Of every agency at this moment. Pure; what is stopped by an incident is told as that. */
export function presenceOf(directory: Directory, waits: Waits, now: Date): ReadonlyMap<number, Presence> {
  const day = dayAt(now, directory.mall.timeZone)
  const { hours } = openingOn(directory.calendar, day)
  const scheduled = new Set(hours ? agenciesOn(directory, day).map(({ id }) => id) : [])
  const isUnderWay =
    hours !== undefined &&
    availabilityOfMall(directory, now).state === 'open' &&
    minuteAt(now, directory.mall.timeZone) >= minutesOf(hours.open) + patience
  return new Map(
    [...directory.agencies.values()].map((agency): [number, Presence] => {
      if (!scheduled.has(agency.id)) return [agency.id, 'away']
      if (closedBecause(directory, agency, sitesOf(directory, agency), now) === 'ended') return [agency.id, 'ended']
      return [agency.id, isUnderWay && isUnstaffed(directory, waits, agency) ? 'unstaffed' : 'here']
    }),
  )
}

function isUnstaffed(directory: Directory, waits: Waits, agency: Agency): boolean {
  const queues = [...directory.queues.values()].filter((queue) => queue.agencyId === agency.id)
  return queues.length > 0 && queues.every(({ id }) => isNobodyThere(waits, id))
}

function isNobodyThere(waits: Waits, queueId: number): boolean {
  const wait = waits.atQueue(queueId)
  return wait.kind === 'unknown' && wait.why === 'nobody'
}
