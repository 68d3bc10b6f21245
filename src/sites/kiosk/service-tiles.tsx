import { availabilityOf } from '#directory/availability.ts'
import type { Directory, Service } from '#directory/directory.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { words as serviceWords } from '#service/words.ts'

type TilesProps = {
  c: Ask
  directory: Directory
  services: readonly Service[]
  href: (service: Service) => string
  isOfOneAgency?: boolean
}

/** Services to choose from; what cannot be taken now says so before it is pressed. */
export function ServiceTiles({ c, directory, services, href, isOfOneAgency }: TilesProps) {
  const { language, now } = c.var
  return (
    <ul class="tiles wide">
      {services.map((service) => {
        const availability = availabilityOf(directory, service, now)
        const agency = isOfOneAgency ? undefined : directory.agencies.get(service.agencyId)?.shortName
        return (
          <li>
            <a class={availability.state === 'open' ? 'tile' : 'tile absent'} href={href(service)}>
              <strong>{service.name[language]}</strong>
              <span>{[agency, serviceWords[language].level[service.level]].filter(Boolean).join(' · ')}</span>
              {availability.state !== 'open' && !isOfOneAgency && <em>{sayAvailability(availability, c.var).short}</em>}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
