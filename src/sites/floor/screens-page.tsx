import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { floorFrame } from './floor-page.tsx'
import { words } from './words.ts'

/** What each hall screen shows, to look at from the office. */
export async function showScreens(c: Ask): Promise<Response> {
  const { language, now } = c.var
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  return floorFrame(
    c,
    says.zones,
    <>
      <h1>{says.zones}</h1>
      <ul class="choices">
        {[...directory.zones.values()].map((zone) => (
          <li>
            <a href={`/screens/${zone.code}`}>
              {zone.hallName[language]}, {zone.name[language]}
            </a>
          </li>
        ))}
      </ul>
    </>,
  )
}
