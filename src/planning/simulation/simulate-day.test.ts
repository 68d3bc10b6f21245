import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withCounters } from '../change-counters.ts'
import { noFriction, plainQueue } from '../plain-queue.ts'
import type { Scenario } from '../scenario.ts'
import { type DayRun, ends } from './day-run.ts'
import { simulateDay } from './simulate-day.ts'

const minute = 60_000
const calm = { visitors: 400, minutesBetween: 1, minutes: 3, counters: 4 }
const served = (run: DayRun) => run.end.slice(0, run.legs).filter((end) => end === ends.served).length
const meanWait = (run: DayRun) => run.waited.slice(0, run.legs).reduce((sum, wait) => sum + wait, 0) / run.legs / minute

test('the same seed gives the same day to the millisecond, another seed another day', () => {
  const scenario = plainQueue(calm)
  assert.deepEqual(simulateDay(scenario, 5), simulateDay(scenario, 5))
  assert.notDeepEqual(simulateDay(scenario, 5).waited, simulateDay(scenario, 6).waited)
})

test('everybody who comes is accounted for once', () => {
  const run = simulateDay(plainQueue({ ...calm, demand: { ways: allWays } }), 2)
  const ended = [...run.end.slice(0, run.legs)]
  assert.equal(ended.filter((end) => end === ends.open).length, 0)
  assert.equal(run.legs, run.visitors)
  assert.ok(ended.includes(ends.abandoned) && ended.includes(ends.noShow))
})

test('a counter serves one person at a time', () => {
  const run = simulateDay(plainQueue({ ...calm, minutes: 4.2 }), 3)
  const byCounter = Map.groupBy(
    Array.from({ length: run.legs }, (_, leg) => leg),
    (leg) => run.counter[leg],
  )
  for (const legs of byCounter.values()) {
    const spans = legs
      .map((leg) => [run.calledAt[leg] as number, run.endedAt[leg] as number] as const)
      .sort((a, b) => a[0] - b[0])
    for (const [i, [from]] of spans.entries()) if (i > 0) assert.ok(from >= (spans[i - 1]?.[1] ?? 0))
  }
})

test('the same people come whatever the counters: a fifth counter only shortens the waits', () => {
  const scenario = plainQueue({ ...calm, minutes: 4 })
  const more = withCounters(scenario, 1, 0, Array(1000).fill(5))
  const [four, five] = [simulateDay(scenario, 8), simulateDay(more, 8)]
  assert.deepEqual(four.cameAt, five.cameAt)
  assert.equal(served(four), served(five))
  assert.ok(meanWait(five) < meanWait(four) / 2)
})

test('more visitors are the same visitors and some more', () => {
  const times = (visitors: number) => {
    const scenario = plainQueue({ ...calm, visitors, minutesBetween: 400 / visitors })
    return new Set(simulateDay(scenario, 4).cameAt)
  }
  const [few, many] = [times(300), times(400)]
  assert.ok(many.size > few.size)
  for (const time of few) assert.ok(many.has(time))
})

test('a counter that rests at its hour calls nobody until the rest is over', () => {
  const plain = plainQueue({ ...calm, counters: 1, visitors: 100, minutesBetween: 4 })
  const scenario: Scenario = {
    ...plain,
    counters: plain.counters.map((one) => ({ ...one, rests: [{ from: 100, until: 160, leastMinutes: 20 }] })),
  }
  const run = simulateDay(scenario, 1)
  const called = [...run.calledAt.slice(0, run.legs)].map((at) => at / minute)
  assert.ok(called.some((at) => at < 100) && called.some((at) => at > 160))
  assert.deepEqual(
    called.filter((at) => at >= 100 && at < 160),
    [],
  )
})

test('whoever steps aside frees the counter for the next and is taken up again there when back', () => {
  const person = { serviceIds: [1], inOrder: false, isProtected: false, way: 'stays' } as const
  const people = [0, 1].map((at) => ({ ...person, at }))
  const plain = plainQueue({
    ...{ visitors: 2, minutesBetween: 60, minutes: 10, counters: 1, takes: { kind: 'fixed' } },
    demand: { people },
  })
  const run = simulateDay(
    { ...plain, officers: { ...noFriction, parkShare: 1, parkedMinutes: [20, 20], afterParkMinutes: 4 } },
    1,
  )
  const minutes = (of: Float64Array) => [...of.slice(0, 2)].map((at) => at / minute)
  // Half of the service, twenty minutes aside, the rest of it.
  assert.deepEqual(
    [minutes(run.calledAt), minutes(run.endedAt)],
    [
      [0, 5],
      [29, 34],
    ],
  )
})

const allWays = {
  missesOnce: 0.1,
  neverComes: 0.1,
  leaves: 0.1,
  stepsOut: 0.1,
  leavesAfter: [0, 1],
  stepsOutAfter: [0, 2],
  stepsOutFor: [3, 5],
  comesBackAfter: [4, 9],
} as const
