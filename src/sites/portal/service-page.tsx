import { availabilityOf, warningsOf } from '#directory/availability.ts'
import type { Agency, Directory, Service } from '#directory/directory.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayAvailability, sayCounters, sayHall } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import type { ServiceVersion } from '#service/read-versions.ts'
import { words as serviceWords } from '#service/words.ts'
import { Details, Notice, Tag, Tags } from '#ui/parts.tsx'
import { Unbroken } from '#ui/unbroken.tsx'
import { sayWait } from '#visit/estimate/say-wait.ts'
import type { Wait } from '#visit/estimate/wait.ts'
import { StructuredData } from './head.tsx'
import { RequirementList } from './requirement-list.tsx'
import { History } from './service-history.tsx'
import { CostLines, StandardSummary } from './standard-summary.tsx'
import { serviceData } from './structured-data.tsx'
import { Related, TakeAlong } from './take-along.tsx'
import { words } from './words.ts'

export type ServiceView = {
  readonly c: Ask
  readonly directory: Directory
  readonly agency: Agency
  readonly service: Service
  /** The version to show: the one that holds, or another that was asked for. */
  readonly version: ServiceVersion
  readonly versions: readonly ServiceVersion[]
  readonly waiting: number
  /** For somebody who would take a number now. */
  readonly wait: Wait
}

/** A service: cost, time, result and place first; then the wait; then what to bring; then the one next step. */
export function ServicePage(view: ServiceView) {
  const { c, directory, agency, service, version } = view
  const { language } = c.var
  const says = words[language].service
  const { standard } = version
  const isCurrent = version.number === service.versionNumber
  return (
    <article class="service">
      <p class="above">
        <a href={`/agencies/${agency.code}`}>{agency.shortName}</a>
      </p>
      <h1>
        <Unbroken text={version.name[language]} />
      </h1>
      <Tags>
        <Tag tone={version.level === 'issued_here' ? 'good' : 'plain'}>
          {serviceWords[language].level[version.level]}
        </Tag>
      </Tags>
      {!isCurrent && <OtherVersion {...view} />}
      {version.level !== 'issued_here' && (
        <Notice tone="attention">{serviceWords[language].levelMore[version.level]}</Notice>
      )}
      <StandardSummary {...view} />
      <div class="beside">
        {isCurrent && <Now {...view} />}
        <section class="bring">
          <h2>{says.bring}</h2>
          <RequirementList
            c={c}
            directory={directory}
            keeps={`${service.code} ${version.number}`}
            requirements={standard.requirements}
          />
        </section>
        {isCurrent && <TakeAlong c={c} service={service} />}
        {isCurrent && <NextStep c={c} />}
      </div>
      <div class="beside">
        <div class="rest">
          <h2>{says.how}</h2>
          <ol>
            {standard.procedure.map((step) => (
              <li>{step[language]}</li>
            ))}
          </ol>
          <CostLines c={c} cost={standard.cost} />
          <h2>{says.complaints}</h2>
          <p>{(standard.complaints ?? agency.complaints)[language]}</p>
        </div>
        {isCurrent && <Related c={c} directory={directory} service={service} />}
      </div>
      <Provenance {...view} />
      {isCurrent && <StructuredData data={serviceData(view)} />}
    </article>
  )
}

function Now({ c, directory, service, waiting, wait }: ServiceView) {
  const { language, formats } = c.var
  const says = words[language].service
  const availability = availabilityOf(directory, service, c.var.now)
  const { short, more } = sayAvailability(availability, c.var)
  const tone = availability.state === 'open' ? 'good' : availability.state === 'stopped' ? 'bad' : 'attention'
  const people = waiting === 0 ? says.nobodyWaiting : says.waiting(formats.number(waiting))
  return (
    <div class="now">
      <Notice tone={tone} title={`${short}.`}>
        <p>{more ?? `${says.wait(sayWait(wait, language))} ${people}`}</p>
      </Notice>
      {warningsOf(directory, service).map((incident) => (
        <Notice tone="attention" title={says.incident}>
          {incident.message[language]}
        </Notice>
      ))}
    </div>
  )
}

function NextStep({ c }: { c: Ask }) {
  const says = words[c.var.language].service
  return (
    <div class="next">
      <Notice title={says.take}>
        <p>{says.takeMore}</p>
      </Notice>
    </div>
  )
}

function OtherVersion({ c, service, version }: ServiceView) {
  const says = words[c.var.language].service
  return (
    <Notice tone="attention">
      <p>{says.oldVersion(String(version.number), c.var.formats.day(version.validFrom))}</p>
      <p>
        <a href={`/services/${service.code}`}>{says.toCurrent}</a>
      </p>
    </Notice>
  )
}

/** Where what is said here comes from, what of it is not sure yet, and how it read before. */
function Provenance(view: ServiceView) {
  const { c, service, version } = view
  const { language, formats } = c.var
  const says = words[language].service
  const unsure = version.assumed.map((part) => says.parts[part as keyof typeof says.parts] ?? part)
  return (
    <footer class="provenance">
      {unsure.length > 0 && <p>{says.assumed(formats.list(unsure))}</p>}
      {version.source && <p>{says.source(version.source)}</p>}
      <p>{says.code(service.code)}</p>
      <Details summary={says.history}>
        <History {...view} />
      </Details>
    </footer>
  )
}

/** "Loket 1 sampai 7", with the hall beside. */
export function placeOf({ c, directory, service }: Pick<ServiceView, 'c' | 'directory' | 'service'>): {
  counters: string
  hall: string
} {
  const place = placeOfQueue(directory, service.queueId)
  return { counters: sayCounters(place, c.var), hall: sayHall(place, c.var) }
}
