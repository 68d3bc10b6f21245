import { availabilityOfMall } from '#directory/availability.ts'
import type { Directory } from '#directory/directory.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Reader } from '#platform/live.ts'

type Props = { directory: Directory; now: Date; isBrief?: boolean; reader: Reader }

/** A day on which the mall does not open, so that an empty floor is not taken for one where nobody comes. */
export function ClosedDay({ directory, now, isBrief, reader }: Props) {
  const doors = availabilityOfMall(directory, now)
  if (doors.state !== 'closed' || (doors.because !== 'holiday' && doors.because !== 'closed')) return null
  const { short, more } = sayAvailability(doors, reader)
  return <p class="closed-day">{isBrief ? short : `${short}. ${more ?? ''}`}</p>
}
