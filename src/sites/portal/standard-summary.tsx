import type { Ask } from '#platform/web/env.ts'
import { sayCost, sayTime } from '#service/say.ts'
import type { Cost } from '#service/standard.ts'
import { words as serviceWords } from '#service/words.ts'
import { Notice, SummaryList } from '#ui/parts.tsx'
import { Table } from '#ui/table.tsx'
import { planWords } from './plan/words.ts'
import { comingVersion } from './service-history.tsx'
import { placeOf, type ServiceView } from './service-page.tsx'
import { words } from './words.ts'

/** Cost, time, result, place: what is asked before anything else. */
export function StandardSummary(view: ServiceView) {
  const { c, directory, service, version } = view
  const { language, formats } = c.var
  const says = words[language].service
  const { standard } = version
  const queue = directory.queues.get(service.queueId)
  const { counters, hall } = placeOf(view)
  const validity = standard.productValidity && says.validity(standard.productValidity[language])
  const rows = [
    {
      term: says.cost,
      value: sayCost(standard.cost, c.var),
      note: standard.cost.basis && says.basis(standard.cost.basis),
    },
    { term: says.time, value: sayTime(standard.time, c.var), note: standard.time.note?.[language] },
    { term: says.product, value: standard.product[language], note: validity },
    {
      term: says.place,
      value: counters,
      note: (
        <>
          {hall && `${hall}. `}
          <a class="nowrap" href={`/mall?for=${service.code}#denah`}>
            {planWords[language].see}
          </a>
        </>
      ),
    },
    ...(queue ? [{ term: says.promise, value: formats.minutes(queue.promiseMinutes), note: says.promiseMore }] : []),
  ]
  return (
    <>
      <SummaryList rows={rows} />
      <Coming {...view} />
    </>
  )
}

function Coming({ c, service, version, versions }: ServiceView) {
  const { language, formats, now } = c.var
  const says = words[language].service
  const coming = comingVersion({ versions, service }, formats.civilDay(now))
  if (!coming || coming.number === version.number) return null
  return (
    <Notice>
      <p>
        {says.coming(formats.day(coming.validFrom))}{' '}
        <a href={`/services/${service.code}/versions/${coming.number}`}>{says.comingLink}</a>
      </p>
    </Notice>
  )
}

/** A tariff with several lines, or a rule, in full. */
export function CostLines({ c, cost }: { c: Ask; cost: Cost }) {
  const { language, formats } = c.var
  const says = words[language].service
  if (cost.kind !== 'table' || !cost.lines?.length) return null
  return (
    <Table
      caption={says.costLines}
      language={language}
      stacks={false}
      rows={cost.lines}
      columns={[
        { heading: says.costFor, cell: (line) => line.name[language] },
        {
          heading: says.cost,
          isFigure: true,
          cell: (line) => (line.amount === 0 ? serviceWords[language].free : formats.money(line.amount)),
        },
      ]}
    />
  )
}
