import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainQueue } from '../plain-queue.ts'
import type { Scenario } from '../scenario.ts'
import { Means } from './interval.ts'
import { countFields, layoutOf, queueFields, waitFields } from './measure-layout.ts'
import { measuresOf } from './measures.ts'
import { simulateDay } from './simulate-day.ts'

/** Three come at once to one counter, ten minutes each; the doors close after twenty-five. */
function threeAtOnce(): Scenario {
  const person = { at: 0, serviceIds: [1], inOrder: false, isProtected: false, way: 'stays' } as const
  const plain = plainQueue({
    ...{ visitors: 3, minutesBetween: 1, minutes: 10, counters: 1, takes: { kind: 'fixed' } },
    demand: { people: [person, person, person] },
  })
  return { ...plain, closes: 25, counters: plain.counters.map((one) => ({ ...one, shifts: [{ from: 0, until: 25 }] })) }
}

test('waits of nought, ten and twenty minutes have the figures that one reckons by hand', () => {
  const scenario = threeAtOnce()
  const layout = layoutOf(scenario)
  const row = measuresOf(scenario, layout, simulateDay(scenario, 1))
  const at = (fields: readonly string[], place: number) =>
    Object.fromEntries(fields.map((field, i) => [field, row[place + i]]))
  const waits = { people: 3, mean: 10, p50: 10, p90: 18, p95: 19, most: 20, kept: 2 / 3 }
  for (const group of [layout.groups.all, layout.groups.classes, layout.groups.queues, layout.groups.hours])
    assert.deepEqual(at(waitFields, layout.waits(group)), waits)
  const queue = { utilisation: 1, overtimeMinutes: 5, blockedShare: 0 }
  assert.deepEqual(at(queueFields, layout.queues(0)), queue)
  assert.deepEqual(at(countFields, layout.counts), {
    ...{ visitors: 3, refused: 0, served: 3, transferred: 0, abandoned: 0, noShow: 0, expired: 0 },
    ...{ overtimeMinutes: 5, lastLeft: 30 },
  })
  // Who waits at each quarter of an hour, in all and in the only queue.
  const waiting = [0, 1, 2].map((quarter) => [row[layout.waiting(quarter)], row[layout.waiting(quarter) + 1]])
  assert.deepEqual(waiting.slice(1), [
    [1, 1],
    [0, 0],
  ])
})

test('nobody has no mean wait, and a queue without an officer is not busy by nought', () => {
  const scenario = { ...threeAtOnce(), counters: [], ends: 30 }
  const layout = layoutOf(scenario)
  const row = measuresOf(scenario, layout, simulateDay(scenario, 1))
  const place = layout.waits(layout.groups.all)
  assert.deepEqual([row[place], row[place + 1], row[layout.queues(0)]], [0, Number.NaN, Number.NaN])
})

test('the interval of few days is that of Student: one, two and three days have 2 ±2.48', () => {
  const means = new Means(1)
  for (const value of [1, 2, 3]) means.add(Float64Array.of(value))
  const { mean, low, high, days } = means.at(0)
  assert.deepEqual([mean, days], [2, 3])
  assert.ok(Math.abs(high - mean - 4.303 / Math.sqrt(3)) < 1e-3 && Math.abs(mean - low - (high - mean)) < 1e-12)
})
