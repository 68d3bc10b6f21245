import type { Directory } from '#directory/directory.ts'
import { dayAt } from '#mall/day.ts'
import { type Hours, openingOn } from '#mall/opening.ts'
import { sumOf } from '#performance/day.ts'
import type { DayChart } from '#performance/read-day.ts'
import type { Reader } from '#platform/live.ts'
import { DayPicture } from '#ui/charts/day-picture.tsx'
import { Table } from '#ui/table.tsx'
import { pointsOf } from './day-points.ts'
import { words } from './words.ts'

export type ChartSnapshot = { readonly chart: DayChart; readonly hours: Hours | undefined }

export function hoursOn(directory: Directory, now: Date): Hours | undefined {
  return openingOn(directory.calendar, dayAt(now, directory.mall.timeZone)).hours
}

/** The day as a picture, and the same as a table for whoever reads or listens. */
export function renderChart({ chart, hours }: ChartSnapshot, _: unknown, { language, formats }: Reader) {
  const says = words[language]
  const points = pointsOf(chart, hours)
  const { visits, served } = sumOf(chart.quarters)
  const figure = (value: number | undefined) =>
    value === undefined ? says.noFigure : formats.number(Math.round(value))
  if (points.length === 0) return <p class="quiet">{says.noDay}</p>
  return (
    <>
      <p>{says.daySum(formats.number(visits), formats.number(served))}</p>
      <div class="scrolls" tabindex={0}>
        <DayPicture points={points} label={says.dayPicture} number={formats.number} />
      </div>
      <p class="keys small">
        <span class="key waiting">{says.waiting}</span>
        <span class="key arrived">{says.arrived}</span>
        <span class="key served">{says.served}</span>
        {chart.usualMoments.length > 0 && <span class="key usual">{says.usualBand}</span>}
      </p>
      <details id="day-table">
        <summary>{says.asTable}</summary>
        <Table
          caption={says.perHour}
          isCaptionUnseen
          language={language}
          stacks={false}
          rows={points.filter((point) => point.quarter % 4 === 3)}
          columns={[
            { heading: says.until, cell: ({ quarter }) => clockOf(quarter + 1, language) },
            { heading: says.waiting, cell: ({ waiting }) => figure(waiting), isFigure: true },
            { heading: says.usualWaiting, cell: ({ usualWaiting }) => figure(usualWaiting), isFigure: true },
            { heading: says.arrived, cell: ({ arrivedHour }) => figure(arrivedHour), isFigure: true },
            { heading: says.usualArrived, cell: ({ usualArrivedHour }) => figure(usualArrivedHour), isFigure: true },
            { heading: says.served, cell: ({ servedHour }) => figure(servedHour), isFigure: true },
          ]}
        />
      </details>
    </>
  )
}

function clockOf(quarter: number, language: Reader['language']): string {
  const mark = language === 'id' ? '.' : ':'
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}${mark}${String((quarter % 4) * 15).padStart(2, '0')}`
}
