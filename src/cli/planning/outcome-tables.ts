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
  const share = (one: Estimate) => (Number.isNaN(one.mean) ? '–' : percent(one.mean))
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
      { head: [column.class, column.called, column.mean, 'p50', 'p90', 'p95', column.most, column.kept] },
    ),
    '',
    ...table(
      queues.map((one) => [
        one.code,
        people(one.people),
        minutes(one.mean),
        minutes(one.p90),
        minutes(one.most),
        share(one.kept),
        share(one.utilisation),
        number(one.overtimeMinutes.mean, 0),
      ]),
      {
        head: [column.queue, column.called, column.mean, 'p90', column.most, column.kept, column.busy, column.overtime],
      },
    ),
    ...(silent > 0 ? [says.others(silent)] : []),
    '',
    ...table(
      outcome.byHour.map((one) => [
        timeOf(language, one.hour * 60),
        people(one.people),
        minutes(one.mean),
        minutes(one.p90),
        minutes(one.most),
        share(one.kept),
      ]),
      { head: [column.hour, column.called, column.mean, 'p90', column.most, column.kept] },
    ),
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
