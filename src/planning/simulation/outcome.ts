import type { VisitClass } from '#visit/visit.ts'
import { classes, type Scenario } from '../scenario.ts'
import { type Estimate, Means } from './interval.ts'
import {
  type CountField,
  countFields,
  halfHours,
  hoursOfDay,
  type Layout,
  layoutOf,
  type QueueField,
  queueFields,
  type WaitField,
  waitFields,
} from './measure-layout.ts'

/** Minutes of waiting of those who were called; `kept` is the share called within the promise of their queue. */
export type Waits = Readonly<Record<WaitField, Estimate>>

/** What many simulated days have in common: every figure is a mean over days with its 95 % interval. */
export type Outcome = {
  readonly days: number
  readonly all: Waits
  readonly byClass: readonly ({ readonly class: VisitClass } & Waits)[]
  /** `utilisation` is the share of their time at the counter in which officers of the queue have somebody there. */
  readonly byQueue: readonly ({ readonly queueId: number; readonly code: string } & Waits &
    Readonly<Record<QueueField, Estimate>>)[]
  /** By the hour of coming; only hours in which somebody came. */
  readonly byHour: readonly ({ readonly hour: number } & Waits)[]
  /** The same by half hour, which begins at that minute of the day. */
  readonly byHalfHour: readonly ({ readonly at: number } & Waits)[]
  /** People in a day; `lastLeft` in minutes after midnight. */
  readonly counts: Readonly<Record<CountField, Estimate>>
  /** How many wait at each quarter of an hour (minutes after midnight), in all and in each queue of `byQueue`. */
  readonly waiting: readonly { readonly at: number; readonly all: Estimate; readonly queues: readonly Estimate[] }[]
}

/** Adds up days, in any number; the result may be asked for at any time. */
export function outcomeOf(scenario: Scenario): { add: (row: Float64Array) => void; outcome: () => Outcome } {
  const layout = layoutOf(scenario)
  const means = new Means(layout.size)
  let days = 0
  return {
    add(row) {
      days++
      means.add(row)
    },
    outcome: () => ({ days, ...read(scenario, layout, means) }),
  }
}

function read(scenario: Scenario, layout: Layout, means: Means): Omit<Outcome, 'days'> {
  const { groups } = layout
  const waits = (group: number) => fieldsAt(waitFields, layout.waits(group), means)
  const from = Math.floor(scenario.numbers.from / 15) * 15
  return {
    all: waits(groups.all),
    byClass: classes.map((one, i) => ({ class: one, ...waits(groups.classes + i) })),
    byQueue: scenario.queues.map(({ id, code }, q) => ({
      queueId: id,
      code,
      ...waits(groups.queues + q),
      ...fieldsAt(queueFields, layout.queues(q), means),
    })),
    byHour: Array.from({ length: hoursOfDay }, (_, hour) => ({ hour, ...waits(groups.hours + hour) })).filter(
      ({ people }) => people.mean > 0,
    ),
    byHalfHour: Array.from({ length: halfHours }, (_, i) => ({ at: i * 30, ...waits(groups.halfHours + i) })).filter(
      ({ people }) => people.mean > 0,
    ),
    counts: fieldsAt(countFields, layout.counts, means),
    waiting: Array.from({ length: layout.quarters }, (_, quarter) => ({
      at: from + quarter * 15,
      all: means.at(layout.waiting(quarter)),
      queues: scenario.queues.map((_, q) => means.at(layout.waiting(quarter) + 1 + q)),
    })),
  }
}

function fieldsAt<Field extends string>(fields: readonly Field[], at: number, means: Means) {
  return Object.fromEntries(fields.map((field, i) => [field, means.at(at + i)])) as Record<Field, Estimate>
}
