import { axisOfDay, axisUpTo, type Panel, type Picture } from '#planning/pictures/draw.ts'
import { minutesPerQuarter } from '#planning/staffing/need/offered-load.ts'
import type { Proposal } from '#planning/staffing/propose.ts'
import type { Question } from '#planning/staffing/question.ts'
import { countersFirst, neededIn, staffedIn } from '#planning/staffing/weigh.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { timeOf } from '../outcome-tables.ts'
import type { StaffAbout } from './about.ts'
import { staffWords } from './words.ts'

/** More panels than a page holds tell nobody anything. */
const largest = 4

/** What each of the largest queues needs through the day, beside the roster of now and the proposal. */
export function staffPicture(language: Language, about: StaffAbout, question: Question, proposal: Proposal): Picture {
  const says = staffWords[language]
  const { number, percent, date } = formatsFor(language, 'Asia/Jakarta')
  const rows = proposal.agencies.flatMap((one) =>
    one.day.queueIds.map((queueId) => {
      const { known, added } = countersFirst(question, one, queueId)
      const { quarters, now, proposed } = staffedIn(one, [...known, ...added])
      const need = neededIn(proposal, queueId, quarters, proposed)
      return { name: question.directory.queues.get(queueId)?.code ?? '', quarters, now, proposed, need }
    }),
  )
  const sum = (of: (row: (typeof rows)[number]) => readonly number[]) =>
    (rows[0]?.quarters ?? []).map((_, i) => rows.reduce((all, row) => all + (of(row)[i] ?? 0), 0))
  const all = {
    name: says.picture.all,
    quarters: rows[0]?.quarters ?? [],
    now: sum(({ now }) => now),
    proposed: sum(({ proposed }) => proposed),
    need: sum(({ need }) => need),
  }
  const shown = [...rows].sort((a, b) => Math.max(...b.need) - Math.max(...a.need)).slice(0, largest)
  const panelOf = ({ name, quarters, now, proposed, need }: (typeof rows)[number]): Panel => {
    const from = (quarters[0] ?? 0) * minutesPerQuarter
    const until = ((quarters.at(-1) ?? 0) + 1) * minutesPerQuarter
    const steps = (counts: readonly number[]) => [
      ...quarters.map((quarter, i) => [quarter * minutesPerQuarter, counts[i] ?? 0] as const),
      [until, counts.at(-1) ?? 0] as const,
    ]
    return {
      title: name,
      x: axisOfDay(says.picture.time, from, until, (at) => timeOf(language, at)),
      y: axisUpTo(says.picture.counters, Math.max(...need, ...now, ...proposed), (value) => number(value)),
      series: [
        {
          kind: 'bars',
          name: says.picture.need,
          tone: 'grey',
          points: quarters.map(
            (quarter, i) => [quarter * minutesPerQuarter, (quarter + 1) * minutesPerQuarter, need[i] ?? 0] as const,
          ),
        },
        { kind: 'steps', name: says.picture.now, tone: 'brick', dash: '8 4', points: steps(now) },
        { kind: 'steps', name: says.picture.proposed, tone: 'indigo', points: steps(proposed) },
      ],
    }
  }
  return {
    title: says.picture.title(about.mall, number(about.visitors)),
    description: says.picture.description,
    source: says.picture.source(date(about.day), says.promise(percent(about.promise.share), about.promise.minutes)),
    panels: [all, ...shown].map(panelOf),
  }
}
