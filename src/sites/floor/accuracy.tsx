import type { Hono } from 'hono'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { nameOfQueue } from '#directory/place.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { AccuracyPicture } from '#ui/charts/accuracy-picture.tsx'
import { EmptyState, Facts } from '#ui/parts.tsx'
import { Table } from '#ui/table.tsx'
import {
  type Accuracy,
  type QueueAccuracy,
  readAccuracy,
  readAccuracyByHour,
  readAccuracyByQueue,
  readToldDays,
} from '#visit/estimate/read-accuracy.ts'
import { accuracyWords } from './accuracy-words.ts'
import { floorFrame } from './floor-page.tsx'

const mostDays = 30

/** How well waits were said on a day, published to whoever may see the floor: manager and evaluator. */
export function accuracy(routes: Hono<Env>): void {
  routes.get('/accuracy', show)
}

async function show(c: Ask): Promise<Response> {
  const { language, formats, mall, now } = c.var
  const says = accuracyWords[language]
  const wanted = c.req.query('day')
  const found = await c.var.inMall(async (tx) => {
    const days = await readToldDays(tx, mostDays)
    const day = days.find((one) => one === wanted) ?? days[0]
    if (day === undefined) return undefined
    return {
      day,
      days,
      directory: await directoryOf(tx, now),
      issue: await readAccuracy(tx, day, 'issue'),
      all: await readAccuracy(tx, day, 'all'),
      queues: await readAccuracyByQueue(tx, day, 'issue'),
      hours: await readAccuracyByHour(tx, day, mall.timeZone),
    }
  })
  if (!found) {
    return floorFrame(
      c,
      says.title,
      <>
        <h1>{says.title}</h1>
        <EmptyState title={says.nothing}>{says.nothingHelp}</EmptyState>
      </>,
    )
  }
  const { day, days, directory, issue, all, queues, hours } = found
  return floorFrame(
    c,
    says.titleOf(formats.date(day)),
    <>
      <h1>{says.titleOf(formats.date(day))}</h1>
      <ChooseDay c={c} day={day} days={days} />
      <p>{says.lead(formats.number(issue.told))}</p>
      <Facts facts={factsOf(c, issue)} />
      <h2>{says.byHour}</h2>
      {hours.some((hour) => hour.told > 0) ? (
        <>
          <div class="scrolls" tabindex={0}>
            <AccuracyPicture
              hours={hours.filter((hour) => hour.told > 0)}
              label={says.picture}
              number={formats.number}
              minutes={formats.minutes}
            />
          </div>
          <p class="keys small">
            <span class="key ours">{says.ours}</span>
            <span class="key formula">{says.formula}</span>
            <span class="key within">{says.coverage}</span>
            <span class="key aim">{says.aimBand}</span>
          </p>
        </>
      ) : (
        <p>{says.nothingHelp}</p>
      )}
      <Queues c={c} directory={directory} queues={queues.filter((one) => one.told > 0)} issue={issue} />
      <p class="quiet">
        {says.aside(issue.aside, issue.left, issue.expired, issue.unknown)}{' '}
        {says.every(formats.number(all.told), figure(c, all.mae), share(c, all.coverage), share(c, all.tooEarly))}{' '}
        {issue.first > 0 ? says.first(issue.first) : ''}
      </p>
    </>,
  )
}

function ChooseDay({ c, day, days }: { c: Ask; day: string; days: readonly string[] }) {
  const { language, formats } = c.var
  const says = accuracyWords[language]
  return (
    <form class="choose-day" method="get" action="/floor/accuracy">
      <label class="label" for="day">
        {says.day}
      </label>
      <select class="input" id="day" name="day">
        {days.map((one) => (
          <option value={one} selected={one === day}>
            {formats.date(one)}
          </option>
        ))}
      </select>
      <button type="submit" class="button secondary">
        {says.show}
      </button>
    </form>
  )
}

/** Each with what it is meant to be, so that a reader knows good from bad. */
function factsOf(c: Ask, of: Accuracy) {
  const says = accuracyWords[c.var.language]
  return [
    { term: says.mae, value: figure(c, of.mae), note: says.maeNote(figure(c, of.maeByPosition)) },
    { term: says.skill, value: share(c, of.skill), note: says.skillNote },
    { term: says.coverage, value: share(c, of.coverage), note: says.coverageNote },
    { term: says.tooEarly, value: share(c, of.tooEarly), note: says.tooEarlyNote },
    {
      term: says.bias,
      value: of.bias === null ? says.noFigure : figure(c, Math.abs(of.bias)),
      note: of.bias === null ? '' : of.bias >= 0 ? says.tooLong : says.tooShort,
    },
  ]
}

function figure({ var: { language, formats } }: Ask, minutes: number | null): string {
  const says = accuracyWords[language]
  return minutes === null ? says.noFigure : says.minutes(formats.number(minutes, 1))
}

function share({ var: { language, formats } }: Ask, value: number | null): string {
  return value === null ? accuracyWords[language].noFigure : formats.percent(value)
}

/** Never minus nothing. */
function toTenth(value: number): number {
  return Math.round(value * 10) / 10 || 0
}

type QueuesProps = { c: Ask; directory: Directory; queues: readonly QueueAccuracy[]; issue: Accuracy }

function Queues({ c, directory, queues, issue }: QueuesProps) {
  const { language, formats } = c.var
  const says = accuracyWords[language]
  const nameOf = ({ queueId }: Pick<QueueAccuracy, 'queueId'>) => {
    const queue = directory.queues.get(queueId)
    const agency = queue && directory.agencies.get(queue.agencyId)
    return queue && agency ? `${queue.letter} ${nameOfQueue(agency, queue, language)}` : says.noFigure
  }
  type Row = Accuracy & { readonly name: string }
  const rows: Row[] = [{ ...issue, name: says.wholeMall }, ...queues.map((one) => ({ ...one, name: nameOf(one) }))]
  return (
    <Table
      caption={says.byQueue}
      language={language}
      rows={rows}
      columns={[
        { heading: says.queue, cell: (row) => row.name },
        { heading: says.told, cell: (row) => formats.number(row.told), isFigure: true },
        { heading: says.mae, cell: (row) => figure(c, row.mae), isFigure: true },
        { heading: says.formula, cell: (row) => figure(c, row.maeByPosition), isFigure: true },
        { heading: says.skill, cell: (row) => share(c, row.skill), isFigure: true },
        { heading: says.coverage, cell: (row) => share(c, row.coverage), isFigure: true },
        { heading: says.tooEarly, cell: (row) => share(c, row.tooEarly), isFigure: true },
        {
          heading: says.biasSigned,
          cell: (row) => (row.bias === null ? says.noFigure : formats.number(toTenth(row.bias), 1)),
          isFigure: true,
        },
      ]}
    />
  )
}
