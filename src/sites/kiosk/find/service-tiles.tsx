import { availabilityOf } from '#directory/availability.ts'
import type { Directory, Service } from '#directory/directory.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { words as serviceWords } from '#service/words.ts'
import { Unbroken } from '#ui/unbroken.tsx'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { sayWaitNow } from '../wait-now.ts'
import { words } from './words.ts'

type TilesProps = {
  c: Ask
  directory: Directory
  services: readonly Service[]
  waits: Waits
  href: (service: Service) => string
  isOfOneAgency?: boolean
  /** Little room: what one expects is left out, that a service is done here, or what is said above of the whole mall. */
  isBrief?: boolean
  /** When one needs it, by the service's id. */
  notes?: ReadonlyMap<number, string>
}

/** Services to choose from, with the wait now; what cannot be taken now says so before it is pressed. */
export function ServiceTiles(props: TilesProps) {
  return (
    <ul class="tiles wide">
      {props.services.map((service) => (
        <ServiceTile {...props} service={service} />
      ))}
    </ul>
  )
}

function ServiceTile({
  c,
  directory,
  waits,
  href,
  isOfOneAgency,
  isBrief,
  notes,
  service,
}: TilesProps & {
  service: Service
}) {
  const { language, now } = c.var
  const availability = availabilityOf(directory, service, now)
  const isOpen = availability.state === 'open'
  const agency = isOfOneAgency ? undefined : directory.agencies.get(service.agencyId)?.shortName
  const wait = sayWaitNow(waits.atQueue(service.queueId), language)
  const note = notes?.get(service.id)
  const isOfMall = availability.state === 'closed' && availability.because !== 'absent'
  const level = isBrief && service.level === 'issued_here' ? undefined : serviceWords[language].level[service.level]
  return (
    <li>
      <a class={isOpen ? 'tile' : 'tile absent'} href={href(service)}>
        <strong>
          <Unbroken text={service.name[language]} />
        </strong>
        <span>{[agency, level].filter(Boolean).join(' · ')}</span>
        {note && <span>{note}</span>}
        {isOpen && wait && (
          <span class="wait">{isBrief ? <BriefWait wait={wait} c={c} /> : words[language].home.wait(wait)}</span>
        )}
        {!isOpen && !isOfOneAgency && !(isBrief && isOfMall) && <em>{sayAvailability(availability, c.var).short}</em>}
      </a>
    </li>
  )
}

/** The heading above says that these are waits; whoever hears one tile alone is told as well. */
function BriefWait({ wait, c }: { wait: string; c: Ask }) {
  return (
    <>
      <span class="unseen">{words[c.var.language].home.waiting} </span>
      {wait.charAt(0).toUpperCase() + wait.slice(1)}
    </>
  )
}
