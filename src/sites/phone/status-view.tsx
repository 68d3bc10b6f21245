import type { HtmlEscapedString } from 'hono/utils/html'
import { availabilityOfAgency } from '#directory/availability.ts'
import { incidentsOf } from '#directory/directory.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Reader } from '#platform/live/section.ts'
import { Notice, Tag } from '#ui/parts.tsx'
import type { Leg } from '#visit/visit.ts'
import { Acts } from './acts.tsx'
import { promisedTime, type Told } from './headline.ts'
import { type StatusProps, serviceName } from './snapshot.ts'
import { StatusRows } from './status-rows.tsx'
import { words } from './words.ts'

type ToldProps = StatusProps & { readonly told: Told }

/** The number, where it stands, what to do. Nothing else above the fold, and nothing about the person. */
export function StatusView(props: ToldProps & { readonly lower: HtmlEscapedString }) {
  const { snapshot, status, reader, told } = props
  const { visit } = status
  const says = words[reader.language]
  const legNow = told.standing.leg ?? visit.legs.at(-1)
  const service = legNow && snapshot.directory.services.get(legNow.serviceId)
  return (
    <div
      class={`standing ${told.standing.kind}`}
      data-title={says.title(visit.ticket, told.headline)}
      data-standing={told.standing.kind}
    >
      <p class="your">{says.yourNumber}</p>
      <h1 class="number">{visit.ticket}</h1>
      {visit.isRehearsal && <Tag tone="attention">{says.practice}</Tag>}
      {service && <p class="of">{service.name[reader.language]}</p>}
      <div class="now">
        <h2>{told.headline}</h2>
        <Place {...props} />
        {told.more && <p>{told.more}</p>}
        <Waiting {...props} />
        <Again {...props} />
      </div>
      <Troubles {...props} leg={told.standing.leg} />
      {props.lower}
    </div>
  )
}

/** What to do and what to know. Nothing in it changes while the number waits, whoever is called before. */
export function Lower(props: ToldProps) {
  return (
    <>
      <Acts {...props} />
      <StatusRows {...props} />
    </>
  )
}

/** Where the counter stands that has called. */
function Place({ snapshot, reader, told }: ToldProps) {
  const { kind, leg } = told.standing
  if (kind !== 'called' && kind !== 'parked') return null
  const { directory } = snapshot
  const zone = directory.zones.get(directory.counters.get(leg?.counterId ?? 0)?.zoneId ?? 0)
  return zone ? <p class="hall">{`${zone.hallName[reader.language]}, ${zone.name[reader.language]}`}</p> : null
}

/** The promise of the queue, kept or not; and the other queues where this number waits at the same time. */
function Waiting({ snapshot, status, reader, told }: ToldProps) {
  const { kind, leg, others } = told.standing
  if (kind !== 'waiting' || !leg) return null
  const says = words[reader.language]
  const promised = promisedTime(leg, status, snapshot.directory, snapshot.now)
  const isBroken = promised !== undefined && promised < snapshot.now
  const elsewhere = others.filter((other) => other.state === 'waiting')
  return (
    <>
      {promised && <p>{(isBroken ? says.promiseBroken : says.promise)(reader.formats.time(promised))}</p>}
      {elsewhere.length > 0 && (
        <>
          <p>{says.alsoWaiting}</p>
          <ul>
            {[leg, ...elsewhere].map((one) => (
              <li>{`${serviceName(one, snapshot, reader)}: ${sayBefore(status.before.get(one.id), reader)}`}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function sayBefore(before: number | undefined, { language, formats }: Reader): string {
  const says = words[language].headline
  if (before === undefined) return says.waiting
  return before === 0 ? says.next : says.before(formats.number(before))
}

/** When numbers are given again, for a number that ended without service. */
function Again({ snapshot, status, reader, told }: ToldProps) {
  if (told.standing.kind !== 'expired' && told.standing.kind !== 'noShow') return null
  const { directory, now } = snapshot
  const service = directory.services.get(status.visit.legs.at(-1)?.serviceId ?? 0)
  const agency = service && directory.agencies.get(service.agencyId)
  const more = agency && sayAvailability(availabilityOfAgency(directory, agency, now), reader).more
  return more ? <p>{more}</p> : null
}

/** What is broken where this number waits: nobody should wait without knowing why. */
function Troubles({ snapshot, reader, leg }: StatusProps & { leg: Leg | undefined }) {
  const service = leg && snapshot.directory.services.get(leg.serviceId)
  if (!service) return null
  return (
    <>
      {incidentsOf(snapshot.directory, service).map((incident) => (
        <Notice tone={incident.stops ? 'bad' : 'attention'}>{incident.message[reader.language]}</Notice>
      ))}
    </>
  )
}
