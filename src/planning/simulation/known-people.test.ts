/** Few people whose coming and habits are known, so that their day can be reckoned by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noFriction, patient, plainQueue } from '../plain-queue.ts'
import type { Person, Scenario } from '../scenario.ts'
import { type DayRun, ends } from './day-run.ts'
import { simulateDay } from './simulate-day.ts'

const minute = 60_000
const come = (at: number, more: Partial<Person> = {}): Person => ({
  ...{ at, serviceIds: [1], inOrder: false, isProtected: false, way: 'stays' },
  ...more,
})

/** Queues A and B with a counter each; every service takes ten minutes. */
function hall(people: readonly Person[], more: Partial<Scenario> = {}, ways: Partial<typeof patient> = {}): Scenario {
  const plain = plainQueue({
    visitors: people.length,
    minutesBetween: 60,
    minutes: 10,
    counters: 2,
    takes: { kind: 'fixed' },
  })
  const [queue] = plain.queues
  const [service] = plain.services
  assert.ok(queue && service)
  return {
    ...plain,
    queues: [queue, { ...queue, id: 2, code: 'B' }],
    services: [service, { ...service, id: 2, queueId: 2 }],
    counters: plain.counters.map((one, i) => ({ ...one, profile: [{ queueId: i + 1, whenWaitingOver: null }] })),
    demand: { ...plain.demand, people, ways: { ...patient, ...ways } },
    ...more,
  }
}
const minutesOf = (run: DayRun, of: 'calledAt' | 'startedAt' | 'endedAt' | 'waited' | 'cameAt') =>
  [...run[of].slice(0, run.legs)].map((at) => at / minute)
const endsOf = (run: DayRun) => [...run.end.slice(0, run.legs)]

test('whoever is sent on from the counter waits in the other queue from the first coming, and it is no new wait', () => {
  const sent = { ...noFriction, transferShare: 1, transferTo: { 1: [2] } }
  const run = simulateDay(hall([come(3)], { officers: sent }), 1)
  assert.deepEqual(endsOf(run), [ends.transferred, ends.served])
  // Half of the service, then all of the other one.
  assert.deepEqual(
    [minutesOf(run, 'calledAt'), minutesOf(run, 'endedAt')],
    [
      [3, 8],
      [8, 18],
    ],
  )
  assert.deepEqual(
    [minutesOf(run, 'cameAt'), [...run.isOnward.slice(0, 2)]],
    [
      [3, 3],
      [0, 1],
    ],
  )
})

test('a helper calls as soon as somebody has waited longer than its limit, and not before', () => {
  const plain = hall([come(0), come(1)])
  const counters = plain.counters.map((one, i) =>
    i === 1 ? { ...one, profile: [...one.profile, { queueId: 1, whenWaitingOver: 4 }] } : one,
  )
  const run = simulateDay({ ...plain, counters }, 1)
  assert.deepEqual([...run.calledAt.slice(0, 2)], [0, 5 * minute + 1])
  assert.deepEqual([...run.counter.slice(0, 2)], [0, 1])
})

test('whoever misses a call comes back once and is served; whoever never comes is not present; both free the counter', () => {
  const vain = { ...noFriction, absentSeconds: 120 }
  const once = hall([come(0, { way: 'missesOnce' }), come(1)], { officers: vain }, { comesBackAfter: [5, 5] })
  const back = simulateDay(once, 1)
  assert.deepEqual(
    [minutesOf(back, 'calledAt'), minutesOf(back, 'startedAt')],
    [
      [0, 2],
      [12, 2],
    ],
  )
  assert.deepEqual(endsOf(back), [ends.served, ends.served])
  const gone = simulateDay(hall([come(0, { way: 'neverComes' }), come(1)], { officers: vain }), 1)
  assert.deepEqual(
    [endsOf(gone), minutesOf(gone, 'calledAt')],
    [
      [ends.noShow, ends.served],
      [0, 2],
    ],
  )
})

test('whoever steps out keeps the place; who is not back when called for is passed over and goes next', () => {
  const people = [come(0), come(1, { way: 'stepsOut' }), come(2)]
  const out = (minutes: number) => hall(people, {}, { stepsOutAfter: [2, 2], stepsOutFor: [minutes, minutes] })
  assert.deepEqual(minutesOf(simulateDay(out(5), 1), 'calledAt'), [0, 10, 20])
  const late = simulateDay(out(20), 1)
  assert.deepEqual(minutesOf(late, 'calledAt'), [0, 23, 10])
  // Two minutes before stepping out; back, the counter was free.
  assert.equal(minutesOf(late, 'waited')[1], 2)
})

test('whoever gives up is gone after so long, unless already at the counter', () => {
  const leaves = hall([come(0, { way: 'leaves' }), come(1, { way: 'leaves' }), come(2)], {}, { leavesAfter: [5, 5] })
  const run = simulateDay(leaves, 1)
  assert.deepEqual(endsOf(run), [ends.served, ends.abandoned, ends.served])
  assert.deepEqual(minutesOf(run, 'endedAt'), [10, 6, 20])
})

