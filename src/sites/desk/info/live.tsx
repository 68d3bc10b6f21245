import { z } from 'zod'
import { may } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayCounters } from '#directory/say.ts'
import { liveSection, type Reader } from '#platform/live.ts'
import { type Paper, readPapers } from '#printing/read-printers.ts'
import { words as printingWords } from '#printing/words.ts'
import { Act } from '#ui/button.tsx'
import { Notice, Tag } from '#ui/parts.tsx'
import { Table } from '#ui/table.tsx'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { names } from '#visit/names.ts'
import { sayMissing } from '#visit/papers.ts'
import { readStatuses, type Status } from '#visit/read-status.ts'
import { isFinal, type Leg, type Visit } from '#visit/visit.ts'
import { words } from '../words.ts'
import { infoHall } from './hall-view.tsx'
import { whereNow } from './where-now.ts'

type Params = { readonly visit: number }
type Snapshot = {
  readonly directory: Directory
  readonly statuses: ReadonlyMap<number, Status>
  readonly papers: ReadonlyMap<number, Paper>
  readonly waits: Waits
}

/** One number at the information desk: where its owner goes now, each service, the paper. Moves by itself. */
export const infoVisit = liveSection<Params, Snapshot>({
  name: 'info.visit',
  params: z.object({ visit: z.coerce.number().int().positive() }),
  allow: (actor) => actor.kind === 'staff' && may(actor, 'visit.issue'),
  topics: ({ visit }, snapshot) => [
    'mall',
    `visit:${visit}`,
    ...(snapshot?.statuses.get(visit)?.visit.legs ?? []).flatMap((leg) =>
      leg.state === 'waiting' ? `queue:${leg.queueId}` : [],
    ),
  ],
  everySeconds: 20,
  load: async (tx, { now, all }) => {
    const directory = await directoryOf(tx, now)
    const ids = [...new Set(all.map(({ visit }) => visit))]
    const statuses = await readStatuses(tx, directory, ids, now)
    return {
      directory,
      statuses,
      papers: await readPapers(tx, ids),
      waits: await recentWaits(tx, directory, now),
    }
  },
  render: (snapshot, { visit }, reader) => {
    const status = snapshot.statuses.get(visit)
    return status ? <VisitNow status={status} snapshot={snapshot} reader={reader} /> : <p />
  },
})

export const infoSections = [infoVisit, infoHall] as const

type NowProps = { status: Status; snapshot: Snapshot; reader: Reader }

function VisitNow({ status, snapshot, reader }: NowProps) {
  const { directory, waits, papers } = snapshot
  const { visit } = status
  const says = words[reader.language]
  const told = whereNow(status, directory, waits, reader)
  return (
    <>
      <h1 class="ticket" data-about>
        {visit.ticket}
      </h1>
      <div class={`where ${told.tone}`} role="status">
        <h2>{told.headline}</h2>
        {told.place && <p>{told.place}</p>}
        {told.more && <p>{told.more}</p>}
      </div>
      {told.mayReturn && (
        <Act action={`/desk/info/visits/${visit.id}/returns`} shortcut="Enter">
          {says.returnThis}
        </Act>
      )}
      <Legs visit={visit} directory={directory} reader={reader} />
      <About visit={visit} paper={papers.get(visit.id)} reader={reader} />
    </>
  )
}

function Legs({ visit, directory, reader }: { visit: Visit; directory: Directory; reader: Reader }) {
  const { language, formats } = reader
  const says = words[language]
  const legs = visit.legs.toSorted((a, b) => a.step - b.step || a.id - b.id)
  const where = (leg: Leg) => {
    const counter = leg.counterId === null ? undefined : directory.counters.get(leg.counterId)
    return counter?.name[language] ?? sayCounters(placeOfQueue(directory, leg.queueId), reader)
  }
  const state = (leg: Leg) => (
    <>
      {names[language].state[leg.state]}
      {sayMissing(leg, reader) && <small class="quiet">{sayMissing(leg, reader)}</small>}
    </>
  )
  return (
    <Table
      caption={says.services}
      isCaptionUnseen
      language={language}
      rows={legs}
      columns={[
        { heading: says.services, cell: (leg) => directory.services.get(leg.serviceId)?.name[language] },
        { heading: says.info.state, cell: state },
        { heading: says.counter, cell: where },
        { heading: says.startedHeading, cell: (leg) => formats.time(leg.since), isFigure: true },
      ]}
    />
  )
}

function About({ visit, paper, reader }: { visit: Visit; paper: Paper | undefined; reader: Reader }) {
  const { language, formats } = reader
  const says = words[language]
  const isOpen = visit.legs.some((leg) => !isFinal(leg.state))
  const issued = says.info.issuedValue(formats.time(visit.issuedAt), names[language].channel[visit.channel])
  const group = visit.protectedAs && names[language].protectedAs[visit.protectedAs]
  const told = paper ? says.info.onPaper[paper.state] : says.info.printState[visit.printState]
  const isMissing = isOpen && (paper?.state ?? visit.printState) === 'failed'
  return (
    <>
      <dl class="about">
        <div>
          <dt>{says.info.issuedAt}</dt>
          <dd>{issued}</dd>
        </div>
        {group && (
          <div>
            <dt>{says.group}</dt>
            <dd>{visit.isConfirmed ? group : `${group}, ${says.unconfirmed}`}</dd>
          </div>
        )}
        {(paper || visit.printState !== 'none') && (
          <div>
            <dt>{says.info.paperState}</dt>
            <dd>{isMissing ? <Tag tone="bad">{told}</Tag> : told}</dd>
          </div>
        )}
      </dl>
      {isMissing && paper?.reason && <Notice tone="attention">{sayFailure(paper.reason, language)}</Notice>}
    </>
  )
}

/** Why no sheet came out, and what to do; other faults than those of the paper itself are the technician's. */
function sayFailure(reason: NonNullable<Paper['reason']>, language: Reader['language']): string {
  const { health, whatToDo } = printingWords[language]
  const known = reason in health ? (reason as keyof typeof health) : 'fault'
  return `${health[known]}. ${whatToDo[known]}`
}
