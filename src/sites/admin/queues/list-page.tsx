import { reachOf } from '#account/allow.ts'
import { countersOf, type Directory, type Queue } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { sayCounters } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState, Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { AgencyFilter, agencyAsked } from '../agency-filter.tsx'
import { adminPage, Bar } from '../frame.tsx'
import { words } from './words.ts'

export async function showQueues(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  const agency = agencyAsked(c)
  const queues = [...directory.queues.values()]
    .filter(({ agencyId }) => agency === undefined || agency === agencyId)
    .sort((a, b) => a.letter.length - b.letter.length || a.letter.localeCompare(b.letter))
  return adminPage(
    c,
    { title: says.title, section: 'queues' },
    <>
      <Bar>
        <p>{says.intro}</p>
        {reachOf(actor, 'service.edit') !== undefined && (
          <ButtonLink href={`/admin/queues/new${agency ? `?agency=${agency}` : ''}`}>{says.add}</ButtonLink>
        )}
      </Bar>
      <AgencyFilter c={c} action="/admin/queues" directory={directory} label={says.agency} all={says.all} />
      {queues.length === 0 ? (
        <EmptyState title={says.emptyTitle}>{says.emptyBody}</EmptyState>
      ) : (
        <Table
          caption={says.caption(queues.length)}
          columns={columnsFor(c, directory)}
          rows={queues}
          language={language}
        />
      )}
    </>,
  )
}

function columnsFor(c: Ask, directory: Directory): Column<Queue>[] {
  const { language, formats } = c.var
  const { columns, noCounter } = words[language]
  return [
    {
      heading: columns.name,
      cell: ({ id, letter, name }) => (
        <a href={`/admin/queues/${id}`}>
          {letter} {name[language]}
        </a>
      ),
    },
    { heading: columns.agency, cell: ({ agencyId }) => directory.agencies.get(agencyId)?.shortName ?? '' },
    { heading: columns.first, cell: (queue) => <span class="number">{exampleOf(queue)}</span> },
    { heading: columns.promise, cell: ({ promiseMinutes }) => formats.minutes(promiseMinutes) },
    {
      heading: columns.counters,
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
