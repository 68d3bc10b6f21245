import { type Counter, countersOf, type Directory, type Queue } from '#directory/directory.ts'
import { momentOf } from '#mall/day.ts'
import { breakOn, openingOn } from '#mall/opening.ts'
import type { AppointmentRules } from './rules.ts'

/** `places` is what the counters can serve in that time: `capacity` for appointments, `walkIn` reserved for walk-ins. */
export type PlannedSlot = {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly capacity: number
  readonly walkIn: number
}

/**
 * The slots of a queue on a day, from the opening hours, the counters that serve it, their breaks and the planned
 * minutes of its services. Fractions are carried from slot to slot, so a counter that serves five people in two hours
 * has five places in those two hours and not four.
 */
export function slotsOfDay(directory: Directory, queue: Queue, day: string, rules: AppointmentRules): PlannedSlot[] {
  const { hours } = openingOn(directory.calendar, day)
  const minutes = meanMinutes(directory, queue)
  const zone = directory.sites.get(queue.siteId)?.timeZone ?? directory.mall.timeZone
  if (!hours || !minutes) return []
  const [open, close] = [minuteOf(hours.open), minuteOf(hours.close)]
  const counters = countersOf(directory, queue.id)
  const slots: PlannedSlot[] = []
  let served = 0
  let places = 0
  let capacity = 0
  for (let from = open; from + rules.slotMinutes <= close; from += rules.slotMinutes) {
    const span = { from, until: from + rules.slotMinutes }
    served += counters.reduce((sum, counter) => sum + minutesAt(directory, counter, queue, day, span), 0) / minutes
    const placesHere = whole(served) - places
    const capacityHere = whole((places + placesHere) * rules.share) - capacity
    places += placesHere
    capacity += capacityHere
    if (placesHere === 0) continue
    const [startsAt, endsAt] = [span.from, span.until].map((minute) => momentOf(day, clock(minute), zone)) as [
      Date,
      Date,
    ]
    slots.push({ startsAt, endsAt, capacity: capacityHere, walkIn: placesHere - capacityHere })
  }
  return slots
}

/** Minutes that a counter can give this queue: shared among the queues of its profile, none while it rests or only helps. */
function minutesAt(
  directory: Directory,
  counter: Counter,
  queue: Queue,
  day: string,
  span: { from: number; until: number },
): number {
  const own = counter.profile.filter((entry) => entry.whenWaitingOver === null)
  if (!own.some((entry) => entry.queueId === queue.id)) return 0
  const rest = counter.breakGroup ? breakOn(directory.calendar, day, counter.breakGroup) : undefined
  const resting = rest
    ? Math.max(0, Math.min(span.until, minuteOf(rest[1])) - Math.max(span.from, minuteOf(rest[0])))
    : 0
  return (span.until - span.from - resting) / own.length
}

function meanMinutes(directory: Directory, queue: Queue): number {
  const services = [...directory.services.values()].filter((service) => service.queueId === queue.id)
  return services.length ? services.reduce((sum, service) => sum + service.minutes, 0) / services.length : 0
}

// A sum of thirds is a hair below the whole number that it is.
function whole(value: number): number {
  return Math.floor(value + 1e-9)
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
