import { availabilityOfMall } from '#directory/availability.ts'
import { closingOfToday, type Directory } from '#directory/directory.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Reader } from '#platform/live.ts'
import { dayWords } from './day-words.ts'

type Props = { directory: Directory; now: Date; isBrief?: boolean; mayReopen?: boolean; reader: Reader }

/**
 * A day on which the mall does not open, or that its manager has closed: so that an empty floor is not taken for one
 * where nobody comes.
 */
export function ClosedDay(props: Props) {
  const { directory, now, isBrief, reader } = props
  const doors = availabilityOfMall(directory, now)
  if (doors.state === 'closed' && (doors.because === 'holiday' || doors.because === 'closed')) {
    const { short, more } = sayAvailability(doors, reader)
    return <p class="closed-day">{isBrief ? short : `${short}. ${more ?? ''}`}</p>
  }
  return directory.mall.rehearsingSince ? null : <Closings {...props} />
}

/** Which buildings have closed their day, since when, and the way back for who may take it. */
function Closings({ directory, now, isBrief, mayReopen, reader }: Props) {
  const { language, formats } = reader
  const says = dayWords[language]
  const doors = availabilityOfMall(directory, now)
  const again = doors.state === 'closed' && !isBrief ? ` ${sayAvailability(doors, reader).more ?? ''}` : ''
  return (
    <>
      {[...directory.sites.values()].map(({ id, name }) => {
        const closed = closingOfToday(directory, id, now)
        if (!closed) return null
        const time = formats.time(closed.closedAt)
        return (
          <p class="closed-day">
            {directory.sites.size > 1 ? says.closedNowAt(name[language], time) : says.closedNow(time)}
            {again} {mayReopen && <a href={`/floor/day?site=${id}`}>{says.reopen}</a>}
          </p>
        )
      })}
    </>
  )
}
