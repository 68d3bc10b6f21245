import type { Child } from 'hono/jsx'
import type { Closed } from '#directory/availability.ts'
import type { Counter, Directory } from '#directory/directory.ts'
import type { Reader } from '#platform/live.ts'
import { names } from '#visit/names.ts'
import type { SittingHere } from '#visit/read-desk.ts'
import { activeLeg } from '#visit/visit.ts'
import { Bar, ElsewhereBar } from './bar.tsx'
import { closedAllDay, sayClosedDay } from './closed-day.ts'
import { newsOf } from './here-news.ts'
import { Needed } from './needed-view.tsx'
import { PersonHere } from './person-view.tsx'
import { counterIn, type DeskParams, type HereSnapshot } from './view.ts'
import { words } from './words.ts'

/** The middle and the right of the desk and the acts under them: one text, so that they never disagree. */
export function renderHere({ directory, now, of, seats }: HereSnapshot, params: DeskParams, reader: Reader) {
  const counter = counterIn(directory, params)
  const here = of.get(params.counter)
  if (!counter || !here) return <p />
  const { sitting, visit } = here
  const leg = visit && activeLeg(visit)
  const says = words[reader.language]
  const isMine = sitting?.staffId === params.me
  const closed = closedAllDay(directory, counter, now)
  // The floor moves who is free at once: this page is then left at the counter that was.
  const mine = sitting ? undefined : directory.counters.get(seats.get(params.me) ?? 0)
  return (
    <>
      <section
        class="here"
        aria-label={says.here}
        data-news={isMine || !sitting ? newsOf(here, directory, { closed, mine }, reader) : undefined}
      >
        {visit && leg ? (
          <PersonHere
            visit={visit}
            leg={leg}
            notes={here.notes}
            afterwards={sitting?.pausedAt ? sitting.pauseReason : null}
            directory={directory}
            reader={reader}
            base={`/desk/${counter.code}`}
          />
        ) : (
          <Quiet
            sitting={sitting}
            isMine={isMine}
            nextTicket={here.nextTicket}
            closed={closed}
            mine={mine}
            counter={counter}
            directory={directory}
            reader={reader}
          />
        )}
      </section>
      <section class="needed" aria-label={says.requirements}>
        {leg && <Needed leg={leg} directory={directory} counter={counter} reader={reader} />}
      </section>
      {mine ? (
        <ElsewhereBar to={mine} language={reader.language} />
      ) : !sitting && closed && !here.nextTicket ? (
        <ElsewhereBar language={reader.language} />
      ) : isMine || !sitting ? (
        <Bar
          counter={counter}
          sitting={sitting}
          leg={leg}
          canCall={here.nextTicket !== undefined}
          isClosedDay={closed !== undefined}
          language={reader.language}
        />
      ) : (
        <ElsewhereBar language={reader.language} />
      )}
    </>
  )
}

type QuietProps = {
  sitting: SittingHere | undefined
  isMine: boolean
  nextTicket: string | undefined
  closed: Closed | undefined
  /** The counter where the reader sits, when nobody sits at this one. */
  mine: Counter | undefined
  counter: Counter
  directory: Directory
  reader: Reader
}

function Quiet({ sitting, isMine, nextTicket, closed, mine, counter, directory, reader }: QuietProps) {
  const { language, formats } = reader
  const says = words[language]
  const queues = counter.profile.flatMap((entry) => directory.queues.get(entry.queueId)?.name[language] ?? [])
  if (mine) return <Message title={says.youSitAt(mine.name[language])}>{says.leaving.youSitAtHelp}</Message>
  if (closed && (!sitting || (isMine && !sitting.pausedAt && !nextTicket))) {
    const { title, until, text } = sayClosedDay({ closed, reader, isOpen: sitting !== undefined, nextTicket })
    return (
      <Message title={title}>
        <strong>{until}</strong>
        <br />
        {text}
      </Message>
    )
  }
  if (!sitting) return <Message title={says.closedHere}>{says.closedHelp}</Message>
  if (!isMine)
    return <Message title={says.takenBy(sitting.name, formats.time(sitting.openedAt))}>{says.takenHelp}</Message>
  if (sitting.pauseReason === 'moving') return <Message title={says.leaving.moving}>{says.leaving.movingHelp}</Message>
  if (sitting.pausedAt) {
    const { pausedAt, pauseMinutes } = sitting
    const reason = names[language].pause[sitting.pauseReason as keyof (typeof names)['id']['pause']]
    const until = pauseMinutes && new Date(pausedAt.getTime() + pauseMinutes * 60_000)
    return (
      <Message title={says.paused(formats.time(pausedAt))}>
        {until ? says.pausedUntil(reason, formats.time(until)) : `${reason}.`} {says.pausedHelp}
      </Message>
    )
  }
  if (!nextTicket) return <Message title={says.nobody}>{says.nobodyHelp}</Message>
  return (
    <Message title={says.ready}>
      <strong>{says.nextIs(nextTicket)}</strong>
      <br />
      {says.servesQueues(queues.join('; '))}
    </Message>
  )
}

function Message({ title, children }: { title: string; children?: Child }) {
  return (
    <div class="message">
      <h1>{title}</h1>
      <p class="quiet">{children}</p>
    </div>
  )
}
