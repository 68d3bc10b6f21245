import { availabilityOf, availabilityOfMall } from '#directory/availability.ts'
import type { Directory, Service } from '#directory/directory.ts'
import { agenciesByName, type Search, servicesOfAgency } from '#directory/find-services.ts'
import type { Ask } from '#platform/web/env.ts'
import { sayCost, sayTime } from '#service/say.ts'
import { words as serviceWords } from '#service/words.ts'
import { EmptyState, Search as SearchField, Tag } from '#ui/parts.tsx'
import { LifeEvents } from './event-page.tsx'
import { words } from './words.ts'

/** What was found, or every service by agency when nothing was typed. */
export function ServicesPage({
  c,
  directory,
  typed,
  search,
}: {
  c: Ask
  directory: Directory
  typed: string
  search: Search
}) {
  const { language, formats } = c.var
  const says = words[language]
  const { found, understoodAs } = search
  if (directory.services.size === 0) {
    return (
      <>
        <h1>{says.list.title}</h1>
        <p>{says.front.none}</p>
      </>
    )
  }
  return (
    <>
      <h1>{typed ? says.list.titleFor(typed) : says.list.title}</h1>
      <SearchField
        action="/services"
        value={typed}
        label={says.search.label}
        placeholder={says.search.placeholder}
        language={language}
      />
      {typed && found.length > 0 && <p class="quiet found">{says.list.found(formats.number(found.length), typed)}</p>}
      {found.length > 0 && understoodAs && <p class="quiet">{says.list.understoodAs(understoodAs)}</p>}
      {typed ? (
        <Found c={c} directory={directory} typed={typed} search={search} />
      ) : (
        <AllServices c={c} directory={directory} />
      )}
    </>
  )
}

function Found({
  c,
  directory,
  typed,
  search: { found, near },
}: {
  c: Ask
  directory: Directory
  typed: string
  search: Search
}) {
  const says = words[c.var.language].list
  const agencyOf = (service: Service) => directory.agencies.get(service.agencyId)?.shortName
  const notNow = notNowIn(c, directory)
  if (found.length > 0) return <ServiceList c={c} services={found} agencyOf={agencyOf} notNow={notNow} />
  return (
    <div class="found">
      <EmptyState title={says.nothing(typed)}>
        <p>{says.nothingMore}</p>
        <p>
          <a href="/services">{says.all}</a>
        </p>
      </EmptyState>
      {near.length > 0 && (
        <>
          <h2>{says.near}</h2>
          <ServiceList c={c} services={near} agencyOf={agencyOf} notNow={notNow} />
        </>
      )}
      {directory.lifeEvents.length > 0 && (
        <>
          <h2>{says.events}</h2>
          <LifeEvents c={c} events={directory.lifeEvents} />
        </>
      )}
    </div>
  )
}

/** While the mall is open: why this one service gives no numbers. When all is closed, the mall's page says so once. */
function notNowIn(c: Ask, directory: Directory): (service: Service) => string | undefined {
  const { language, now } = c.var
  if (availabilityOfMall(directory, now).state !== 'open') return () => undefined
  const says = words[language]
  return (service) => {
    const availability = availabilityOf(directory, service, now)
    if (availability.state === 'stopped') return says.service.incident
    return availability.state === 'closed' && availability.because === 'absent' ? says.notToday : undefined
  }
}

function AllServices({ c, directory }: { c: Ask; directory: Directory }) {
  return (
    <>
      {agenciesByName(directory).map((agency) => {
        const services = servicesOfAgency(directory, agency.id)
        if (services.length === 0) return null
        return (
          <section>
            <h2 class="kind">
              <a href={`/agencies/${agency.code}`}>{agency.shortName}</a>
            </h2>
            <ul class="names">
              {services.map((service) => (
                <li>
                  <a href={`/services/${service.code}`}>{service.name[c.var.language]}</a>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

type ListProps = {
  c: Ask
  services: readonly Service[]
  agencyOf?: ((service: Service) => string | undefined) | undefined
  /** What keeps it from being had today, in two words. */
  notNow?: ((service: Service) => string | undefined) | undefined
  /** All that there are, in no order of best first: side by side where there is room. */
  isWhole?: boolean
}

/** Services with what people ask first: what it costs, how long it takes, what can be done here. */
export function ServiceList({ c, services, agencyOf, notNow, isWhole }: ListProps) {
  const { language } = c.var
  return (
    <ul class={isWhole ? 'services whole' : 'services'}>
      {services.map((service) => (
        <li>
          <a href={`/services/${service.code}`}>{service.name[language]}</a>
          <span class="small quiet">
            {[
              agencyOf?.(service),
              serviceWords[language].level[service.level],
              sayCost(service.standard.cost, c.var),
              sayTime(service.standard.time, c.var),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {notNow?.(service) && <Tag tone="attention">{notNow(service)}</Tag>}
        </li>
      ))}
    </ul>
  )
}
