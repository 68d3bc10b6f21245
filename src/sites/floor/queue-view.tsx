import { nameOfQueue } from '#directory/place.ts'
import type { Reader } from '#platform/live.ts'
import { EmptyState } from '#ui/parts.tsx'
import { sayWaitShort } from '#visit/estimate/say-wait.ts'
import type { FloorSnapshot } from './live.ts'
import { type CounterStates, type QueueRow, queueRows } from './queue-rows.ts'
import { words } from './words.ts'

/** Queues by trouble: the longest wait against its promise first; who has nobody waiting is folded away. */
export function QueueTable({ snapshot, reader }: { snapshot: FloorSnapshot; reader: Reader }) {
  const says = words[reader.language]
  const rows = queueRows(snapshot)
  const busy = rows.filter((row) => row.facts.waiting > 0)
  const quiet = rows.filter((row) => row.facts.waiting === 0)
  if (rows.length === 0) return <EmptyState title={says.noQueues}>{says.noQueuesHelp}</EmptyState>
  return (
    <>
      {busy.length > 0 && <Queues rows={busy} snapshot={snapshot} reader={reader} />}
      {quiet.length > 0 && (
        <details id="quiet-queues" open={busy.length === 0}>
          <summary id="quiet-queues-head">{says.quiet(quiet.length)}</summary>
          <Queues rows={quiet} snapshot={snapshot} reader={reader} />
        </details>
      )}
      <p class="quiet small legend">{says.legend}</p>
    </>
  )
}

type QueuesProps = { rows: readonly QueueRow[]; snapshot: FloorSnapshot; reader: Reader }

function Queues({ rows, snapshot: { outlook }, reader }: QueuesProps) {
  const says = words[reader.language]
  const isAnyOutOfOrder = rows.some((row) => row.facts.outOfOrder > 0)
  return (
    <div class="table" tabindex={0}>
      <table>
        <caption class="unseen">{says.queues}</caption>
        <thead>
          <tr>
            <th scope="col">{says.queue}</th>
            <th scope="col" class="figure">
              {says.waiting}
            </th>
            <th scope="col">{says.longestAndPromise}</th>
            <th scope="col">{says.counter}</th>
            <th scope="col" class="figure">
              {says.ahead}
            </th>
            {isAnyOutOfOrder && (
              <th scope="col" class="figure">
                {says.outOfOrder}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">
                <span class="letter">{row.queue.letter}</span>{' '}
                <span>{row.agency && nameOfQueue(row.agency, row.queue, reader.language)}</span>
              </th>
              <td class="figure strong">{row.facts.waiting}</td>
              <td>
                <Bar longest={row.longest} promise={row.queue.promiseMinutes} language={reader.language} />
              </td>
              <td>
                <Squares counters={row.counters} language={reader.language} />
              </td>
              <td class="figure">{sayWaitShort(outlook.atQueue(row.queue.id), reader.language)}</td>
              {isAnyOutOfOrder && (
                <td class="figure">{row.facts.outOfOrder === 0 ? says.noFigure : row.facts.outOfOrder}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const full = 100

/** The longest wait against the promise, which stands at half of the width. */
function Bar({ longest, promise, language }: { longest: number; promise: number; language: Reader['language'] }) {
  const says = words[language]
  const share = longest / promise
  const [tone, said] = share > 1 ? ['late', says.beyond] : share >= 0.8 ? ['near', says.near] : ['good', says.within]
  const width = Math.max(longest > 0 ? 3 : 0, Math.min(full, Math.round(share * (full / 2))))
  return (
    <span class={`bar-of ${tone}`}>
      <svg width={full} height="14" viewBox={`0 0 ${full} 14`} aria-hidden="true" focusable="false">
        <rect class="rail" x="0" y="3" width={full} height="8" rx="3" />
        <rect class="done" x="0" y="3" width={width} height="8" rx="3" />
        <rect class="mark" x={full / 2} y="0" width="2" height="14" />
      </svg>
      <span class="of">{says.longestOf(longest, promise)}</span>
      <span class="unseen">, {said}</span>
    </span>
  )
}

const most = 12
/** A square with the room beside it. */
const side = 16

/** A square for each counter: full, half, dashed; and the same in words. */
function Squares({ counters, language }: { counters: CounterStates; language: Reader['language'] }) {
  const says = words[language]
  const states = [
    ...Array(counters.open).fill('open'),
    ...Array(counters.paused).fill('paused'),
    ...Array(counters.closed).fill('closed'),
  ].slice(0, most)
  return (
    <>
      <svg
        class="squares"
        width={states.length * side}
        height="16"
        viewBox={`0 0 ${Math.max(1, states.length * side)} 16`}
        aria-hidden="true"
        focusable="false"
      >
        {states.map((state, i) => (
          <>
            <rect class={state} x={i * side + 1} y="1" width="13" height="13" rx="3" />
            {state === 'paused' && <rect class="half" x={i * side + 1} y="7.5" width="13" height="6.5" rx="2" />}
          </>
        ))}
      </svg>
      <span class="unseen">{says.counterStates(counters.open, counters.paused, counters.closed)}</span>
    </>
  )
}
