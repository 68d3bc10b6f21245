import type { Reader } from '#platform/live.ts'
import { counterIn, type DeskParams, type HeadSnapshot } from './view.ts'
import { words } from './words.ts'

export function renderHead({ directory, now, of }: HeadSnapshot, params: DeskParams, reader: Reader) {
  const counter = counterIn(directory, params)
  if (!counter) return <p />
  const { language, formats } = reader
  const says = words[language]
  const ownDay = of.get(counter.id)?.ownDay
  const agency = directory.agencies.get(counter.agencyId)
  const queues = counter.profile.flatMap((entry) => directory.queues.get(entry.queueId)?.name[language] ?? [])
  return (
    <>
      <p class="sign">{counter.name[language]}</p>
      <p class="serves">
        {agency?.shortName}, {queues.join('; ')}
      </p>
      <p class="own">{says.today(ownDay?.served ?? 0)}</p>
      {ownDay && <p class="own">{says.mean(sayDuration(ownDay.meanMinutes, reader))}</p>}
      <p class="clock">
        <span class="unseen">{says.clock} </span>
        {formats.time(now)}
      </p>
    </>
  )
}

/** 7 menit 10, as one says it. */
function sayDuration(meanMinutes: number, { formats }: Reader): string {
  const seconds = Math.round(meanMinutes * 60)
  const rest = seconds % 60
  return `${formats.minutes(Math.floor(seconds / 60))}${rest ? ` ${String(rest).padStart(2, '0')}` : ''}`
}
