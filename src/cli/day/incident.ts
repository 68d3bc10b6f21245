import type { Agency, Directory } from '#directory/directory.ts'
import { momentOf } from '#mall/day.ts'
import type { Hall } from './hall.ts'
import type { ManagerHands } from './hands.ts'

export const incidentFrom = '09:20'
export const incidentUntil = '09:50'

/** At 09.20 the network of the busiest agency after Disdukcapil fails: new numbers stop, and come again at 09.50. */
export function playIncident(hall: Hall, manager: ManagerHands): void {
  const { timeline, directory, day } = hall
  const agency = struckBy(directory)
  const at = (time: string) => momentOf(day, time, directory.mall.timeZone).getTime()
  if (!agency) return
  timeline.add(at(incidentFrom), async (now) => void (await manager.openIncident(agency.id, now)))
  timeline.add(at(incidentUntil), async (now) => void (await manager.closeIncidents(now)))
}

/** Whose network fails. */
export function struckBy(directory: Directory): Agency | undefined {
  return [...directory.agencies.values()].find((a) => a.code === 'samsat') ?? [...directory.agencies.values()].at(-1)
}
