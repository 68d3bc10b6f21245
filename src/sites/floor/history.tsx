import type { Hono } from 'hono'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { nameOfQueue } from '#directory/place.ts'
import { dayAt } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import { type PastDay, type Quarter, sumOf } from '#performance/day.ts'
import { readHistory, readPastChart } from '#performance/read-day.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { EmptyState } from '#ui/parts.tsx'
import { Table } from '#ui/table.tsx'
import { renderChart } from './chart-view.tsx'
import { floorFrame } from './floor-page.tsx'
import { words } from './words.ts'

const shown = 60

/** Days that are over: a list, and each as the floor saw it. */
export function history(routes: Hono<Env>): void {
  routes.get('/days', showDays)
  routes.get('/days/:day{\\d{4}-\\d{2}-\\d{2}}', showDay)
}

async function showDays(c: Ask): Promise<Response> {
  const { language, formats, mall, now } = c.var
  const says = words[language]
  const days = await c.var.inMall((tx) => readHistory(tx, dayAt(now, mall.timeZone), shown))
  return floorFrame(
    c,
    says.days,
    <>
      <h1>{says.days}</h1>
      {days.length === 0 ? (
        <EmptyState title={says.noPastDays}>{says.noPastDaysHelp}</EmptyState>
      ) : (
        <Table
          caption={says.days}
          isCaptionUnseen
          language={language}
          rows={days}
          isLong
          columns={[
            { heading: says.day, cell: ({ day }) => <a href={`/floor/days/${day}`}>{formats.date(day)}</a> },
            { heading: says.arrived, cell: ({ visits }) => formats.number(visits), isFigure: true },
            { heading: says.served, cell: ({ served }) => formats.number(served), isFigure: true },
            { heading: says.meanWait, cell: (day) => meanWait(c, day), isFigure: true },
            { heading: says.kept, cell: (day) => keptShare(c, day), isFigure: true },
          ]}
        />
      )}
    </>,
  )
}

function meanWait(c: Ask, { called, waitedSeconds }: Pick<PastDay, 'called' | 'waitedSeconds'>): string {
  const { language, formats } = c.var
  return called === 0 ? words[language].noFigure : formats.minutes(Math.round(waitedSeconds / 60 / called))
}

function keptShare(c: Ask, { called, kept }: Pick<PastDay, 'called' | 'kept'>): string {
  const { language, formats } = c.var
  return called === 0 ? words[language].noFigure : formats.percent(kept / called)
}

async function showDay(c: Ask): Promise<Response> {
  const { language, formats, mall, now } = c.var
  const says = words[language]
  const day = c.req.param('day') ?? ''
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || day >= dayAt(now, mall.timeZone)) throw new NotFound()
  const { directory, chart } = await c.var.inMall(async (tx) => ({
    directory: await directoryOf(tx, now),
    chart: await readPastChart(tx, day),
  }))
  const sum = sumOf(chart.quarters)
  return floorFrame(
    c,
    formats.date(day),
    <>
      <a class="back" href="/floor/days">
        {says.days}
      </a>
      <h1>{formats.date(day)}</h1>
      <p>
        {says.meanWait}: {meanWait(c, sum)}. {says.kept}: {keptShare(c, sum)}.
      </p>
      {renderChart({ chart, hours: openingOn(directory.calendar, day).hours }, {}, { language, formats, mall })}
      <QueuesOfDay c={c} directory={directory} quarters={chart.quarters} />
    </>,
  )
}

function QueuesOfDay({ c, directory, quarters }: { c: Ask; directory: Directory; quarters: readonly Quarter[] }) {
  const { language, formats } = c.var
  const says = words[language]
  const rows = [...Map.groupBy(quarters, (one) => one.queueId)]
    .map(([queueId, its]) => ({ queue: directory.queues.get(queueId), sum: sumOf(its) }))
    .sort((a, b) => b.sum.asked - a.sum.asked)
  const nameOf = ({ queue }: (typeof rows)[number]) => {
    const agency = queue && directory.agencies.get(queue.agencyId)
    return queue && agency ? `${queue.letter} ${nameOfQueue(agency, queue, language)}` : says.retiredQueue
  }
  return (
    <Table
      caption={says.queues}
      language={language}
      rows={rows}
      columns={[
        { heading: says.queue, cell: nameOf },
        { heading: says.arrived, cell: ({ sum }) => formats.number(sum.visits), isFigure: true },
        { heading: says.served, cell: ({ sum }) => formats.number(sum.served), isFigure: true },
        { heading: says.meanWait, cell: ({ sum }) => meanWait(c, sum), isFigure: true },
        {
          heading: says.longest,
          cell: ({ sum }) => (sum.called === 0 ? says.noFigure : formats.minutes(Math.round(sum.longestSeconds / 60))),
          isFigure: true,
        },
        { heading: says.kept, cell: ({ sum }) => keptShare(c, sum), isFigure: true },
        {
          heading: says.handling,
          cell: ({ sum }) =>
            sum.served === 0 ? says.noFigure : formats.minutes(Math.round(sum.servedSeconds / 60 / sum.served)),
          isFigure: true,
        },
      ]}
    />
  )
}
