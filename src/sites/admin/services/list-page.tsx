import { may, reachOf } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { type ListedService, listServices } from '#service/read-service.ts'
import { words as standardWords } from '#service/words.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Tag, Tags } from '#ui/parts.tsx'
import { agencyFilter } from '../agency-filter.tsx'
import { showBulkDone } from '../bulk-done.tsx'
import { adminPage, Bar, todayOf } from '../frame.tsx'
import { ListView } from '../list.tsx'
import { csvAsked } from '../list-csv.ts'
import type { List, ListColumn, ListFilter } from '../list-state.ts'
import { words as common } from '../words.ts'
import { serviceActs, serviceBulk } from './bulk.tsx'
import { words } from './words.ts'

export type Row = ListedService & {
  readonly name: string
  readonly agency: string
  readonly queue: string
  readonly level: string
  readonly words: readonly string[]
}

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
  const list = listFor(c, mine, directory)
  const bulkDone = await showBulkDone(c, serviceBulk)
  return (
    csvAsked(c, list) ??
    adminPage(
      c,
      { title: says.title, section: 'services' },
      <>
        {bulkDone}
        <Bar>
          <p>{says.intro}</p>
          {may(actor, 'service.edit', { agency: reach === 'all' ? null : reach }) && (
            <ButtonLink href="/admin/services/new">{says.add}</ButtonLink>
          )}
        </Bar>
        <ListView c={c} list={list} />
      </>,
    )
  )
}

function listFor(c: Ask, rows: readonly Row[], directory: Directory): List<Row> {
  const says = words[c.var.language]
  return {
    at: '/admin/services',
    noun: says.noun,
    caption: says.title,
    searchLabel: says.search,
    text: (row) => [row.code, row.name, row.agency, row.queue, ...row.words].join(' '),
    columns: columnsFor(c),
    filters: [...agencyFilter(c, directory, (row: Row) => row.agencyId), stateFilter(c), retiredFilter(c)],
    rows,
    order: 'code',
    empty: { title: says.emptyTitle, body: says.emptyBody },
    bulk:
      reachOf(c.var.actor, 'service.edit') === undefined
        ? undefined
        : { acts: serviceActs(c), idOf: ({ id }) => id, nameOf: ({ name }) => name },
  }
}

function stateFilter(c: Ask): ListFilter<Row> {
  const { columns, states } = words[c.var.language]
  const holds = { draft: isDrafted, unpublished: isUnpublished, holds: isHolding, comes: isComing }
  return {
    name: 'state',
    label: columns.state,
    options: [
      { value: 'holds', text: states.holds },
      { value: 'draft', text: states.draft },
      { value: 'unpublished', text: states.unpublished },
      { value: 'comes', text: states.coming },
    ],
    holds: (row, value) => holds[value as keyof typeof holds]?.(row) ?? true,
  }
}

const isDrafted = (row: Row) => row.hasDraft
const isUnpublished = (row: Row) => !row.isPublished
const isHolding = (row: Row) => row.level !== ''
const isComing = (row: Row) => row.comesOn !== null

function retiredFilter(c: Ask): ListFilter<Row> {
  return {
    name: 'retired',
    label: words[c.var.language].retired,
    options: [],
    isTick: true,
    holds: (row, value) => value === '1' || !row.isRetired,
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

function columnsFor(c: Ask): ListColumn<Row>[] {
  const { columns } = words[c.var.language]
  return [
    {
      key: 'name',
      heading: columns.name,
      value: ({ name }) => name,
      cell: (row) => (
        <>
          <a href={`/admin/services/${row.id}`}>{row.name}</a>
          {row.hasDraft && row.isPublished && (
            <span class="small quiet beneath">{words[c.var.language].states.draft}</span>
          )}
        </>
      ),
    },
    {
      key: 'code',
      heading: columns.code,
      value: ({ code }) => code,
      cell: ({ code }) => <span class="nowrap">{code}</span>,
    },
    { key: 'agency', heading: columns.agency, value: ({ agency }) => agency, cell: ({ agency }) => agency },
    { key: 'queue', heading: columns.queue, value: ({ queue }) => queue, cell: ({ queue }) => queue },
    { key: 'level', heading: columns.level, value: ({ level }) => level || null, cell: ({ level }) => level },
    {
      key: 'state',
      heading: columns.state,
      value: (row) => stateOf(c, row).join(', '),
      cell: (row) => <State c={c} row={row} />,
    },
  ]
}

/** The words of a service's state, the gravest first. */
function stateOf(c: Ask, row: Row): string[] {
  const says = words[c.var.language].states
  if (row.isRetired) return [common[c.var.language].retiredTag]
  return [
    !row.isPublished && says.unpublished,
    isHolding(row) && says.holds,
    row.comesOn !== null && says.comes(c.var.formats.shortDay(row.comesOn)),
  ].filter((one) => typeof one === 'string')
}

function State({ c, row }: { c: Ask; row: Row }) {
  const { holds } = words[c.var.language].states
  return (
    <Tags>
      {stateOf(c, row).map((text) => (
        <Tag tone={text === holds ? 'good' : 'attention'}>{text}</Tag>
      ))}
    </Tags>
  )
}
