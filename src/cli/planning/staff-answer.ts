import { assumedIn } from '#planning/staffing/costs.ts'
import type { Step } from '#planning/staffing/levers.ts'
import type { Proposal } from '#planning/staffing/propose.ts'
import type { Question } from '#planning/staffing/question.ts'
import type { Trial } from '#planning/staffing/try-roster.ts'
import {
  type Bought,
  bought,
  breaches,
  countersFirst,
  each,
  earlyIn,
  gapsIn,
  staffedIn,
} from '#planning/staffing/weigh.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { table } from '../columns.ts'
import type { Answer } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { timeOf } from './outcome-tables.ts'
import type { StaffAbout } from './staff-picture.ts'
import { staffWords } from './staff-words.ts'
import { words } from './words.ts'

/** The roster of now beside the proposal, what it buys and where it leads, for people and for programs. */
export function staffAnswer(
  language: Language,
  about: StaffAbout,
  question: Question,
  proposal: Proposal,
  today: Trial,
  path: readonly Step[],
  svg: string | undefined,
): Answer {
  const says = staffWords[language]
  const { number, percent, date, money } = formatsFor(language, 'Asia/Jakarta')
  const rows = rowsOf(question, proposal, today)
  const gains = bought(question, proposal, today)
  const gaps = proposal.agencies.flatMap(gapsIn)
  const early = earlyIn(question)
  const mayBeLate = 1 - about.promise.share
  const sum = (of: (one: Bought) => number) => gains.reduce((all, one) => all + of(one), 0)
  const share = ({ kept, half }: { kept: number; half: number }) =>
    Number.isNaN(kept) ? says.none : `${percent(kept)}${Number.isNaN(half) ? '' : ` ±${number(half * 100, 0)}`}`
  const codeOf = (queueId: number) => question.directory.queues.get(queueId)?.code ?? String(queueId)
  const broken = rows.filter(({ queueId }) => proposal.broken.includes(queueId))
  const { column } = says
  const lines = [
    says.title(
      about.mall,
      date(about.day),
      number(about.visitors),
      says.promise(percent(about.promise.share), about.promise.minutes),
    ),
    says.interval(about.replications),
    '',
    ...table(
      [...rows, totalOf(rows, proposal, today, says.all)].map((row) => [
        row.code,
        number(row.people, 0),
        `${row.counters.now} → ${row.counters.proposed}`,
        `${number(row.hours.now, 0)} → ${number(row.hours.proposed, 0)}`,
        share(row.now),
        share(row.proposed),
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
          column.p90,
        ],
      },
    ),
    '',
    says.sum(
      sum((one) => one.newCounters),
      sum((one) => one.newOfficers),
      sum((one) => one.borrowed),
      money(sum((one) => one.perDay)),
    ),
    ...(early >= mayBeLate
      ? [says.cannot(percent(early), about.promise.minutes, percent(mayBeLate))]
      : early > 0
        ? [says.early(percent(early), about.promise.minutes)]
        : []),
    ...(early >= mayBeLate
      ? []
      : broken.map(({ code, proposed }) => says.broken(code, share(proposed), proposed.kept >= about.promise.share))),
    ...gaps.map((gap) =>
      says.short(
        codeOf(gap.queueId),
        number(gap.hours, 1),
        gap.missing,
        timeOf(language, gap.from),
        timeOf(language, gap.until),
      ),
    ),
    ...breachLines(question, (count, basis, hours) => says.breach(count, basis, number(hours, 1))),
    ...notBest(proposal, says.notBest),
    ...(proposal.isWhole ? [] : [says.notWhole]),
    '',
    says.buys,
    ...table(
      gains.map((one) => [
        one.agency,
        changeOf(one, says.change),
        number(one.people, 1),
        number(one.perDay, 0),
        Number.isFinite(each(one)) ? number(each(one), 0) : says.none,
      ]),
      { head: [says.buy.agency, says.buy.change, says.buy.gain, says.buy.cost, says.buy.each], texts: [1] },
    ),
    '',
    says.path(number(about.from), number(about.visitors)),
    ...table(
      path.flatMap((step) => stepRows(step, says, number)),
      {
        head: [
          says.step.visitors,
          says.step.taken,
          says.step.counters,
          says.step.cost,
          says.step.alone,
          says.step.aloneCost,
        ],
        texts: [1],
      },
    ),
    says.assumed(assumedIn(about.costs).join(', ')),
    ...(svg === undefined ? [] : [words[language].written(svg)]),
  ]
  const isKept = proposal.isWhole && proposal.broken.length === 0 && gaps.length === 0
  const data = {
    mall: about.mall,
    day: about.day,
    visitors: about.visitors,
    promise: about.promise,
    days: about.replications,
    isKept,
    isWhole: proposal.isWhole,
    rounds: proposal.rounds,
    tooEarly: early,
    queues: rows,
    broken: proposal.broken.map(codeOf),
    short: gaps.map(({ queueId, ...gap }) => ({ queue: codeOf(queueId), ...gap })),
    buys: gains,
    path,
    roster: rosterOf(question, proposal),
    costs: about.costs,
  }
  return { exit: isKept ? exits.ok : exits.refused, lines, data }

  function minutes(value: number): string {
    return Number.isNaN(value) ? says.none : number(value, 0)
  }
}

