import { reachOf } from '#account/allow.ts'
import type { Counter, Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { agencyAsked, agencyFilter } from '../agency-filter.tsx'
import { showBulkDone } from '../bulk-done.tsx'
import { adminPage, Bar } from '../frame.tsx'
import { spokenCode } from '../hours/spoken-code.ts'
import { ListView } from '../list.tsx'
import { csvAsked } from '../list-csv.ts'
import type { List, ListColumn } from '../list-state.ts'
import { counterActs, counterBulk } from './bulk.tsx'
import { words } from './words.ts'

export async function showCounters(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  const agency = agencyAsked(c)
  const list = listFor(c, directory)
  const bulkDone = await showBulkDone(c, counterBulk)
  return (
    csvAsked(c, list) ??
    adminPage(
      c,
      { title: says.title, section: 'counters' },
      <>
        {bulkDone}
        <Bar>
          <p>{says.intro}</p>
          {reachOf(actor, 'agency.edit') !== undefined && (
            <ButtonLink href={agency ? `/admin/counters/new/${agency}` : '/admin/counters/new'}>{says.add}</ButtonLink>
          )}
        </Bar>
        <ListView c={c} list={list} />
      </>,
    )
  )
}

function listFor(c: Ask, directory: Directory): List<Counter> {
  const { language, actor } = c.var
  const says = words[language]
  const reach = reachOf(actor, 'mall.read')
  return {
    at: '/admin/counters',
    noun: says.noun,
    caption: says.title,
    searchLabel: says.search,
    text: (counter) =>
      [
        counter.name[language],
        counter.code,
        directory.agencies.get(counter.agencyId)?.shortName,
        directory.zones.get(counter.zoneId)?.name[language],
        ...queuesOf(c, counter, directory),
      ].join(' '),
    columns: columnsFor(c, directory),
    filters: [
      ...agencyFilter(c, directory, (counter: Counter) => counter.agencyId),
      {
        name: 'zone',
        label: says.columns.zone,
        options: [...directory.zones.values()].map(({ id, name }) => ({ value: String(id), text: name[language] })),
        holds: ({ zoneId }, value) => String(zoneId) === value,
      },
    ],
    rows: [...directory.counters.values()].filter(({ agencyId }) => reach === 'all' || reach === agencyId),
    order: 'name',
    empty: { title: says.emptyTitle, body: says.emptyBody },
    bulk:
      reachOf(actor, 'agency.edit') === undefined
        ? undefined
        : { acts: counterActs(c), idOf: ({ id }) => id, nameOf: ({ name }) => name[language] },
  }
}

function columnsFor(c: Ask, directory: Directory): ListColumn<Counter>[] {
  const { language } = c.var
  const { columns, noBreak } = words[language]
  const agencyOf = ({ agencyId }: Counter) => directory.agencies.get(agencyId)?.shortName ?? ''
  const zoneOf = ({ zoneId }: Counter) => directory.zones.get(zoneId)?.name[language] ?? ''
  return [
    {
      key: 'name',
      heading: columns.name,
      value: ({ code }) => code,
      cell: ({ id, name }) => <a href={`/admin/counters/${id}`}>{name[language]}</a>,
    },
    { key: 'agency', heading: columns.agency, value: agencyOf, cell: agencyOf },
    { key: 'zone', heading: columns.zone, value: zoneOf, cell: zoneOf },
    {
      key: 'queues',
      heading: columns.queues,
      value: (counter) => queuesOf(c, counter, directory).join(', '),
      cell: (counter) => (
        <ul class="links">
          {queuesOf(c, counter, directory).map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      ),
    },
    {
      key: 'break',
      heading: columns.breakGroup,
      value: ({ breakGroup }) => breakGroup,
      cell: ({ breakGroup }) => <span class="nowrap">{breakGroup ? spokenCode(breakGroup) : noBreak}</span>,
    },
  ]
}

function queuesOf(c: Ask, counter: Counter, directory: Directory): string[] {
  return counter.profile.flatMap(({ queueId, whenWaitingOver }) => {
    const queue = directory.queues.get(queueId)
    return queue ? [sayLine(c, `${queue.letter} ${queue.name[c.var.language]}`, whenWaitingOver)] : []
  })
}

/** A queue of a work profile: always served, or only helped. */
export function sayLine(c: Ask, queue: string, whenWaitingOver: number | null): string {
  return whenWaitingOver === null ? queue : words[c.var.language].helps(queue, c.var.formats.minutes(whenWaitingOver))
}
