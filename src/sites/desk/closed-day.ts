import { availabilityOfAgency, availabilityOfSite, type Closed } from '#directory/availability.ts'
import type { Counter, Directory } from '#directory/directory.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Reader } from '#platform/live.ts'
import { words } from './words.ts'

/**
 * No number is given for this counter any more today: a holiday, a weekday without hours, its agency is away, or the
 * manager has closed the day of its building.
 */
export function closedAllDay(
  directory: Directory,
  counter: Pick<Counter, 'agencyId' | 'zoneId'>,
  now: Date,
): Closed | undefined {
  const agency = directory.agencies.get(counter.agencyId)
  const here = availabilityOfSite(directory, directory.zones.get(counter.zoneId)?.siteId ?? 0, now)
  const isEnded = here.state === 'closed' && here.because === 'ended'
  const doors = isEnded ? here : agency && availabilityOfAgency(directory, agency, now)
  const isAllDay = doors?.state === 'closed' && doors.because !== 'early' && doors.because !== 'late'
  return isAllDay ? doors : undefined
}

type Props = { closed: Closed; reader: Reader; isOpen?: boolean; nextTicket?: string | undefined }

/** Until when it is closed, and what can still be done here. Who holds a number from before is served all the same. */
export function sayClosedDay({ closed, reader, isOpen, nextTicket }: Props): {
  readonly title: string
  readonly until: string
  readonly text: string
} {
  const says = words[reader.language].closedDay
  const { short, more } = sayAvailability(closed, reader)
  if (closed.because === 'ended' && !nextTicket)
    return { title: short, until: more ?? '', text: `${says.allEnded} ${says.ifMistaken}` }
  const todo = nextTicket ? says.stillWaiting(nextTicket) : isOpen ? says.stillOpen : says.noNeed
  const further = nextTicket || isOpen ? undefined : closed.because === 'absent' ? says.ifHere : says.canStill
  return { title: short, until: more ?? '', text: [todo, further].filter(Boolean).join(' ') }
}
