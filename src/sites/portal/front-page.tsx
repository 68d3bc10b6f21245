import type { Agency, Directory } from '#directory/directory.ts'
import { agenciesByName, servicesOfAgency } from '#directory/find-services.ts'
import type { Ask } from '#platform/web/env.ts'
import { Facts, Notice, Search, Tag } from '#ui/parts.tsx'
import { ClosedSites } from './closed-sites.tsx'
import { LifeEvents } from './event-page.tsx'
import { factsOf } from './facts.ts'
import type { MallNow } from './mall-now.ts'
import { type Presence, presenceOf } from './presence.ts'
import { words } from './words.ts'

const kinds = ['regional', 'vertical', 'central', 'bumn', 'bumd', 'bank', 'private'] as const

type FrontProps = { c: Ask; mall: MallNow }
type KindProps = {
  c: Ask
  directory: Directory
  kind: (typeof kinds)[number]
  presence: ReturnType<typeof presenceOf>
}

/** The question first, then today's truth in one line, then who is in the house. */
export function FrontPage({ c, mall }: FrontProps) {
  const { directory, notices } = mall
  const { language, formats, now } = c.var
  const says = words[language]
  const presence = presenceOf(directory, mall.waits, now)
  return (
    <>
      <div class="band hero">
        <div class="inner">
          <h1>{says.front.title}</h1>
          {directory.services.size > 0 && (
            <p>{says.front.about(formats.number(directory.services.size), formats.number(directory.agencies.size))}</p>
          )}
          {directory.services.size > 0 ? (
            <Search
              action="/services"
              label={says.search.label}
              placeholder={says.search.placeholder}
              language={language}
            />
          ) : (
            <p>{says.front.none}</p>
          )}
          <Often c={c} mall={mall} />
        </div>
      </div>
      <section class="today" aria-label={says.facts.label}>
        <div class="inner">
          <Facts facts={factsOf(mall, now, c.var)} />
        </div>
      </section>
      <div class="inner below">
        <Troubles c={c} directory={directory} notices={notices} />
        {directory.lifeEvents.length > 0 && (
          <>
            <h2>{says.front.events}</h2>
            <LifeEvents c={c} events={directory.lifeEvents} />
          </>
        )}
        {directory.agencies.size > 0 && <h2>{says.front.agencies}</h2>}
        {kinds.map((kind) => (
          <Kind c={c} directory={directory} kind={kind} presence={presence} />
        ))}
      </div>
    </>
  )
}

/** What most people came for in the last days. Nothing when nobody came yet. */
function Often({ c, mall: { directory, often } }: FrontProps) {
  const { language } = c.var
  const services = often.flatMap((id) => directory.services.get(id) ?? [])
  if (services.length === 0) return null
  return (
    <p class="often">
      {words[language].front.often}{' '}
      {services.map(({ code, name }) => (
        <>
          <a href={`/services/${code}`}>{name[language]}</a>{' '}
        </>
      ))}
    </p>
  )
}

function Troubles({ c, directory, notices }: { c: Ask } & Pick<MallNow, 'directory' | 'notices'>) {
  const { language } = c.var
  return (
    <>
      <ClosedSites c={c} directory={directory} />
      {directory.incidents.map((incident) => (
        <Notice tone={incident.stops ? 'bad' : 'attention'}>{incident.message[language]}</Notice>
      ))}
      {notices.map((notice) => (
        <Notice>{notice.message[language]}</Notice>
      ))}
    </>
  )
}

function Kind({ c, directory, kind, presence }: KindProps) {
  const agencies = agenciesByName(directory).filter((agency) => agency.kind === kind)
  if (agencies.length === 0) return null
  return (
    <section>
      <h3 class="kind">{words[c.var.language].kind[kind]}</h3>
      <ul class="agencies">
        {agencies.map((agency) => (
          <AgencyItem c={c} directory={directory} agency={agency} presence={presence.get(agency.id) ?? 'away'} />
        ))}
      </ul>
    </section>
  )
}

function AgencyItem({
  c,
  directory,
  agency,
  presence,
}: {
  c: Ask
  directory: Directory
  agency: Agency
  presence: Presence
}) {
  const { language, formats } = c.var
  const says = words[language]
  const count = servicesOfAgency(directory, agency.id).length
  const name = agency.name[language]
  return (
    <li>
      <a href={`/agencies/${agency.code}`}>{agency.shortName}</a>
      <span class="small quiet">
        {name !== agency.shortName && `${name}. `}
        {says.front.servicesOf(formats.number(count))}
      </span>
      {presence !== 'here' && (
        <Tag tone="attention">{presence === 'away' ? says.notToday : says.mall.presence[presence]}</Tag>
      )}
    </li>
  )
}
