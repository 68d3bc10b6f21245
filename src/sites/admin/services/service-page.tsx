import { allow, may } from '#account/allow.ts'
import { agencyDetail } from '#agency/read-agency.ts'
import type { Tx } from '#platform/database.ts'
import type { Ask } from '#platform/web/env.ts'
import { idIn } from '#platform/web/id-in.ts'
import type { Named } from '#platform/words.ts'
import { queueDetail } from '#service/read-queue.ts'
import { peopleWaitingForService, type ServiceDetail, serviceDetail } from '#service/read-service.ts'
import { readSpoken } from '#service/search/edit-spoken.ts'
import type { VersionRow } from '#service/service-row.ts'
import { Act, ButtonLink } from '#ui/button.tsx'
import { EmptyState, Notice, SummaryList, Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { adminPage, todayOf } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { words as common } from '../words.ts'
import { spokenWords } from './spoken-words.ts'
import { partsOfStandard } from './standard-view.tsx'
import { words } from './words.ts'

/** What every page of one service needs: whose it is, and what is written of it. */
export async function loadService(c: Ask, tx: Tx) {
  const service = await serviceDetail(tx, idIn(c), todayOf(c))
  const agency = await agencyDetail(tx, service.agencyId, todayOf(c))
  return { service, agency: agency.fields }
}

/** The name by which a service goes: of the version that holds, else of the next one, else of the draft. */
export function nameOfService(c: Ask, service: ServiceDetail): string {
  const version = service.current ?? service.versions[0] ?? service.draft
  return version?.draft.name[c.var.language] ?? service.code
}

export async function showService(c: Ask): Promise<Response> {
  const { language, actor } = c.var
  const says = words[language].page
  const { service, agency, people, queue, spoken, entries } = await c.var.inMall(async (tx) => ({
    ...(await loadService(c, tx)),
    people: await peopleWaitingForService(tx, idIn(c)),
    queue: await queueDetail(tx, (await serviceDetail(tx, idIn(c), todayOf(c))).queueId),
    spoken: await readSpoken(tx, idIn(c)),
    entries: await namedHistory(tx, { subject: `service:${idIn(c)}` }, 8),
  }))
  allow(actor, 'mall.read', { agency: service.agencyId })
  const mayEdit = may(actor, 'service.edit', { agency: service.agencyId }) && !service.isRetired
  return adminPage(
    c,
    {
      title: nameOfService(c, service),
      section: 'services',
      back: { href: '/admin/services', text: words[language].title },
      over: agency.shortName,
      done: c.req.query('done') === 'published' ? sayPublished(c, service) : undefined,
      tag: service.isRetired ? <Tag tone="attention">{common[language].retiredTag}</Tag> : null,
    },
    <>
      {mayEdit && <Acts c={c} service={service} />}
      {service.draft && <Notice tone="attention">{says.draftThere(service.draft.number)}</Notice>}
      <Coming c={c} service={service} />
      <SummaryList
        rows={[
          { term: says.code, value: service.code },
          { term: says.agency, value: <a href={`/admin/agencies/${service.agencyId}`}>{agency.name[language]}</a> },
          {
            term: says.queue,
            value: (
              <a href={`/admin/queues/${service.queueId}`}>{`${queue.fields.letter} ${queue.fields.name[language]}`}</a>
            ),
          },
          { term: says.waiting, value: says.people(people) },
          {
            term: spokenWords[language].title,
            value: spoken.length > 0 ? spoken.join(', ') : common[language].none,
            act: mayEdit && <a href={`/admin/services/${service.id}/words`}>{spokenWords[language].act}</a>,
          },
        ]}
      />
      <Holding c={c} service={service} complaints={agency.complaints} />
      <Versions c={c} service={service} />
      <HistoryFoot c={c} entries={entries} subject={`service:${service.id}`} />
    </>,
  )
}

/** From when the newest version holds; one that begins later has a notice of its own, which stays. */
function sayPublished(c: Ask, { versions: [newest] }: ServiceDetail): string | undefined {
  return newest && newest.validFrom <= todayOf(c) ? words[c.var.language].page.done(newest.number) : undefined
}

function Acts({ c, service }: { c: Ask; service: ServiceDetail }) {
  const says = words[c.var.language].page
  const at = `/admin/services/${service.id}`
  return (
    <div class="buttons">
      {service.draft ? (
        <ButtonLink href={`${at}/draft`}>{says.openDraft}</ButtonLink>
      ) : (
        <Act action={`${at}/draft`}>{says.editDraft}</Act>
      )}
      <ButtonLink kind="quiet" href={`${at}/queue`}>
        {says.requeue}
      </ButtonLink>
      <ButtonLink kind="stop" href={`${at}/retire`}>
        {says.retire}
      </ButtonLink>
    </div>
  )
}

function Coming({ c, service }: { c: Ask; service: ServiceDetail }) {
  const says = words[c.var.language].page
  return (
    <>
      {service.versions
        .filter(({ validFrom }) => validFrom > todayOf(c))
        .map(({ number, validFrom }) => (
          <Notice>{says.comes(number, c.var.formats.day(validFrom))}</Notice>
        ))}
    </>
  )
}

function Holding({ c, service, complaints }: { c: Ask; service: ServiceDetail; complaints: Named }) {
  const says = words[c.var.language].page
  const { current } = service
  if (!current) return <EmptyState title={says.notYet}>{says.notYetBody}</EmptyState>
  return (
    <section aria-labelledby="berlaku">
      <h2 id="berlaku">{says.currentTitle}</h2>
      <p class="quiet">{says.current(current.number, c.var.formats.day(current.validFrom))}</p>
      <SummaryList rows={partsOfStandard(c, current.draft, complaints)} />
    </section>
  )
}

/** What an old version is shown beside: the one that holds; and that one beside the one before it. */
function besideOf({ versions, current }: ServiceDetail, number: number): number {
  const others = versions.map((version) => version.number).filter((one) => one !== number)
  return current && current.number !== number ? current.number : (others[0] ?? number)
}

function Versions({ c, service }: { c: Ask; service: ServiceDetail }) {
  const { language, formats } = c.var
  const says = words[language].page
  if (service.versions.length === 0) return null
  const columns: Column<VersionRow>[] = [
    {
      heading: says.number,
      cell: ({ number }) =>
        service.versions.length > 1 ? (
          <a href={`/admin/services/${service.id}/versions?left=${number}&right=${besideOf(service, number)}`}>
            {number} <span class="unseen">{says.beside(besideOf(service, number))}</span>
          </a>
        ) : (
          number
        ),
    },
    { heading: words[language].columns.name, cell: ({ draft }) => draft.name[language] },
    {
      heading: says.from,
      cell: (version) => (
        <>
          {formats.day(version.validFrom)} {version === service.current && <Tag tone="good">{says.holdsNow}</Tag>}
          {version.validFrom > todayOf(c) && <Tag>{says.coming}</Tag>}
        </>
      ),
    },
    { heading: says.published, cell: ({ publishedAt }) => (publishedAt ? formats.moment(publishedAt) : '') },
  ]
  return (
    <section aria-labelledby="versi">
      <h2 id="versi">{says.versions}</h2>
      <Table caption={says.versionsCaption} columns={columns} rows={service.versions} language={language} />
      {service.versions.length > 1 && (
        <p>
          <a href={`/admin/services/${service.id}/versions`}>{says.compare}</a>
        </p>
      )}
    </section>
  )
}
