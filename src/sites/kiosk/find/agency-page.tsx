import { availabilityOfAgency } from '#directory/availability.ts'
import type { Agency, Directory } from '#directory/directory.ts'
import { servicesOfAgency } from '#directory/find-services.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { Notice } from '#ui/parts.tsx'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { type Choice, kioskPath } from '../choose/choice.ts'
import { Chosen } from '../choose/chosen.tsx'
import { NothingHere } from './nothing-here.tsx'
import { ServiceTiles } from './service-tiles.tsx'
import { words } from './words.ts'

export function AgencyPage({
  c,
  directory,
  choice,
  waits,
  agency,
}: {
  c: Ask
  directory: Directory
  choice: Choice
  waits: Waits
  agency: Agency
}) {
  const says = words[c.var.language].agency
  const availability = availabilityOfAgency(directory, agency, c.var.now)
  const services = servicesOfAgency(directory, agency.id)
  const { short, more } = sayAvailability(availability, c.var)
  return (
    <>
      <p class="above">{agency.shortName}</p>
      <h1>{says.choose}</h1>
      <Chosen c={c} choice={choice} />
      {availability.state !== 'open' && (
        <Notice tone="attention" title={`${short}.`}>
          <p>{[more, services.length > 0 && says.alternative].filter(Boolean).join(' ')}</p>
        </Notice>
      )}
      {services.length === 0 && (
        <NothingHere c={c} choice={choice} title={says.nothing} other={{ path: '/agencies', text: says.others }} />
      )}
      <ServiceTiles
        c={c}
        directory={directory}
        waits={waits}
        services={services}
        isOfOneAgency
        href={(service) => kioskPath(`/services/${service.code}`, choice)}
      />
    </>
  )
}
