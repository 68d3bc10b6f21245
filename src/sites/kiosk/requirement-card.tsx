import type { Service } from '#directory/directory.ts'
import { serviceByCode } from '#directory/find-services.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayCounters } from '#directory/say.ts'
import { sayForm } from '#service/say.ts'
import type { Requirement } from '#service/standard.ts'
import { Card } from '#ui/parts.tsx'
import { mostServices } from '#visit/take-number.ts'
import { kioskPath, withPaperFirst } from './choice.ts'
import type { ServiceProps } from './service-page.tsx'
import { words } from './words.ts'

/** The papers, to tick off; what is missing is said with where to get it in this building. */
export function RequirementCard(props: ServiceProps) {
  const { c, service } = props
  const says = words[c.var.language].service
  const { requirements } = service.standard
  return (
    <Card>
      <h2>{says.bring}</h2>
      {requirements.length === 0 && <p>{says.nothing}</p>}
      <div class="options">
        {requirements.map((requirement, i) => (
          <RequirementOption {...props} requirement={requirement} id={`bawa-${i + 1}`} />
        ))}
      </div>
      <Papers {...props} />
    </Card>
  )
}

function RequirementOption({ c, directory, requirement, id }: ServiceProps & { requirement: Requirement; id: string }) {
  const { language } = c.var
  const source = sourceOf({ directory }, requirement)
  const place = source
    ? words[language].service.obtainHere(sayCounters(placeOfQueue(directory, source.queueId), c.var))
    : requirement.where?.[language]
  return (
    <div class="option">
      <input type="checkbox" id={id} autocomplete="off" aria-describedby={`${id}-tentang`} />
      <label for={id}>{requirement.name[language]}</label>
      <div class="hint" id={`${id}-tentang`}>
        {[requirement.when?.[language], sayForm(requirement, c.var), place].filter(Boolean).join('. ')}
      </div>
    </div>
  )
}

/** Papers that another counter of this building gives can be had on the same number, before this service. */
function Papers({ c, directory, choice, service }: ServiceProps) {
  const { language } = c.var
  const sources = new Set(
    service.standard.requirements.flatMap((requirement) => sourceOf({ directory }, requirement) ?? []),
  )
  const more = [...sources].filter((source) => source !== service && !choice.services.includes(source))
  if (more.length === 0 || choice.services.length + 2 > mostServices) return null
  return (
    <ul class="papers">
      {more.map((source) => (
        <li>
          <a href={kioskPath('/order', withPaperFirst(choice, source, service))}>
            {words[language].service.obtainFirst(source.name[language])}
          </a>
        </li>
      ))}
    </ul>
  )
}

function sourceOf({ directory }: Pick<ServiceProps, 'directory'>, { obtainAt }: Requirement): Service | undefined {
  return obtainAt ? serviceByCode(directory, obtainAt) : undefined
}
