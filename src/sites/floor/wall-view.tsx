import { nameOfQueue } from '#directory/place.ts'
import type { Reader } from '#platform/live.ts'
import { WaitPicture } from '#ui/charts/wait-picture.tsx'
import { sayWaitShort } from '#visit/estimate/say-wait.ts'
import type { ChartSnapshot } from './chart-view.tsx'
import { ClosedDay } from './closed-day.tsx'
import { pointsOf } from './day-points.ts'
import { sayDecision } from './decisions/say-decision.ts'
import { decisionWords } from './decisions/words.ts'
import { OpenFigure, WaitingFigure } from './floor-view.tsx'
import type { FloorSnapshot } from './live.ts'
import { busiest } from './queue-rows.ts'
import { words } from './words.ts'

/** What fits on a wall and is read from five metres. */
const decisionsShown = 5
const queuesShown = 8

export function renderWall(snapshot: FloorSnapshot, _: unknown, reader: Reader) {
  const { directory, decisions, now, outlook } = snapshot
  const { language, formats } = reader
  const says = words[language]
  const place = { directory, now, reader, namesPeople: false }
  const rows = busiest(snapshot).slice(0, queuesShown)
  return (
    <>
      <p class="wall-clock">{formats.time(now)}</p>
      {directory.mall.rehearsingSince && (
        <p class="rehearsal">{says.rehearsalOn(formats.time(directory.mall.rehearsingSince))}</p>
      )}
      <ClosedDay directory={directory} now={now} reader={reader} isBrief />
      <div class="figures">
        <WaitingFigure snapshot={snapshot} reader={reader} />
        <OpenFigure snapshot={snapshot} reader={reader} />
      </div>
      <section class="wall-decisions">
        <h2>
          {says.decisions}
          {decisions.length > decisionsShown && (
            <span class="more">{decisionWords[language].more(decisions.length - decisionsShown)}</span>
          )}
        </h2>
        {decisions.length === 0 && <p class="calm">{decisionWords[language].nothing}</p>}
        {decisions.length > 0 && (
          <ul>
            {decisions.slice(0, decisionsShown).map((decision) => {
              const { tone, title, details } = sayDecision(decision, place)
              return (
                <li class={tone}>
                  <strong>{title}</strong>
                  <span>{details[0]}</span>
                </li>
              )
            })}
          </ul>
        )}
      </section>
      <section class="wall-queues">
        <h2>{says.queues}</h2>
        {rows.length === 0 && <p class="calm">{says.waitingNone}</p>}
        {rows.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{says.queue}</th>
                <th scope="col">{says.waiting}</th>
                <th scope="col">{says.longestAndPromise}</th>
                <th scope="col">{says.ahead}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ queue, agency, facts, longest }) => (
                <tr class={longest > queue.promiseMinutes ? 'late' : undefined}>
                  <th scope="row">
                    <span class="letter">{queue.letter}</span>
                    <span class="name">{agency && nameOfQueue(agency, queue, language)}</span>
                  </th>
                  <td>{facts.waiting}</td>
                  <td>{says.longestOf(longest, queue.promiseMinutes)}</td>
                  <td>{sayWaitShort(outlook.atQueue(queue.id), language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  )
}

/** Who waits through the day, alone: who comes and who is served are figures at the head. */
export function renderWallDay({ chart, hours }: ChartSnapshot, _: unknown, { language, formats }: Reader) {
  const says = words[language]
  const points = pointsOf(chart, hours)
  if (points.length === 0) return <p class="quiet">{says.noDay}</p>
  return (
    <>
      <p class="keys">
        <span class="key waiting">{says.waitingThroughDay}</span>
        {chart.usualMoments.length > 0 && <span class="key usual">{says.usualLine}</span>}
      </p>
      <WaitPicture points={points} label={says.waitPicture} number={formats.number} />
    </>
  )
}
