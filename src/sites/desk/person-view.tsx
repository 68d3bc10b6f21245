import type { Child } from 'hono/jsx'
import type { Directory } from '#directory/directory.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayCounters } from '#directory/say.ts'
import type { Reader } from '#platform/live.ts'
import { Act } from '#ui/button.tsx'
import { Tag } from '#ui/parts.tsx'
import { names } from '#visit/names.ts'
import type { Note } from '#visit/note.ts'
import { sayMissing } from '#visit/papers.ts'
import { stillToCome } from '#visit/read-desk.ts'
import type { Leg, Visit } from '#visit/visit.ts'
import { words } from './words.ts'

type PersonProps = { visit: Visit; leg: Leg; directory: Directory; reader: Reader }
type WithNotes = PersonProps & { notes: readonly Note[]; base: string }
/** Why nobody is called here after this person; null while somebody is. */
type Here = WithNotes & { afterwards: string | null }

/** The number that stands here: large, with what is being done for it and what comes after. No name, no NIK. */
export function PersonHere({ visit, leg, notes, directory, reader, base, afterwards }: Here) {
  const { language } = reader
  const says = words[language].leaving
  const service = directory.services.get(leg.serviceId)
  return (
    <>
      <div class="title">
        <h1 class="ticket" data-about>
          {visit.ticket}
        </h1>
        <StateTag leg={leg} reader={reader} />
        {afterwards && <Tag>{afterwards === 'moving' ? says.movesAfter : says.restsAfter}</Tag>}
      </div>
      <p class="service">{service?.name[language]}</p>
      <Others visit={visit} leg={leg} directory={directory} reader={reader} />
      {leg.state === 'serving' && leg.startedAt && (
        <Progress leg={leg} minutes={service?.minutes ?? 10} reader={reader} />
      )}
      <About visit={visit} leg={leg} notes={notes} directory={directory} reader={reader} base={base} />
    </>
  )
}

function StateTag({ leg, reader: { language, formats } }: Pick<PersonProps, 'leg' | 'reader'>) {
  const says = words[language]
  if (leg.state === 'called')
    return <Tag tone="attention">{says.calledTag(leg.callCount, formats.time(leg.calledAt ?? leg.since))}</Tag>
  return (
    <Tag tone="good">
      <span data-timer={leg.since.toISOString()} data-says={says.servedFor}>
        {says.servedSince(formats.time(leg.since))}
      </span>
    </Tag>
  )
}

function Others({ visit, leg, directory, reader }: PersonProps) {
  const says = words[reader.language]
  const count = visit.legs.filter((one) => one.state !== 'transferred').length
  const [next] = stillToCome(visit, leg.id)
  if (count < 2) return null
  const index = visit.legs.filter((one) => one.state !== 'transferred' && one.endedAt !== null).length + 1
  const place = next && sayCounters(placeOfQueue(directory, next.queueId), reader)
  return (
    <p class="quiet">
      {says.ofServices(Math.min(index, count), count)}.{' '}
      {next && says.nextService(directory.services.get(next.serviceId)?.name[reader.language] ?? '', place ?? '')}
    </p>
  )
}

const width = 638

/** How long it has taken beside what is usual: grows by script, against the service and never against other officers. */
function Progress({ leg, minutes, reader: { language, formats } }: { leg: Leg; minutes: number; reader: Reader }) {
  const says = words[language]
  const usualAt = Math.round(width * 0.7)
  return (
    <div class="progress">
      <svg viewBox={`0 0 ${width} 20`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="rail" x="0" y="6" width={width} height="8" rx="4" />
        <rect
          class="done"
          x="0"
          y="6"
          width="0"
          height="8"
          rx="4"
          data-progress={leg.since.toISOString()}
          data-usual={String(minutes * 60)}
          data-usual-at={String(usualAt)}
          data-most={String(width)}
        />
        <rect class="usual" x={usualAt} y="0" width="2" height="20" />
      </svg>
      <p class="quiet">
        <span>{says.startedAt(formats.time(leg.since))}</span>
        <span>{says.standardIs(formats.minutes(minutes))}</span>
      </p>
    </div>
  )
}

function About({ visit, leg, notes, directory, reader, base }: WithNotes) {
  const { language, formats } = reader
  const says = words[language]
  const came = leg.fromLeg === null ? undefined : visit.legs.find((one) => one.id === leg.fromLeg)
  // With several services the time since arrival is not all waiting, so only the arrival is said.
  const until = leg.state === 'serving' ? (leg.startedAt ?? leg.since) : leg.since
  const waited = visit.legs.length > 1 ? undefined : Math.floor((until.getTime() - leg.arrivalRef.getTime()) / 60_000)
  const arrived = formats.time(leg.arrivalRef)
  const promise = directory.queues.get(leg.queueId)?.promiseMinutes ?? 0
  return (
    <dl class="about">
      <Row term={says.arrival}>
        {waited === undefined ? arrived : says.arrivalValue(arrived, formats.minutes(waited))}
      </Row>
      <Row term={says.promiseSaid}>{says.promiseValue(formats.minutes(promise))}</Row>
      {visit.protectedAs && (
        <Row term={says.group}>
          {names[language].protectedAs[visit.protectedAs]}
          {!visit.isConfirmed && `, ${says.unconfirmed}`}
          {!visit.isConfirmed && <OwnWord base={base} visit={visit} language={language} />}
        </Row>
      )}
      {came && (
        <Row term={says.from}>{says.fromService(directory.services.get(came.serviceId)?.name[language] ?? '')}</Row>
      )}
      {visit.legs.map((other) => {
        const missing = other.id === leg.id ? undefined : sayMissing(other, reader)
        return missing && <Row term={directory.services.get(other.serviceId)?.name[language]}>{missing}</Row>
      })}
      {notes.map((note) => (
        <Row term={says.note}>
          {note.text}{' '}
          <small class="quiet">
            {says.notedAt(directory.counters.get(note.counterId)?.name[language] ?? '', formats.time(note.writtenAt))}
          </small>
        </Row>
      ))}
    </dl>
  )
}

/** Somebody's own word for priority: the officer sees the person and says whether it holds. */
export function OwnWord({ base, visit, language }: { base: string; visit: Visit; language: Reader['language'] }) {
  const says = words[language]
  const fields = (look: 'confirm' | 'withdraw') => ({ visit: visit.id, look })
  return (
    <div class="buttons">
      <Act action={`${base}/priorities`} fields={fields('confirm')} kind="secondary" shortcut="B">
        {says.confirmPriority}
      </Act>
      <Act action={`${base}/priorities`} fields={fields('withdraw')} kind="quiet">
        {says.withdrawPriority}
      </Act>
    </div>
  )
}

function Row({ term, children }: { term: Child; children?: Child }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
