import type { Reader } from '#platform/live.ts'
import { sayDuration } from './duration.ts'
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
      <p class="own">
        <a href={`/desk/${counter.code}/day`} data-shortcut="H" aria-keyshortcuts="H">
          {says.today(ownDay?.served ?? 0)}
          {ownDay && <span class="mean">{says.mean(sayDuration(ownDay.meanMinutes, reader))}</span>}
        </a>
      </p>
      <p class="clock">
        <span class="unseen">{says.clock} </span>
        {formats.time(now)}
      </p>
    </>
  )
}
