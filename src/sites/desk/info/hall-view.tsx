import { may } from '#account/allow.ts'
import { availabilityOfAgency } from '#directory/availability.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { agenciesByName } from '#directory/find-services.ts'
import { nameOfQueue, placeOfQueue } from '#directory/place.ts'
import { sayAvailability, sayCounters } from '#directory/say.ts'
import { liveSection, noParams, type Reader } from '#platform/live.ts'
import { EmptyState } from '#ui/parts.tsx'
import { Table } from '#ui/table.tsx'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { sayWait } from '#visit/estimate/say-wait.ts'
import { words } from '../words.ts'

type Snapshot = { readonly directory: Directory; readonly waits: Waits; readonly now: Date }

/** Before anything is asked: who is here today, where, and how long one waits there now. Moves by itself. */
export const infoHall = liveSection<Record<string, never>, Snapshot>({
  name: 'info.hall',
  params: noParams,
  allow: (actor) => actor.kind === 'staff' && may(actor, 'visit.issue'),
  topics: () => ['mall'],
  everySeconds: 20,
  load: async (tx, { now }) => {
    const directory = await directoryOf(tx, now)
    return { directory, waits: await recentWaits(tx, directory, now), now }
  },
  render: renderHall,
})

function renderHall({ directory, waits, now }: Snapshot, _: unknown, reader: Reader) {
  const { language } = reader
  const says = words[language]
  const rows = agenciesByName(directory).flatMap((agency) => {
    const availability = availabilityOfAgency(directory, agency, now)
    const queues = [...directory.queues.values()].filter((queue) => queue.agencyId === agency.id)
    return queues.map((queue) => ({ agency, queue, availability }))
  })
  const wait = ({ queue, availability }: (typeof rows)[number]) =>
    availability.state === 'open'
      ? sayWait(waits.atQueue(queue.id), language)
      : sayAvailability(availability, reader).short
  return (
    <>
      <h1>{says.info.title}</h1>
      <p>{says.info.intro}</p>
      {rows.length === 0 ? (
        <EmptyState title={says.info.hallNone}>{says.info.hallNoneHelp}</EmptyState>
      ) : (
        <Table
          caption={says.info.hallNow}
          language={language}
          rows={rows}
          columns={[
            { heading: says.queues, cell: ({ agency, queue }) => nameOfQueue(agency, queue, language) },
            { heading: says.counter, cell: ({ queue }) => sayCounters(placeOfQueue(directory, queue.id), reader) },
            { heading: says.info.waitNow, cell: wait },
          ]}
        />
      )}
    </>
  )
}
