import type { Directory, Service } from '#directory/directory.ts'
import { serviceByCode } from '#directory/find-services.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayCounters } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { sayForm } from '#service/say.ts'
import type { Requirement } from '#service/standard.ts'
import { Card } from '#ui/parts.tsx'
import type { ServiceProps } from './service-page.tsx'
import { words } from './words.ts'

/** The form of the papers; "not complete" stands outside it, among the acts. */
export const missingForm = 'berkas'

/** More than this are counted: not all of them are in sight. */
const fewPapers = 5

/** The papers, to tick off; what is missing is said with where to get it in this building. Nothing of it is kept. */
export function RequirementCard({ c, directory, choice, service }: ServiceProps) {
  const says = words[c.var.language].service
  const { requirements } = service.standard
  return (
    <Card>
      <h2>
        {says.bring}{' '}
        {requirements.length > fewPapers && (
          <small class="quiet nowrap">{says.papers(c.var.formats.number(requirements.length))}</small>
        )}
      </h2>
      {requirements.length === 0 && <p>{says.nothing}</p>}
      <form class="options" id={missingForm} action={`/kiosk/services/${service.code}/missing`} method="get">
        {choice.services.map(({ code }) => (
          <input type="hidden" name="s" value={code} />
        ))}
        {requirements.map((requirement, i) => (
          <div class="option">
            <input
              type="checkbox"
              id={`bawa-${i + 1}`}
              name="have"
              value={String(i)}
              autocomplete="off"
              aria-describedby={`bawa-${i + 1}-tentang`}
            />
            <label for={`bawa-${i + 1}`}>{requirement.name[c.var.language]}</label>
            <div class="hint" id={`bawa-${i + 1}-tentang`}>
              {aboutRequirement(c, directory, requirement)}
            </div>
          </div>
        ))}
      </form>
    </Card>
  )
}

/** When it is needed, in which form, and where one gets it. */
export function aboutRequirement(c: Ask, directory: Directory, requirement: Requirement): string {
  const { language } = c.var
  const source = sourceOf(directory, requirement)
  const place = source
    ? words[language].service.obtainHere(sayCounters(placeOfQueue(directory, source.queueId), c.var))
    : requirement.where?.[language]
  return [requirement.when?.[language], sayForm(requirement, c.var), place].filter(Boolean).join('. ')
}

/** The service in this mall that gives a paper. */
export function sourceOf(directory: Directory, { obtainAt }: Requirement): Service | undefined {
  return obtainAt ? serviceByCode(directory, obtainAt) : undefined
}