test('while an agency is down its counters stand still, whoever is there stays, and no number is given where none should be', () => {
  const down = (stopsNumbers: boolean) =>
    hall([come(0), come(6), come(16)], {
      incidents: [{ from: 5, until: 15, queueIds: [1], stopsNumbers, stopsService: true }],
    })
  const warned = simulateDay(down(false), 1)
  assert.deepEqual([minutesOf(warned, 'calledAt'), warned.refused], [[0, 20, 30], 0])
  const stopped = simulateDay(down(true), 1)
  assert.deepEqual([endsOf(stopped), stopped.refused], [[ends.served, ends.refused, ends.served], 1])
  assert.deepEqual(minutesOf(stopped, 'calledAt')[2], 20)
})

test('of two services one waits for the other where the order is given; else whichever counter is free comes first', () => {
  const called = (inOrder: boolean) =>
    minutesOf(simulateDay(hall([come(0), come(1, { serviceIds: [1, 2], inOrder })]), 1), 'calledAt')
  assert.deepEqual(called(true), [0, 10, 20])
  assert.deepEqual(called(false), [0, 11, 1])
})

test('a protected visitor goes before those who came within the credit, and cars in a lane overtake nobody', () => {
  const people = [come(0), come(1), come(2, { isProtected: true })]
  const calledBy = (discipline: 'credit' | 'lane', lanePlaces = 1e9) => {
    const plain = hall(people)
    const queues = plain.queues.map((one) => ({ ...one, discipline, lanePlaces, creditProtectedMinutes: 30 }))
    return simulateDay({ ...plain, queues }, 1)
  }
  assert.deepEqual(minutesOf(calledBy('credit'), 'calledAt'), [0, 20, 10])
  assert.deepEqual(minutesOf(calledBy('lane'), 'calledAt'), [0, 10, 20])
  // One place behind the car that is served: the third finds the lane full.
  const full = calledBy('lane', 1)
  assert.deepEqual([full.refused, endsOf(full)[2]], [1, ends.refused])
})

test('an appointment counts from its hour; too late for it is a walk-in, and who stays away leaves no trace', () => {
  const booked = (earlyMinutes: number, noShow = 0) => {
    const appointments = {
      share: 1,
      slots: { from: 60, until: 90, minutes: 30 },
      noShow,
      earlyMinutes,
      deviationMinutes: 0,
      lateMinutes: 10,
    }
    const plain = plainQueue({
      visitors: 1,
      minutesBetween: 90,
      minutes: 10,
      counters: 1,
      demand: { appointments, count: 'exact' },
    })
    return simulateDay(plain, 1)
  }
  const kindOf = (run: DayRun) => [run.class[0], minutesOf(run, 'cameAt')[0]]
  assert.deepEqual(kindOf(booked(5)), [2, 60])
  assert.deepEqual(kindOf(booked(-10)), [2, 70])
  assert.deepEqual(kindOf(booked(-11)), [0, 71])
  assert.equal(booked(5, 1).visitors, 0)
})

test('an officer who is early calls before the shift begins', () => {
  const plain = hall([come(0)], { officers: { ...noFriction, earlyMinutes: [5, 5] } })
  const counters = plain.counters.map((one) => ({ ...one, shifts: [{ from: 30, until: 60 }] }))
  assert.deepEqual(minutesOf(simulateDay({ ...plain, counters }, 1), 'calledAt'), [25])
})

test('people come by the curve, so many as asked or so many in the mean, and stay as long as lengths that were measured', () => {
  const demand = {
    arrivals: [
      { from: 0, until: 60, weight: 3 },
      { from: 60, until: 120, weight: 1 },
    ],
  }
  const takes = { kind: 'empirical', quantiles: [2, 4, 10] } as const
  const drawn = (count: 'exact' | 'poisson', seed: number) =>
    simulateDay(
      plainQueue({
        visitors: 2000,
        minutesBetween: 1,
        minutes: 5,
        counters: 2000,
        takes,
        demand: { ...demand, count },
      }),
      seed,
    )
  const run = drawn('exact', 1)
  const came = minutesOf(run, 'cameAt')
  assert.equal(run.visitors, 2000)
  assert.ok(Math.abs(came.filter((at) => at < 60).length / 2000 - 0.75) < 0.03)
  const lengths = minutesOf(run, 'endedAt').map((at, i) => at - (minutesOf(run, 'startedAt')[i] as number))
  assert.ok(Math.min(...lengths) >= 2 - 1e-6 && Math.max(...lengths) <= 10 + 1e-6)
  assert.ok(Math.abs(lengths.filter((length) => length < 4).length / 2000 - 0.5) < 0.04)
  const many = [1, 2, 3, 4, 5, 6].map((seed) => drawn('poisson', seed).visitors)
  assert.ok(new Set(many).size > 3 && many.every((people) => Math.abs(people - 2000) < 5 * Math.sqrt(2000)), `${many}`)
})
