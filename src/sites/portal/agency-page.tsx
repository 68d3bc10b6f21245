import { availabilityOfAgency } from '#directory/availability.ts'
import type { Agency, Directory } from '#directory/directory.ts'
import { servicesOfAgency } from '#directory/find-services.ts'
import { sayAvailability, sayHall } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { Notice, SummaryList } from '#ui/parts.tsx'
import { rulesFrom, sayDays } from './days.ts'
import { planWords } from './plan/words.ts'
import type { Presence } from './presence.ts'
import { ServiceList } from './services-page.tsx'
import { words } from './words.ts'

type AgencyProps = { c: Ask; directory: Directory; agency: Agency }

/** An agency: is it here today, on which days, and what it does. */
export function AgencyPage({ c, directory, agency, presence }: AgencyProps & { presence: Presence }) {
  const { language } = c.var
  const says = words[language].agency
  const services = servicesOfAgency(directory, agency.id)
  const name = agency.name[language]
  return (
    <>
      <h1>{agency.shortName}</h1>
      {name !== agency.shortName && <p class="under">{name}</p>}
      <Today c={c} directory={directory} agency={agency} presence={presence} />
      <SummaryList rows={rowsOf({ c, directory, agency })} />
      <Changes c={c} directory={directory} agency={agency} />
      <h2>{says.services}</h2>
      {services.length === 0 ? <p>{says.noServices}</p> : <ServiceList c={c} services={services} isWhole />}
      <h2>{says.complaints}</h2>
      <p>{agency.complaints[language]}</p>
    </>
  )
}

function Today({ c, directory, agency, presence }: AgencyProps & { presence: Presence }) {
  const availability = availabilityOfAgency(directory, agency, c.var.now)
  const { short, more } = sayAvailability(availability, c.var)
  const incidents = directory.incidents.filter((incident) => incident.agencyId === agency.id)
  return (
    <>
      <Notice tone={availability.state === 'open' && presence === 'here' ? 'good' : 'attention'} title={`${short}.`}>
        {more && <p>{more}</p>}
        {presence === 'unstaffed' && <p>{words[c.var.language].agency.unstaffed}</p>}
      </Notice>
      {incidents.map((incident) => (
        <Notice tone={incident.stops ? 'bad' : 'attention'}>{incident.message[c.var.language]}</Notice>
      ))}
    </>
  )
}

function rowsOf({ c, directory, agency }: AgencyProps) {
  const { language, formats, now } = c.var
  const says = words[language].agency
  const zone = directory.zones.get(agency.zoneId)
  const { now: rule } = rulesFrom(agency.presence, formats.civilDay(now))
  const days = { term: says.days, value: sayDays(rule?.days ?? [], c.var) }
  const note = zone && (
    <>
      {`${zone.name[language]}. `}
      <a class="nowrap" href={`/mall?agency=${agency.code}#denah`}>
        {planWords[language].see}
      </a>
    </>
  )
  return zone ? [days, { term: says.place, value: sayHall({ zones: [zone] }, c.var), note }] : [days]
}

function Changes({ c, agency }: AgencyProps) {
  const { language, formats, now } = c.var
  const says = words[language].agency
  const today = formats.civilDay(now)
  const later = rulesFrom(agency.presence, today).later.map((rule) =>
    says.from(formats.date(rule.validFrom), sayDays(rule.days, c.var)),
  )
  const exceptions = agency.exceptions
    .filter((exception) => exception.heldOn >= today)
    .map(({ heldOn, isPresent, reason }) =>
      [(isPresent ? says.presentOn : says.absentOn)(formats.date(heldOn)), reason[language]].join(' ').trim(),
    )
  if (later.length + exceptions.length === 0) return null
  return (
    <>
      <h2>{says.changes}</h2>
      <ul>
        {[...exceptions, ...later].map((change) => (
          <li>{change}</li>
        ))}
      </ul>
    </>
  )
}