function changeOf({ newCounters, newOfficers, borrowed }: Bought, says: (typeof staffWords)['id']['change']): string {
  const parts = [
    newCounters > 0 && says.counters(newCounters),
    newOfficers > 0 && says.officers(newOfficers),
    borrowed > 0 && says.borrowed(borrowed),
  ].filter((part) => part !== false)
  return parts.join(', ') || says.shifts
}

type QueueRow = ReturnType<typeof rowsOf>[number]

/** At each number of visitors a row for every lever that is pulled there, in order, or one that says that none is. */
function stepRows(
  { visitors, sequence, newCounters, perYear, countersAlone }: Step,
  says: (typeof staffWords)['id'],
  number: (value: number, digits?: number) => string,
): (string | number)[][] {
  const alone = [countersAlone.newCounters, number(countersAlone.perYear / 1e6, 0)]
  if (sequence.length === 0) return [[number(visitors), says.none, newCounters, number(perYear / 1e6, 0), ...alone]]
  return sequence.map((one) => [
    number(visitors),
    says.lever[one.lever],
    one.newCounters,
    number(one.perYear / 1e6, 0),
    ...alone,
  ])
}

/** Queues where somebody comes, the busiest first. */
function rowsOf(question: Question, proposal: Proposal, today: Trial) {
  const measured = (trial: Trial, queueId: number) => {
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
        const { now, proposed } = staffedIn(one, [...known, ...added])
        const hours = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count / 4, 0)
        return {
          queueId,
          code: question.directory.queues.get(queueId)?.code ?? '',
          agency: one.day.agency.code,
          people: proposal.trial.outcome.byQueue.find((queue) => queue.queueId === queueId)?.people.mean ?? 0,
          counters: { now: Math.max(0, ...now), proposed: Math.max(0, ...proposed) },
          hours: { now: hours(now), proposed: hours(proposed) },
          need: proposal.need.get(queueId)?.slice(one.day.shifts.open / 15, one.day.shifts.close / 15) ?? [],
          now: measured(today, queueId),
          proposed: measured(proposal.trial, queueId),
        }
      }),
    )
    .sort((a, b) => b.people - a.people)
}

function totalOf(
  rows: readonly QueueRow[],
  proposal: Proposal,
  today: Trial,
  name: string,
): Omit<QueueRow, 'queueId' | 'agency' | 'need'> {
  const sum = (of: (row: QueueRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  const measured = ({ outcome: { all } }: Trial) => ({
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
  }
}

function breachLines({ agencies }: Question, say: (count: number, basis: string, hours: number) => string): string[] {
  const byRule = new Map<string, { count: number; hours: number }>()
  for (const day of agencies) {
    const { count } = byRule.get(day.rule.basis) ?? { count: 0 }
    byRule.set(day.rule.basis, { count: count + breaches(day), hours: day.rule.mostAtOnce / 60 })
  }
  return [...byRule].flatMap(([basis, { count, hours }]) => (count > 0 ? [say(count, basis, hours)] : []))
}

function notBest({ agencies }: Proposal, say: (codes: string) => string): string[] {
  const codes = agencies.filter(({ plan }) => !plan.isBest).map(({ day }) => day.agency.code)
  return codes.length > 0 ? [say(codes.join(', '))] : []
}

/** Who sits where, from when until when: what a coordinator enters. */
function rosterOf({ directory }: Question, { agencies }: Proposal) {
  return agencies.flatMap(({ day, assignment }) =>
    assignment.duties.map(({ officerId, isNew, counterId, from, until, isRelief }) => ({
      agency: day.agency.code,
      officer: officerId,
      isNew,
      counter: directory.counters.get(counterId)?.code ?? `+${counterId}`,
      from: timeOf('en', from),
      until: timeOf('en', until),
      isRelief,
    })),
  )
}
