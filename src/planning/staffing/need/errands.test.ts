import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainQueue } from '../../plain-queue.ts'
import type { Scenario } from '../../scenario.ts'
import { simulatorOf } from '../../simulation/simulate-day.ts'
import { errandsOf, tooEarlyShare } from './errands.ts'

const hour = 60
const plain = plainQueue({ visitors: 800, minutesBetween: 0.5, minutes: 6, counters: 10 })

/** Two queues, of which two thirds want the first; doors open at eight, people come from half past seven to three. */
const mall: Scenario = {
  ...plain,
  closes: 15 * hour,
  numbers: { from: 7 * hour, until: 15 * hour },
  queues: [1, 2].map((id) => ({ ...(plain.queues[0] as Scenario['queues'][number]), id, code: String(id) })),
  services: [1, 2].map((id) => ({ id, queueId: id, minutes: 6 * id, takes: { kind: 'lognormal', variation: 0.6 } })),
  demand: {
    ...plain.demand,
    count: 'exact',
    arrivals: [
      { from: 7.5 * hour, until: 8 * hour, weight: 1 },
      { from: 8 * hour, until: 15 * hour, weight: 7 },
    ],
    mix: [
      { serviceId: 1, weight: 2 },
      { serviceId: 2, weight: 1 },
    ],
  },
}
const people = (scenario: Scenario, queueId: number) =>
  (errandsOf(scenario, 8 * hour, 15).get(queueId) ?? []).reduce(
    (sum, { arrivals }) => sum + arrivals.reduce((all, one) => all + one, 0),
    0,
  )

test('everybody who comes is expected in the queue of what they want', () => {
  assert.ok(Math.abs(people(mall, 1) - (800 * 2) / 3) < 1e-6)
  assert.ok(Math.abs(people(mall, 2) - 800 / 3) < 1e-6)
})

test('whoever comes before the doors open is expected in the promised minutes after, and no later', () => {
  const [{ arrivals } = { arrivals: [] as readonly number[] }] = errandsOf(mall, 8 * hour, 15).get(1) ?? []
  const quarter = (at: number) => arrivals[at / 15] ?? 0
  const even = ((800 * 2) / 3) * (7 / 8) * (15 / 420)
  assert.equal(quarter(7.5 * hour), 0)
  assert.ok(Math.abs(quarter(8 * hour) - (even + (800 * 2) / 3 / 8)) < 1e-6)
  assert.ok(Math.abs(quarter(9 * hour) - even) < 1e-6)
})

test('visits with several errands, and people who are sent on, are expected as often as the simulator sends them', () => {
  const scenario: Scenario = {
    ...mall,
    counters: mall.counters.map((one) => ({
      ...one,
      profile: [1, 2].map((queueId) => ({ queueId, whenWaitingOver: null })),
    })),
    demand: { ...mall.demand, moreShare: 0.3 },
    officers: { ...mall.officers, transferShare: 0.1, transferTo: { 1: [2], 2: [1] } },
  }
  const simulate = simulatorOf(scenario)
  const came = [0, 0]
  const days = 40
  for (let seed = 0; seed < days; seed++) {
    const run = simulate(seed)
    for (let leg = 0; leg < run.legs; leg++)
      if (run.isOnward[leg] === 0 || !Number.isNaN(run.calledAt[leg]))
        came[run.queue[leg] as number] = (came[run.queue[leg] as number] as number) + 1
  }
  for (const [place, queueId] of [1, 2].entries()) {
    const expected = people(scenario, queueId)
    const seen = (came[place] as number) / days
    assert.ok(Math.abs(seen - expected) < 0.01 * expected, `queue ${queueId}: expected ${expected}, came ${seen}`)
  }
})

test('appointments come in their slots, less those who stay away', () => {
  const booked: Scenario = {
    ...mall,
    demand: {
      ...mall.demand,
      appointments: {
        share: 0.5,
        slots: { from: 9 * hour, until: 14 * hour, minutes: 15 },
        noShow: 0.2,
        earlyMinutes: 0,
        deviationMinutes: 8,
        lateMinutes: 10,
      },
    },
  }
  assert.ok(Math.abs(people(booked, 1) - ((800 * 2) / 3) * (0.5 + 0.5 * 0.8)) < 1e-6)
  assert.equal(tooEarlyShare(booked, 8 * hour, 15), tooEarlyShare(mall, 8 * hour, 15) / 2)
})

test('a call in vain holds a counter too, and a service that stands still for papers holds it longer', () => {
  const minutes = (scenario: Scenario) => errandsOf(scenario, 8 * hour, 15).get(1)?.[0]?.minutes ?? 0
  const absent: Scenario = {
    ...mall,
    demand: { ...mall.demand, ways: { ...mall.demand.ways, neverComes: 0.1 } },
    officers: { ...mall.officers, absentSeconds: 120 },
  }
  assert.ok(Math.abs(minutes(absent) - (0.9 * minutes(mall) + 0.1 * 2)) < 1e-9)
  const parks: Scenario = { ...mall, officers: { ...mall.officers, parkShare: 0.5, afterParkMinutes: 4 } }
  assert.ok(Math.abs(minutes(parks) - minutes(mall) - 2) < 1e-9)
})

test('half an hour before the doors is too early for a promise of fifteen minutes, for those of the first half of it', () => {
  assert.equal(tooEarlyShare(mall, 8 * hour, 15), 1 / 16)
  assert.equal(tooEarlyShare(mall, 7.5 * hour, 15), 0)
  assert.equal(tooEarlyShare(mall, 8 * hour, 30), 0)
})
