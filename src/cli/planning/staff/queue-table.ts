import type { Proposal } from '#planning/staffing/propose.ts'
import type { Question } from '#planning/staffing/question.ts'
import type { Trial } from '#planning/staffing/try-roster.ts'
import { countersFirst, neededIn, staffedIn } from '#planning/staffing/weigh.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { table } from '../../columns.ts'
import { staffWords } from './words.ts'

export type QueueRow = ReturnType<typeof queueRows>[number]
/** `half` of the 95 % interval; NaN where nobody was called. */
type Kept = { readonly kept: number; readonly half: number; readonly p90: number }

/** Queues where somebody comes, the busiest first: the roster of now beside the proposal. */
export function queueRows(question: Question, proposal: Proposal, today: Trial) {
  const measured = (trial: Trial, queueId: number): Kept => {
    const one = trial.outcome.byQueue.find((queue) => queue.queueId === queueId)
    return {
      kept: one?.kept.mean ?? Number.NaN,
      half: one ? one.kept.high - one.kept.mean : Number.NaN,
      p90: one?.p90.mean ?? Number.NaN,
    }
  }
  return proposal.agencies
    .flatMap((one) =>
      one.day.queueIds.map((queueId) => {
        const { known, added } = countersFirst(question, one, queueId)
        const { quarters, now, proposed } = staffedIn(one, [...known, ...added])
        const hours = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count / 4, 0)
        return {
          queueId,
          code: question.directory.queues.get(queueId)?.code ?? '',
          agency: one.day.agency.code,
          people: proposal.trial.outcome.byQueue.find((queue) => queue.queueId === queueId)?.people.mean ?? 0,
          counters: { now: Math.max(0, ...now), proposed: Math.max(0, ...proposed) },
          hours: { now: hours(now), proposed: hours(proposed) },
          need: neededIn(proposal, queueId, quarters, proposed),
          now: measured(today, queueId),
          proposed: measured(proposal.trial, queueId),
          /** What the worst queue of its agency would keep with one counter less at the peak of this one. */
          withLess: proposal.withLess.get(queueId)?.mean ?? null,
        }
      }),
    )
    .sort((a, b) => b.people - a.people)
}

export function queueTable(
  language: Language,
  rows: readonly QueueRow[],
  proposal: Proposal,
  today: Trial,
): readonly string[] {
  const { column, ...says } = staffWords[language]
  const { number, percent } = formatsFor(language, 'Asia/Jakarta')
  const minutes = (value: number) => (Number.isNaN(value) ? says.none : number(value, 0))
  const shares = sharesIn(language)
  return table(
    [...rows, totalOf(rows, proposal, today, says.all)].map((row) => [
      row.code,
      number(row.people, 0),
      `${row.counters.now} → ${row.counters.proposed}`,
      `${number(row.hours.now, 0)} → ${number(row.hours.proposed, 0)}`,
      shares(row.now),
      shares(row.proposed),
      row.withLess === null ? says.none : percent(row.withLess),
      `${minutes(row.now.p90)} → ${minutes(row.proposed.p90)}`,
    ]),
    {
      head: [
        column.queue,
        column.visits,
        column.counters,
        column.hours,
        `${column.kept} ${column.now}`,
        `${column.kept} ${column.proposed}`,
        column.withLess,
        column.p90,
      ],
    },
  )
}

/** 93 % ±1 */
export function sharesIn(language: Language): (kept: Pick<Kept, 'kept' | 'half'>) => string {
  const { number, percent } = formatsFor(language, 'Asia/Jakarta')
  return ({ kept, half }) =>
    Number.isNaN(kept)
      ? staffWords[language].none
      : `${percent(kept)}${Number.isNaN(half) ? '' : ` ±${number(half * 100, 0)}`}`
}

function totalOf(rows: readonly QueueRow[], proposal: Proposal, today: Trial, name: string) {
  const sum = (of: (row: QueueRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  const measured = ({ outcome: { all } }: Trial): Kept => ({
    kept: all.kept.mean,
    half: all.kept.high - all.kept.mean,
    p90: all.p90.mean,
  })
  return {
    code: name,
    people: proposal.trial.outcome.all.people.mean,
    counters: { now: sum(({ counters }) => counters.now), proposed: sum(({ counters }) => counters.proposed) },
    hours: { now: sum(({ hours }) => hours.now), proposed: sum(({ hours }) => hours.proposed) },
    now: measured(today),
    proposed: measured(proposal.trial),
    withLess: null,
  }
}
