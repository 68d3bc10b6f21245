import { dateOf } from '#planning/forecast/days.ts'
import type { Forecast } from '#planning/forecast/forecast.ts'
import { axisUpTo, type Picture } from '#planning/pictures/draw.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { forecastWords } from './forecast-words.ts'

/** So much of the history stands before the forecast: enough to see its shape. */
const shownDays = 120
const dayMs = 86_400_000

/** Recorded visits a day of the whole, then what is expected and its range. Closed days are left out of the lines. */
export function forecastPicture(language: Language, { whole, from, until, known }: Forecast): Picture {
  const says = forecastWords[language].picture
  const { number, shortDay } = formatsFor(language, 'Asia/Jakarta')
  const on = (date: string) => Date.parse(date) / dayMs
  const history = whole.history.filter(({ date }) => on(date) > on(from) - shownDays)
  const days = whole.days.filter(({ mean }) => mean > 0)
  const first = on(history[0]?.date ?? from)
  const last = on(until)
  const ticks = Array.from({ length: Math.floor((last - first) / 28) + 1 }, (_, i) => first + i * 28)
  const most = Math.max(...history.map(({ visits }) => visits), ...days.map(({ high }) => high), 1)
  return {
    title: forecastWords[language].head(shortDay(from), shortDay(until), 0).split(',')[0] ?? '',
    description: says.description(
      shortDay(from),
      shortDay(until),
      number(Math.max(...days.map(({ mean }) => mean), 0)),
    ),
    source: says.source(number(known)),
    panels: [
      {
        title: says.title,
        x: { name: says.day, from: first, until: last, ticks: ticks.map((at) => ({ at, name: shortDay(dateOf(at)) })) },
        y: axisUpTo(forecastWords[language].visits, most, (value) => number(value)),
        series: [
          {
            kind: 'band',
            name: says.range,
            tone: 'indigo',
            points: days.map((day) => [on(day.date), day.low, day.high] as const),
          },
          {
            kind: 'line',
            name: says.history,
            tone: 'soga',
            points: history.map(({ date, visits }) => [on(date), visits] as const),
          },
          {
            kind: 'line',
            name: says.forecast,
            tone: 'indigo',
            dash: '8 4',
            points: days.map(({ date, mean }) => [on(date), mean] as const),
          },
        ],
      },
    ],
  }
}
