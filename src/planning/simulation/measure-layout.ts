import { classes, type Scenario } from '../scenario.ts'

/** What is measured of a simulated day, and where each figure stands in its row of numbers. */
export const hoursOfDay = 24
export const halfHours = 48
/** Of the waits of a group: people who were called, and minutes; `kept` is the share called within the promise. */
export const waitFields = ['people', 'mean', 'p50', 'p90', 'p95', 'most', 'kept'] as const
export type WaitField = (typeof waitFields)[number]
export const countFields = [
  'visitors',
  'refused',
  'served',
  'transferred',
  'abandoned',
  'noShow',
  'expired',
  'overtimeMinutes',
  'lastLeft',
] as const
export type CountField = (typeof countFields)[number]
export const queueFields = ['utilisation', 'overtimeMinutes', 'blockedShare'] as const
export type QueueField = (typeof queueFields)[number]

/** Where in the numbers of one day each measure stands. */
export type Layout = {
  readonly size: number
  /** Groups in this order: all, classes, queues, hours and half hours of coming. */
  readonly waits: (group: number) => number
  readonly groups: Readonly<Record<'all' | 'classes' | 'queues' | 'hours' | 'halfHours', number>>
  readonly counts: number
  readonly queues: (queue: number) => number
  /** Of each quarter of an hour: how many wait in all, then in each queue. */
  readonly waiting: (quarter: number) => number
  readonly quarters: number
}

export function layoutOf(scenario: Scenario): Layout {
  const queues = scenario.queues.length
  const hours = 1 + classes.length + queues
  const groups = { all: 0, classes: 1, queues: 1 + classes.length, hours, halfHours: hours + hoursOfDay }
  const counts = (groups.halfHours + halfHours) * waitFields.length
  const ofQueues = counts + countFields.length
  const waiting = ofQueues + queues * queueFields.length
  const quarters = Math.max(1, Math.ceil((scenario.ends - Math.floor(scenario.numbers.from / 15) * 15) / 15))
  return {
    size: waiting + quarters * (1 + queues),
    waits: (group) => group * waitFields.length,
    groups,
    counts,
    queues: (queue) => ofQueues + queue * queueFields.length,
    waiting: (quarter) => waiting + quarter * (1 + queues),
    quarters,
  }
}
