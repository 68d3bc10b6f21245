import { reachOf } from '#account/allow.ts'
import type { Counter, Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { AgencyFilter, agencyAsked } from '../agency-filter.tsx'
import { adminPage, Bar } from '../frame.tsx'
import { words } from './words.ts'

export async function showCounters(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  const agency = agencyAsked(c)
  const counters = [...directory.counters.values()]
    .filter(({ agencyId }) => agency === undefined || agency === agencyId)
    .sort((a, b) => a.code.localeCompare(b.code, 'id', { numeric: true }))
  return adminPage(
    c,
    { title: says.title, section: 'counters' },
    <>
      <Bar>
        <p>{says.intro}</p>
        {reachOf(actor, 'agency.edit') !== undefined && (
          <ButtonLink href={agency ? `/admin/counters/new/${agency}` : '/admin/counters/new'}>{says.add}</ButtonLink>
        )}
      </Bar>
      <AgencyFilter c={c} action="/admin/counters" directory={directory} label={says.agency} all={says.all} />
      {counters.length === 0 ? (
        <EmptyState title={says.emptyTitle}>{says.emptyBody}</EmptyState>
      ) : (
        <Table
          caption={says.caption(counters.length)}
          columns={columnsFor(c, directory)}
          rows={counters}
          language={language}
        />
      )}
    </>,
  )
}

function columnsFor(c: Ask, directory: Directory): Column<Counter>[] {
  const { language } = c.var
  const { columns, noBreak } = words[language]
  return [
    { heading: columns.name, cell: ({ id, name }) => <a href={`/admin/counters/${id}`}>{name[language]}</a> },
    { heading: columns.agency, cell: ({ agencyId }) => directory.agencies.get(agencyId)?.shortName ?? '' },
    { heading: columns.zone, cell: ({ zoneId }) => directory.zones.get(zoneId)?.name[language] ?? '' },
    { heading: columns.queues, cell: (counter) => <QueuesOf c={c} counter={counter} directory={directory} /> },
    { heading: columns.breakGroup, cell: ({ breakGroup }) => breakGroup ?? noBreak },
  ]
}

function QueuesOf({ c, counter, directory }: { c: Ask; counter: Counter; directory: Directory }) {
  return (
    <ul class="links">
      {counter.profile.map(({ queueId, whenWaitingOver }) => {
        const queue = directory.queues.get(queueId)
        return queue ? <li>{sayLine(c, `${queue.letter} ${queue.name[c.var.language]}`, whenWaitingOver)}</li> : null
      })}
    </ul>
  )
}

/** A queue of a work profile: always served, or only helped. */
export function sayLine(c: Ask, queue: string, whenWaitingOver: number | null): string {
  return whenWaitingOver === null ? queue : words[c.var.language].helps(queue, c.var.formats.minutes(whenWaitingOver))
}
