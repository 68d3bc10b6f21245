import { placeOfQueue } from '#directory/place.ts'
import { sayCounters, sayHall } from '#directory/say.ts'
import { sayForm } from '#service/say.ts'
import { SummaryList, type SummaryRow } from '#ui/parts.tsx'
import type { Leg } from '#visit/visit.ts'
import type { Told } from './headline.ts'
import { type StatusProps, serviceName } from './snapshot.ts'
import { words } from './words.ts'

type RowsProps = StatusProps & { readonly told: Told }

/** Where, what to bring, what comes next; at the end what became of each service. */
export function StatusRows(props: RowsProps) {
  const { status, reader, told } = props
  const { leg } = told.standing
  const says = words[reader.language]
  const rows = [...(leg ? [placeRow(leg, props)] : []), ...nextRows(props), ...serviceRows(props)]
  return (
    <>
      <SummaryList rows={[...rows, { term: says.rows.issuedAt, value: reader.formats.time(status.visit.issuedAt) }]} />
      {leg && <Bring {...props} leg={leg} />}
      {leg && <p class="small quiet">{says.movesByItself}</p>}
      {leg && <p class="small quiet">{says.keep}</p>}
    </>
  )
}

function placeRow(leg: Leg, { snapshot, reader }: RowsProps): SummaryRow {
  const place = placeOfQueue(snapshot.directory, leg.queueId)
  return { term: words[reader.language].rows.place, value: sayHall(place, reader), note: sayCounters(place, reader) }
}

function nextRows({ snapshot, reader, told }: RowsProps): SummaryRow[] {
  return told.standing.others
    .filter((leg) => leg.state !== 'waiting')
    .map((leg) => ({
      term: words[reader.language].rows.next,
      value: serviceName(leg, snapshot, reader),
      note: sayCounters(placeOfQueue(snapshot.directory, leg.queueId), reader),
    }))
}

/** When all is over: the outcome of each service, as the officer gave it. */
function serviceRows({ snapshot, status, reader, told }: RowsProps): SummaryRow[] {
  if (told.standing.leg) return []
  const says = words[reader.language]
  return status.visit.legs
    .filter((leg) => leg.state !== 'transferred')
    .map((leg) => ({
      term: serviceName(leg, snapshot, reader),
      value: leg.outcome ? says.outcome[leg.outcome] : says.leg[leg.state],
    }))
}

function Bring({ snapshot, reader, leg }: RowsProps & { leg: Leg }) {
  const says = words[reader.language].rows
  const requirements = snapshot.directory.services.get(leg.serviceId)?.standard.requirements ?? []
  return (
    <section class="bring">
      <h2>{says.bring}</h2>
      {requirements.length === 0 && <p>{says.nothing}</p>}
      <ul>
        {requirements.map((requirement) => (
          <li>
            {requirement.name[reader.language]}
            <span class="small quiet">
              {[requirement.when?.[reader.language], sayForm(requirement, reader)].filter(Boolean).join('. ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
