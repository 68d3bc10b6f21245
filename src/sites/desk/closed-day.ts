import { availabilityOfAgency, type Closed } from '#directory/availability.ts'
import type { Counter, Directory } from '#directory/directory.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Reader } from '#platform/live.ts'
import { words } from './words.ts'

/** No number is given for this counter all day: a holiday, a weekday without hours, or its agency is away today. */
export function closedAllDay(directory: Directory, counter: Pick<Counter, 'agencyId'>, now: Date): Closed | undefined {
  const agency = directory.agencies.get(counter.agencyId)
  const doors = agency && availabilityOfAgency(directory, agency, now)
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
  const todo = nextTicket ? says.stillWaiting(nextTicket) : isOpen ? says.stillOpen : says.noNeed
  const further = nextTicket || isOpen ? undefined : closed.because === 'absent' ? says.ifHere : says.canStill
  return { title: short, until: more ?? '', text: [todo, further].filter(Boolean).join(' ') }
}
