import type { Availability } from '#directory/availability.ts'
import { clockTime, sayAvailability } from '#directory/say.ts'
import type { Reader } from '#platform/live.ts'
import { Unbroken } from '#ui/unbroken.tsx'
import type { TellableCall } from './tell-call.ts'
import { words } from './words.ts'

type NowProps = {
  call: TellableCall
  /** Given when it was called a while ago: then the screen says when, so that nobody takes it for the present one. */
  calledAt: Date | undefined
  /** The voice also says it in English, so two lines are kept free for what is to be read of it. */
  english: boolean
  reader: Reader
}

export function Now({ call, calledAt, english, reader: { language, formats } }: NowProps) {
  const says = words[language]
  return (
    <>
      <p class="label">{calledAt ? says.lastCalled(formats.time(calledAt)) : says.number}</p>
      <p class="number">
        <span data-ticket data-length={String(call.ticket.length)}>
          {call.ticket}
        </span>
      </p>
      <p class="where">
        <span>{says.to}</span> <strong data-place>{call.place}</strong>
      </p>
      <p class="about" data-about>
        {call.about}
      </p>
      <p class="caption" data-caption data-lines={english ? '2' : '1'} />
    </>
  )
}

type NothingProps = {
  doors: Availability
  /** Somebody was called today: nobody came, or the call was taken back. */
  hasCalled: boolean
  reader: Reader
}

export function Nothing({ doors, hasCalled, reader }: NothingProps) {
  const says = words[reader.language]
  const opens = doors.state === 'open' && doors.doorsOpenLater ? doors.hours?.open : undefined
  return (
    <div class="nothing">
      <p class="title">{hasCalled ? says.nobodyNow : says.none}</p>
      <p class="about">{opens ? says.callsFrom(clockTime(opens, reader)) : says.noneHelp}</p>
    </div>
  )
}

/** A hall in which nobody is called: not yet, not today, or no more. Then the thanks of the day, and when again. */
export function Closed({ doors, isOver, reader }: { doors: Availability; isOver: boolean; reader: Reader }) {
  const says = words[reader.language]
  const { short, more } = sayAvailability(doors, reader)
  return (
    <div class="nothing">
      <p class="title">{isOver ? says.closed : short}</p>
      {isOver && <p class="thanks">{says.thanks}</p>}
      {more && (
        <p class="about">
          <Unbroken text={more} />
        </p>
      )}
    </div>
  )
}

/** Stands in the place of the number as long as the screen is cut off: what it showed last may be long past. */
export function Away({ reader: { language } }: { reader: Reader }) {
  const says = words[language]
  return (
    <div class="away">
      <p class="title">{says.away}</p>
      <p class="about">{says.awayHelp}</p>
    </div>
  )
}
