import { availabilityOfAgency } from '#directory/availability.ts'
import type { Agency } from '#directory/directory.ts'
import { agenciesByName } from '#directory/find-services.ts'
import { nameOfQueue, placeOfQueue } from '#directory/place.ts'
import { sayAvailability, sayCounters } from '#directory/say.ts'
import { Table } from '#ui/table.tsx'
import { sayWait } from '#visit/estimate/say-wait.ts'
import { words } from '../words.ts'
import type { Info } from './read-info.ts'

/** Before anything is asked: who is here today, where, and how long one waits there now. */
export function HallView({ c, directory, waits }: Info) {
  const { language, now } = c.var
  const says = words[language]
  const rows = agenciesByName(directory).flatMap((agency) => {
    const availability = availabilityOfAgency(directory, agency, now)
    const queues = [...directory.queues.values()].filter((queue) => queue.agencyId === agency.id)
    return queues.map((queue) => ({ agency, queue, availability }))
  })
  const wait = ({ queue, availability }: (typeof rows)[number]) =>
    availability.state === 'open'
      ? sayWait(waits.atQueue(queue.id), language)
      : sayAvailability(availability, c.var).short
  return (
    <section class="middle" aria-label={says.info.hallNow}>
      <h1>{says.info.title}</h1>
      <p>{says.info.intro}</p>
      <Table
        caption={says.info.hallNow}
        language={language}
        rows={rows}
        columns={[
          { heading: says.queues, cell: ({ agency, queue }) => nameOf(agency, queue) },
          { heading: says.counter, cell: ({ queue }) => sayCounters(placeOfQueue(directory, queue.id), c.var) },
          { heading: says.info.waitNow, cell: wait },
        ]}
      />
    </section>
  )

  function nameOf(agency: Agency, queue: (typeof rows)[number]['queue']): string {
    return nameOfQueue(agency, queue, language)
  }
}
