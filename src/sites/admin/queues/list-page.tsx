import { reachOf } from '#account/allow.ts'
import { countersOf, type Directory, type Queue } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { sayCounters } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Tag } from '#ui/parts.tsx'
import { agencyAsked, agencyFilter } from '../agency-filter.tsx'
import { showBulkDone } from '../bulk-done.tsx'
import { adminPage, Bar } from '../frame.tsx'
import { ListView } from '../list.tsx'
import { csvAsked } from '../list-csv.ts'
import type { List, ListColumn } from '../list-state.ts'
import { queueActs, queueBulk } from './bulk.tsx'
import { words } from './words.ts'

export async function showQueues(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  const agency = agencyAsked(c)
  const list = listFor(c, directory)
  const bulkDone = await showBulkDone(c, queueBulk)
  return (
    csvAsked(c, list) ??
    adminPage(
      c,
      { title: says.title, section: 'queues' },
      <>
        {bulkDone}
        <Bar>
          <p>{says.intro}</p>
          {reachOf(actor, 'service.edit') !== undefined && (
            <ButtonLink href={`/admin/queues/new${agency ? `?agency=${agency}` : ''}`}>{says.add}</ButtonLink>
          )}
        </Bar>
        <ListView c={c} list={list} />
      </>,
    )
  )
}

function listFor(c: Ask, directory: Directory): List<Queue> {
  const { language, actor } = c.var
  const says = words[language]
  const reach = reachOf(actor, 'mall.read')
  return {
    at: '/admin/queues',
    noun: says.noun,
    caption: says.title,
    searchLabel: says.search,
    text: ({ letter, name, agencyId }) =>
      `${letter} ${name[language]} ${directory.agencies.get(agencyId)?.shortName ?? ''}`,
    columns: columnsFor(c, directory),
    filters: [
      ...agencyFilter(c, directory, (queue: Queue) => queue.agencyId),
      {
        name: 'counters',
        label: says.columns.counters,
        options: [{ value: 'none', text: says.noCounter }],
        holds: ({ id }) => countersOf(directory, id).length === 0,
      },
    ],
    rows: [...directory.queues.values()].filter(({ agencyId }) => reach === 'all' || reach === agencyId),
    order: 'name',
    empty: { title: says.emptyTitle, body: says.emptyBody },
    bulk:
      reachOf(actor, 'service.edit') === undefined
        ? undefined
        : {
            acts: queueActs(c),
            idOf: ({ id }) => id,
            nameOf: ({ letter, name }) => `${letter} ${name[language]}`,
          },
  }
}

function columnsFor(c: Ask, directory: Directory): ListColumn<Queue>[] {
  const { language, formats } = c.var
  const { columns, noCounter } = words[language]
  const agencyOf = ({ agencyId }: Queue) => directory.agencies.get(agencyId)?.shortName ?? ''
  return [
    {
      key: 'name',
      heading: columns.name,
      // One letter before two, as on the hall screen.
      value: ({ letter, name }) => `${letter.length} ${letter} ${name[language]}`,
      text: ({ letter, name }) => `${letter} ${name[language]}`,
      cell: ({ id, letter, name }) => (
        <a href={`/admin/queues/${id}`}>
          {letter} {name[language]}
        </a>
      ),
    },
    { key: 'agency', heading: columns.agency, value: agencyOf, cell: agencyOf },
    {
      key: 'first',
      heading: columns.first,
      text: exampleOf,
      cell: (queue) => <span class="number">{exampleOf(queue)}</span>,
    },
    {
      key: 'promise',
      heading: columns.promise,
      isFigure: true,
      value: ({ promiseMinutes }) => promiseMinutes,
      cell: ({ promiseMinutes }) => formats.minutes(promiseMinutes),
    },
    {
      key: 'counters',
      heading: columns.counters,
      value: ({ id }) => countersOf(directory, id).length,
      text: ({ id }) =>
        countersOf(directory, id)
          .map(({ name }) => name[language])
          .join(', '),
      cell: ({ id }) => {
        const counters = countersOf(directory, id)
        return counters.length === 0 ? <Tag tone="attention">{noCounter}</Tag> : sayCounters({ counters }, c.var)
      },
    },
  ]
}

/** How the first number of the series is printed. */
export function exampleOf({ letter, firstNumber, digits }: Pick<Queue, 'letter' | 'firstNumber' | 'digits'>): string {
  return `${letter} ${String(firstNumber).padStart(digits, '0')}`
}
