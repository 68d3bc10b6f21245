import type { Estimate } from '#planning/simulation/interval.ts'
import type { Outcome } from '#planning/simulation/outcome.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { table } from '../columns.ts'
import { words } from './words.ts'

export type About = { readonly mall: string; readonly day: string; readonly visitors: number }

/** What many simulated days come to, as tables for a terminal. */
export function tablesOf(language: Language, about: About, outcome: Outcome): string[] {
  const says = words[language]
  const { column } = says
  const { number, percent, date } = formatsFor(language, 'Asia/Jakarta')
  const minutes = (one: Estimate) => withHalf(one, (value) => number(value, 1))
  const share = (one: Estimate) => {
    if (Number.isNaN(one.mean)) return '–'
    return Number.isNaN(one.high)
      ? percent(one.mean)
      : `${percent(one.mean)} ±${number((one.high - one.mean) * 100, 0)}`
  }
  const people = (one: Estimate) => number(one.mean, 0)
  const wait = ({ people: many, mean, p50, p90, p95, most, kept }: Outcome['all']) => [
    people(many),
    minutes(mean),
    minutes(p50),
    minutes(p90),
    minutes(p95),
    minutes(most),
    share(kept),
  ]
  const waitHead = [column.called, column.mean, 'p50', 'p90', 'p95', column.most, column.kept]
  const called = <Row extends Outcome['all']>(rows: readonly Row[]) => rows.filter((row) => row.people.mean > 0)
  const queues = called(outcome.byQueue).sort((a, b) => b.p90.mean - a.p90.mean)
  const silent = outcome.byQueue.length - queues.length
  return [
    says.simulated(about.mall, date(about.day), number(about.visitors, 0), outcome.days),
    says.interval,
    '',
    ...table(
      [
        [says.everybody, ...wait(outcome.all)],
        ...called(outcome.byClass).map((one) => [says.classes[one.class], ...wait(one)]),
      ],
      { head: [column.class, ...waitHead] },
    ),
    '',
    ...table(
      queues.map((one) => [
        one.code,
        ...wait(one),
        share(one.utilisation),
        withHalf(one.overtimeMinutes, (value) => number(value, 0)),
      ]),
      {
        head: [column.queue, ...waitHead, column.busy, column.overtime],
      },
    ),
    ...(silent > 0 ? [says.others(silent)] : []),
    '',
    ...table(
      outcome.byHour.map((one) => [timeOf(language, one.hour * 60), ...wait(one)]),
      { head: [column.hour, ...waitHead] },
    ),
    '',
    ...waitingTable(language, outcome),
    '',
    ...table(
      Object.entries(says.counts).map(([field, name]) => [
        name,
        number(outcome.counts[field as keyof Outcome['counts']].mean, 1),
      ]),
    ),
    says.lastLeft(timeOf(language, outcome.counts.lastLeft.mean)),
  ]
}

/** How many wait at each full hour, in all and in the longest queue. */
function waitingTable(language: Language, { byQueue, waiting }: Outcome): readonly string[] {
  const { column } = words[language]
  const { number } = formatsFor(language, 'Asia/Jakarta')
  const many = (one: Estimate) => withHalf(one, (value) => number(value, 1))
  const most = Math.max(0, ...waiting.map(({ all }) => all.mean))
  const rows = waiting
    .filter(({ at, all }) => at % 60 === 0 && all.mean >= Math.max(0.05, most / 100))
    .map(({ at, all, queues }) => {
      const longest = queues.reduce((best, one, q) => (one.mean > (queues[best]?.mean ?? 0) ? q : best), 0)
      return [timeOf(language, at), many(all), byQueue[longest]?.code ?? '', many(queues[longest] ?? all)]
    })
  return table(rows, { head: [column.at, column.waiting, column.longest, column.ofLongest], texts: [2] })
}

/** 12,4 ±0,6: the mean and half of its interval. */
function withHalf({ mean, high }: Estimate, write: (value: number) => string): string {
  if (Number.isNaN(mean)) return '–'
  return Number.isNaN(high) ? write(mean) : `${write(mean)} ±${write(high - mean)}`
}

export function timeOf(language: Language, minutes: number): string {
  const whole = Math.round(minutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(whole / 60))}${language === 'id' ? '.' : ':'}${two(whole % 60)}`
}
