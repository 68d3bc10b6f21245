import { momentOf } from '#mall/day.ts'
import type { Hall } from './hall.ts'
import type { ManagerHands } from './hands.ts'

/** At 09.20 the network of the busiest agency after Disdukcapil fails: new numbers stop, and come again at 09.50. */
export function playIncident(hall: Hall, manager: ManagerHands): void {
  const { timeline, directory, day } = hall
  const agency =
    [...directory.agencies.values()].find((a) => a.code === 'samsat') ?? [...directory.agencies.values()].at(-1)
  const at = (time: string) => momentOf(day, time, directory.mall.timeZone).getTime()
  if (!agency) return
  timeline.add(at('09:20'), async (now) => void (await manager.openIncident(agency.id, now)))
  timeline.add(at('09:50'), async (now) => void (await manager.closeIncidents(now)))
}
