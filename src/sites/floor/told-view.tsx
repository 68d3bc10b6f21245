import type { Directory } from '#directory/directory.ts'
import type { Reader } from '#platform/live.ts'
import type { Language } from '#platform/words.ts'
import { names } from '#visit/names.ts'
import type { Notice } from '#visit/notice.ts'
import { words } from './words.ts'

type Props = { told: readonly Notice[]; directory: Directory; mayAct: boolean; reader: Reader }

/** What the hall is being told, so that nobody says it twice or forgets that it still stands there. */
export function ToldNow({ told, directory, mayAct, reader: { language, formats } }: Props) {
  const says = words[language]
  if (told.length === 0) return null
  return (
    <section class="told" aria-labelledby="told">
      <h2 id="told">{says.told}</h2>
      <ul>
        {told.map((one) => (
          <li>
            {one.message[language]}{' '}
            <span class="quiet">
              {sayWhom(one, directory, language)}, {says.untilTime(formats.time(one.shownUntil))}
            </span>
          </li>
        ))}
      </ul>
      {mayAct && <a href="/floor/notices/new">{says.endTold}</a>}
    </section>
  )
}

/** To whom somebody is told something, in words. */
export function sayWhom({ zoneId, agencyId }: Pick<Notice, 'zoneId' | 'agencyId'>, d: Directory, language: Language) {
  if (agencyId !== null) return d.agencies.get(agencyId)?.shortName ?? ''
  const zone = zoneId === null ? undefined : d.zones.get(zoneId)
  return zone ? `${zone.hallName[language]}, ${zone.name[language]}` : names[language].wholeMall
}
