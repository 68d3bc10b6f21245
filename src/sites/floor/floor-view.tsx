import { usualAt } from '#performance/moment.ts'
import type { Reader } from '#platform/live.ts'
import { ClosedDay } from './closed-day.tsx'
import { Decisions } from './decisions/decision-view.tsx'
import { newsOf } from './decisions/say-decision.ts'
import { Figure } from './figure.tsx'
import type { FloorParams, FloorSnapshot } from './live.ts'
import { QueueTable } from './queue-view.tsx'
import { ToldNow } from './told-view.tsx'
import { words } from './words.ts'

export function renderFloor(snapshot: FloorSnapshot, { acts, agency }: FloorParams, reader: Reader) {
  const reach = agency === undefined ? 'all' : 'own'
  const { directory, now } = snapshot
  const { language, formats } = reader
  const says = words[language]
  return (
    <>
      <p class="on-paper paper-title">
        {says.asOf(
          agency === undefined ? undefined : directory.agencies.get(agency)?.shortName,
          formats.date(now),
          formats.time(now),
        )}
      </p>
      {directory.mall.rehearsingSince && (
        <p class="rehearsal">{says.rehearsalOn(formats.time(directory.mall.rehearsingSince))}</p>
      )}
      <ClosedDay directory={directory} now={now} mayReopen={acts === 'yes' && reach === 'all'} reader={reader} />
      <section class="figures" aria-label={says.figures}>
        <WaitingFigure snapshot={snapshot} reader={reader} />
        <OpenFigure snapshot={snapshot} reader={reader} />
      </section>
      <section
        class="decisions"
        aria-labelledby="decisions"
        data-news={newsOf(snapshot.decisions, { directory, now, reader })}
      >
        <h2 id="decisions">{says.decisions}</h2>
        <Decisions
          decisions={snapshot.decisions}
          directory={directory}
          now={now}
          mayAct={acts === 'yes' ? reach : 'nothing'}
          namesPeople
          reader={reader}
        />
        <ToldNow told={snapshot.told} directory={directory} mayAct={acts === 'yes'} reader={reader} />
      </section>
      <section class="queues" aria-labelledby="queues">
        <h2 id="queues">{says.queues}</h2>
        <QueueTable snapshot={snapshot} reader={reader} />
      </section>
    </>
  )
}

type Place = { readonly snapshot: FloorSnapshot; readonly reader: Reader }

/** People who wait; the first of the five figures. */
export function WaitingFigure({ snapshot: { facts, usual }, reader: { language, formats } }: Place) {
  const says = words[language]
  const longest = Math.max(0, ...[...facts.queues.values()].map((queue) => queue.longest))
  const usually = usualAt(usual.usual, usual.minute, (one) => one.waiting)
  const notes = [
    ...(usually === undefined ? [] : [says.usually(formats.number(Math.round(usually)))]),
    facts.peopleWaiting === 0 ? says.waitingNone : says.waitingNote(formats.minutes(Math.floor(longest / 60_000))),
  ]
  return <Figure term={says.waiting} value={formats.number(facts.peopleWaiting)} notes={notes} />
}

/** Counters that are open, of those that should be; the last of the five. */
export function OpenFigure({ snapshot: { facts, usual }, reader: { language, formats } }: Place) {
  const says = words[language]
  const paused = facts.sittings.filter((sitting) => sitting.pausedAt).length
  const planned = new Set(
    facts.roster.filter((one) => one.from <= facts.minute && facts.minute < one.until).map((one) => one.counterId),
  )
  const empty = [...planned].filter((id) => !facts.sittings.some((sitting) => sitting.counterId === id)).length
  const usually = usualAt(usual.usual, usual.minute, (one) => one.openCounters)
  const notes = [
    ...(usually === undefined ? [] : [says.usually(formats.number(Math.round(usually)))]),
    says.openNote(paused, empty),
  ]
  return (
    <Figure
      term={says.open}
      value={says.openValue(facts.sittings.length, facts.sittings.length + empty)}
      notes={notes}
    />
  )
}
