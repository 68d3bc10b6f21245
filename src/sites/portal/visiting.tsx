import type { Site } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'
import { SummaryList } from '#ui/parts.tsx'
import { words } from './words.ts'

/** How to get to a building and what is in it. What nobody has looked at yet says so. */
export function VisitingOf({ c, site }: { c: Ask; site: Site }) {
  const { language } = c.var
  const says = words[language].visiting
  const { place, ways = [], facilities = [] } = site.visiting
  const unsure = (isAssumed: boolean) => (isAssumed ? says.assumed : undefined)
  return (
    <>
      {place && (
        <p class="visiting">
          <a href={`geo:${place.latitude},${place.longitude}`}>{says.map}</a>
          {place.isAssumed && ` (${says.assumed})`}
        </p>
      )}
      {ways.length > 0 && (
        <>
          <h3>{says.title}</h3>
          <SummaryList
            rows={ways.map(({ kind, text, isAssumed }) => ({
              term: says.way[kind],
              value: text[language],
              note: unsure(isAssumed),
            }))}
          />
        </>
      )}
      {facilities.length > 0 && (
        <>
          <h3>{says.facilities}</h3>
          <ul class="names">
            {facilities.map(({ kind, where, isAssumed }) => (
              <li>
                {says.facility[kind]}
                <span class="quiet">
                  {where && `, ${where[language]}`}
                  {isAssumed && ` (${says.assumed})`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
