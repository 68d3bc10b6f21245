import type { Reader } from '#platform/live.ts'
import type { ClockSnapshot } from './live.ts'
import { words } from './words.ts'

export function renderClock({ now, house }: ClockSnapshot, _: unknown, { language, formats }: Reader) {
  return (
    <>
      <span class="date">{formats.date(now)}</span>
      <span class="time" data-house={house}>
        <span class="unseen">{words[language].clock} </span>
        {formats.time(now)}
      </span>
    </>
  )
}
