import { axisOfDay, axisUpTo, type Panel, type Picture, type Series } from '#planning/pictures/draw.ts'
import type { Outcome } from '#planning/simulation/outcome.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { type About, timeOf } from './outcome-tables.ts'
import { words } from './words.ts'

/** Queues beside the sum of all: the picture is of where people stand, not of every queue. */
const longest = 3
const dashes = ['', '8 4', '2 3'] as const
// Two queues may run alike: the dashes of the second show the first between them, in a colour that nobody takes for it.
const tones = ['indigo', 'brick', 'leaf'] as const

/** The waits of a simulated day by when people come, and how many wait at each moment. */
export function waitsPicture(language: Language, about: About & { promise: number }, outcome: Outcome): Picture {
  const says = words[language].picture
  const { number, date } = formatsFor(language, 'Asia/Jakarta')
  const times = outcome.byHalfHour
  const from = Math.min(...times.map(({ at }) => at), 8 * 60)
  // A handful who wait until they are sent home in the evening would make the day of everybody else narrow.
  const most = Math.max(0, ...outcome.waiting.map(({ all }) => all.mean))
  const open = outcome.waiting.filter(({ at, all }) => at >= from && all.mean >= Math.max(0.05, most / 100))
  const until = Math.max(...times.map(({ at }) => at + 30), ...open.map(({ at }) => at + 15), from + 60)
  const day = (name: string) => axisOfDay(name, from, until, (at) => timeOf(language, at))
  const whole = (value: number) => number(value, 0)
  const middle = (at: number) => at + 15
  const worst = times.reduce((a, b) => (b.p90.mean > a.p90.mean ? b : a), times[0] as (typeof times)[number])
  return {
    title: says.title(about.mall, date(about.day), number(about.visitors)),
    description: says.description(
      timeOf(language, worst.at),
      whole(worst.p50.mean),
      whole(worst.p90.mean),
      whole(Math.max(...open.map(({ all }) => all.mean))),
    ),
    source: says.source(outcome.days),
    panels: [
      {
        title: says.waits,
        x: day(says.came),
        y: axisUpTo(says.minutes, Math.max(about.promise, ...times.map(({ p90 }) => p90.mean)), whole),
        series: [
          {
            kind: 'band',
            name: says.between,
            tone: 'indigo',
            points: times.map(({ at, p50, p90 }) => [middle(at), p50.mean, p90.mean] as const),
          },
          {
            kind: 'line',
            name: says.p90,
            tone: 'brick',
            dash: '8 4',
            points: times.map(({ at, p90 }) => [middle(at), p90.mean] as const),
          },
          {
            kind: 'line',
            name: says.p50,
            tone: 'indigo',
            points: times.map(({ at, p50 }) => [middle(at), p50.mean] as const),
          },
        ],
        marks: [{ at: about.promise, name: says.promise(whole(about.promise)) }],
      },
      waitingPanel(language, outcome, from, until, day(says.clock)),
    ],
  }
}

function waitingPanel(language: Language, outcome: Outcome, from: number, until: number, x: Panel['x']): Panel {
  const says = words[language].picture
  const rows = outcome.waiting.filter(({ at }) => at >= from && at < until)
  const most = Math.max(...rows.map(({ all }) => all.mean))
  const heights = outcome.byQueue.map(({ code }, q) => ({
    code,
    q,
    most: Math.max(...rows.map(({ queues }) => queues[q]?.mean ?? 0)),
  }))
  const shown = heights
    .filter((one) => one.most > 1)
    .sort((a, b) => b.most - a.most)
    .slice(0, longest)
  const all: Series = {
    kind: 'bars',
    name: says.everybody,
    tone: 'grey',
    points: rows.map(({ at, all: one }) => [at, at + 15, one.mean] as const),
  }
  const lines = shown.map(
    ({ code, q }, i): Series => ({
      kind: 'line',
      name: says.queue(code),
      tone: tones[i] ?? 'grey',
      dash: dashes[i] ?? '',
      points: rows.map(({ at, queues }) => [at + 7.5, queues[q]?.mean ?? 0] as const),
    }),
  )
  const { number } = formatsFor(language, 'Asia/Jakarta')
  return { title: says.waiting, x, y: axisUpTo(says.people, most, (value) => number(value)), series: [all, ...lines] }
}
