import { may, reachOf } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm } from '#platform/web/forms.ts'
import { type ListedService, listServices } from '#service/read-service.ts'
import { words as standardWords } from '#service/words.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Checkboxes, Select } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { EmptyState, Tag, Tags } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { adminPage, Bar, todayOf } from '../frame.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

type Row = ListedService & {
  readonly name: string
  readonly agency: string
  readonly queue: string
  readonly level: string
  readonly words: readonly string[]
}
type Asked = { readonly q: string; readonly agency: string; readonly retired: string; readonly page: number }

const perPage = 50

export async function showServices(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const { directory, listed } = await c.var.inMall(async (tx) => ({
    directory: await directoryOf(tx, now),
    listed: await listServices(tx, todayOf(c)),
  }))
  const reach = reachOf(actor, 'mall.read')
  const mine = listed
    .filter(({ agencyId }) => reach === 'all' || reach === agencyId)
    .map((one) => rowOf(c, one, directory))
  const asked = askedIn(c)
  const found = mine.filter((row) => isFound(row, asked))
  const last = Math.max(1, Math.ceil(found.length / perPage))
  const current = Math.min(asked.page, last)
  return adminPage(
    c,
    { title: says.title, section: 'services' },
    <>
      <Bar>
        <p>{says.intro}</p>
        {may(actor, 'service.edit', { agency: reach === 'all' ? null : reach }) && (
          <ButtonLink href="/admin/services/new">{says.add}</ButtonLink>
        )}
      </Bar>
      {mine.length > 0 && <Filter c={c} asked={asked} directory={directory} hasAgencies={reach === 'all'} />}
      {mine.length === 0 && <EmptyState title={says.emptyTitle}>{says.emptyBody}</EmptyState>}
      {mine.length > 0 && found.length === 0 && (
        <EmptyState title={says.nothingFound}>{says.nothingFoundBody}</EmptyState>
      )}
      {found.length > 0 && (
        <Table
          caption={says.caption(found.length)}
          columns={columnsFor(c)}
          rows={found.slice((current - 1) * perPage, current * perPage)}
          language={language}
        />
      )}
      <Pagination
        current={current}
        last={last}
        href={(page) =>
          `/admin/services?${new URLSearchParams({ q: asked.q, agency: asked.agency, retired: asked.retired, page: String(page) })}`
        }
        language={language}
      />
    </>,
  )
}

function askedIn(c: Ask): Asked {
  const page = Number(c.req.query('page') ?? 1)
  return {
    q: (c.req.query('q') ?? '').trim(),
    agency: c.req.query('agency') ?? '',
    retired: c.req.query('retired') ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

function rowOf(c: Ask, one: ListedService, directory: Directory): Row {
  const { language } = c.var
  const holding = directory.services.get(one.id)
  const queue = directory.queues.get(one.queueId)
  return {
    ...one,
    name: (holding?.name ?? one.draftName)?.[language] ?? one.code,
    agency: directory.agencies.get(one.agencyId)?.shortName ?? '',
    queue: queue ? `${queue.letter} ${queue.name[language]}` : '',
    level: holding ? standardWords[language].level[holding.level] : '',
    words: holding?.words ?? [],
  }
}

function isFound(row: Row, { q, agency, retired }: Asked): boolean {
  if (row.isRetired && !retired) return false
  if (agency && String(row.agencyId) !== agency) return false
  const text = [row.code, row.name, row.agency, ...row.words].join(' ').toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((part) => text.includes(part))
}

type FilterProps = { c: Ask; asked: Asked; directory: Directory; hasAgencies: boolean }

function Filter({ c, asked, directory, hasAgencies }: FilterProps) {
  const { language } = c.var
  const says = words[language]
  const form = blankForm({ q: asked.q, agency: asked.agency, retired: asked.retired })
  const agencies = [...directory.agencies.values()].sort((a, b) => a.shortName.localeCompare(b.shortName, 'id'))
  const options = [
    { value: '', text: says.all },
    ...agencies.map(({ id, shortName }) => ({ value: String(id), text: shortName })),
  ]
  return (
    <search class="filter">
      <form action="/admin/services" method="get">
        <Field form={form} name="q" type="search" label={says.search} language={language} width="w20" />
        {hasAgencies && <Select form={form} name="agency" label={says.agency} options={options} language={language} />}
        <Checkboxes
          form={form}
          name="retired"
          label={common[language].retiredTag}
          options={[{ value: '1', text: says.retired }]}
          language={language}
        />
        <Button kind="secondary">{says.show}</Button>
      </form>
    </search>
  )
}

function columnsFor(c: Ask): Column<Row>[] {
  const { columns } = words[c.var.language]
  return [
    {
      heading: columns.name,
      cell: (row) => (
        <>
          <a href={`/admin/services/${row.id}`}>{row.name}</a>
          <span class="small quiet beneath">{row.code}</span>
        </>
      ),
    },
    { heading: columns.agency, cell: (row) => row.agency },
    { heading: columns.queue, cell: (row) => row.queue },
    { heading: columns.level, cell: (row) => row.level },
    { heading: columns.state, cell: (row) => <State c={c} row={row} /> },
  ]
}

function State({ c, row }: { c: Ask; row: Row }) {
  const says = words[c.var.language].states
  if (row.isRetired) return <Tag tone="attention">{common[c.var.language].retiredTag}</Tag>
  return (
    <Tags>
      {row.level !== '' && <Tag tone="good">{says.holds}</Tag>}
      {!row.isPublished && <Tag tone="attention">{says.unpublished}</Tag>}
      {row.comesOn && <Tag>{says.comes(c.var.formats.shortDay(row.comesOn))}</Tag>}
      {row.hasDraft && row.isPublished && <Tag tone="attention">{says.draft}</Tag>}
    </Tags>
  )
}
