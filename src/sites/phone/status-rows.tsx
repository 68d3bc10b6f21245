import { placeOfQueue } from '#directory/place.ts'
import { sayCounters } from '#directory/say.ts'
import { sayForm } from '#service/say.ts'
import { SummaryList, type SummaryRow } from '#ui/parts.tsx'
import { Unbroken } from '#ui/unbroken.tsx'
import { sayMissing } from '#visit/papers.ts'
import type { Standing } from '#visit/standing.ts'
import { isFinal, type Leg } from '#visit/visit.ts'
import { promisedTime } from './promise.ts'
import { type Stand, type StandProps, serviceName } from './snapshot.ts'
import { words } from './words.ts'

type RowsProps = StandProps & { readonly standing: Standing }

/** What to bring, what comes next, and what became of each service that is over. */
export function StatusRows(props: RowsProps) {
  const { status, reader, standing } = props
  const { leg } = standing
  const says = words[reader.language]
  const forLeg = leg ? [bringRow(leg, props), ...promiseRow(leg, props)] : []
  const issued = { term: says.rows.issuedAt, value: reader.formats.time(status.visit.issuedAt) }
  return <SummaryList rows={[...forLeg, ...nextRows(props), ...serviceRows(props), ...(leg ? [] : [issued])]} />
}

/** What everybody has to bring; what only some need is in the details below. */
function bringRow(leg: Leg, { snapshot, reader }: RowsProps): SummaryRow {
  const says = words[reader.language].rows
  const all = requirementsOf(leg, snapshot).filter(({ when }) => !when)
  const names = all.map(({ name }) => name[reader.language])
  return {
    term: says.bring,
    value: names.length > 0 ? <Names names={names} more={says.more} /> : says.nothing,
    note: sayMissing(leg, reader),
  }
}

/** More than these are in the details below, so that what can be done stays in sight. */
const [mostNames, fewNames] = [4, 3]

/** Few on one line; more of them one below the other, as one packs them. */
function Names({ names, more }: { readonly names: readonly string[]; readonly more: (count: number) => string }) {
  if (names.length <= 2) return <Unbroken text={names.join(', ')} />
  const shown = names.length > mostNames ? names.slice(0, fewNames) : names
  return (
    <ul class="bring">
      {shown.map((name) => (
        <li>
          <Unbroken text={name} />
        </li>
      ))}
      {shown.length < names.length && (
        <li>
          <a href="#all-papers">{more(names.length - shown.length)}</a>
        </li>
      )}
    </ul>
  )
}

function promiseRow(leg: Leg, { snapshot, status, reader }: RowsProps): SummaryRow[] {
  const promised = promisedTime(leg, status, snapshot)
  if (!promised || promised < snapshot.now) return []
  const says = words[reader.language].rows
  return [{ term: says.promise, value: says.promised(reader.formats.time(promised)) }]
}

function nextRows({ snapshot, reader, standing }: RowsProps): SummaryRow[] {
  return standing.others
    .filter((leg) => leg.state !== 'waiting')
    .map((leg) => ({
      term: words[reader.language].rows.next,
      value: <Unbroken text={serviceName(leg, snapshot, reader)} />,
      note: sayCounters(placeOfQueue(snapshot.directory, leg.queueId), reader),
    }))
}

/** The outcome of each service as the officer gave it; also while another goes on, or a service that was missed would be gone without a word. */
function serviceRows({ snapshot, status, reader }: RowsProps): SummaryRow[] {
  const says = words[reader.language]
  return status.visit.legs
    .filter((leg) => isFinal(leg.state) && leg.state !== 'transferred')
    .map((leg) => ({
      term: <Unbroken text={serviceName(leg, snapshot, reader)} />,
      value: leg.outcome ? says.outcome[leg.outcome] : says.leg[leg.state],
      note: sayMissing(leg, reader),
    }))
}

/** Originals, copies, and what is needed only sometimes. */
export function Papers({ snapshot, reader, standing: { leg } }: RowsProps) {
  const says = words[reader.language].rows
  const requirements = leg ? requirementsOf(leg, snapshot) : []
  if (requirements.length === 0) return null
  return (
    <details id="papers" class="papers">
      <summary>{says.details}</summary>
      {/* A browser that is led to what is folded away unfolds it. */}
      <ul id="all-papers">
        {requirements.map((requirement) => (
          <li>
            {requirement.name[reader.language]}
            <span class="small quiet">
              {[requirement.when?.[reader.language], sayForm(requirement, reader)].filter(Boolean).join('. ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function requirementsOf(leg: Leg, { directory }: Stand) {
  return directory.services.get(leg.serviceId)?.standard.requirements ?? []
}
