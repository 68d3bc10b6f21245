/**
 * Where mathematics knows the answer exactly, the simulator must give it: within 1 %, and inside the 99.9 % interval of
 * its own replications. What the day happened to bring (how many came, how long they needed) is known in the mean, so its
 * part in the result is taken out by regression (control variates; Lavenberg and Welch 1981): shorter runs are enough.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { erlangA, erlangB, waitingOf } from '../erlang.ts'
import { type PlainQueue, plainQueue } from '../plain-queue.ts'
import type { Scenario } from '../scenario.ts'
import { accumulating, cobham, pollaczekKhinchine, tandemThroughput } from '../waiting-theory.ts'
import { type DayRun, ends } from './day-run.ts'
import { simulatorInPlace } from './simulate-day.ts'

const minute = 60_000
const days = 24
/** Student's t with 21 degrees of freedom, two-sided 99.9 %: 24 days less the mean and two controls. */
const student = 3.819

/** The first hundredth, in which the hall was still empty, is left out. */
const meanOf = (run: DayRun, values: (leg: number) => number, which: (leg: number) => boolean = () => true) => {
  let sum = 0
  let many = 0
  for (let leg = Math.floor(run.legs / 100); leg < run.legs; leg++) {
    if (!which(leg)) continue
    sum += values(leg)
    many++
  }
  return sum / many
}
const wait = (run: DayRun) => (leg: number) => (run.waited[leg] as number) / minute
const meanWait = (run: DayRun) => meanOf(run, wait(run))

const waitOf = (its: number) => (run: DayRun) => meanOf(run, wait(run), (leg) => run.class[leg] === its)

type Known = readonly [name: string, measure: (run: DayRun) => number, known: number]

/** The days are simulated once for everything that is known of them. */
function agrees(scenario: Scenario, all: readonly Known[]): void {
  const simulate = simulatorInPlace(scenario)
  const expected = scenario.services.at(-1)?.minutes ?? 0
  const rows = Array.from({ length: days }, (_, day) => {
    const run = simulate(1000 + day)
    // At the last station nothing is blocked: from the start of a service to its end is the service.
    const isServed = (leg: number) => run.end[leg] === ends.served && run.queue[leg] === scenario.queues.length - 1
    const service = (leg: number) => ((run.endedAt[leg] as number) - (run.startedAt[leg] as number)) / minute
    const x = [run.visitors - scenario.demand.visitors, meanOf(run, service, isServed) - expected] as const
    return { x, all: all.map(([, measure]) => measure(run)) }
  })
  for (const [i, [name, , known]] of all.entries()) {
    const { mean, half } = controlled(rows.map((row) => ({ x: row.x, y: row.all[i] as number })))
    assert.ok(Math.abs(mean - known) <= 0.01 * known, `${name}: ${mean} and not ${known}: more than 1 %`)
    assert.ok(Math.abs(mean - known) <= half, `${name}: ${known} is not inside ${mean} ±${half}`)
  }
}

/** The mean of y where both controls are zero, and half of its interval; least squares by the normal equations. */
function controlled(rows: readonly { y: number; x: readonly [number, number] }[]): { mean: number; half: number } {
  const mean = (of: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length
  const [y, u, v] = [mean((r) => r.y), mean((r) => r.x[0]), mean((r) => r.x[1])]
  const cross = (a: (r: (typeof rows)[number]) => number, b: (r: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + a(row) * b(row), 0)
  const du = (r: (typeof rows)[number]) => r.x[0] - u
  const dv = (r: (typeof rows)[number]) => r.x[1] - v
  const dy = (r: (typeof rows)[number]) => r.y - y
  const [uu, vv, uv, uy, vy] = [cross(du, du), cross(dv, dv), cross(du, dv), cross(du, dy), cross(dv, dy)]
  // A service that is always the same has nothing to be taken out.
  const determinant = vv > 1e-12 ? uu * vv - uv * uv : uu
  const a = vv > 1e-12 ? (uy * vv - vy * uv) / determinant : uy / uu
  const b = vv > 1e-12 ? (vy * uu - uy * uv) / determinant : 0
  const rest = rows.reduce((sum, row) => sum + (dy(row) - a * du(row) - b * dv(row)) ** 2, 0)
  const error = Math.sqrt(rest / (rows.length - 3) / rows.length)
  return { mean: y - a * u - b * v, half: student * error }
}

const one = (load: number, more: Partial<PlainQueue> = {}) =>
  plainQueue({ visitors: 20_000, minutesBetween: 1 / load, minutes: 1, counters: 1, ...more })

test('Erlang C: waits before equal counters, and how many wait at all', () => {
  const scenario = one(2.4, { counters: 4 })
  const { mean, share } = waitingOf(2.4, 4, 1)
  agrees(scenario, [
    ['mean', meanWait, mean],
    ['share', (run) => meanOf(run, (leg) => (wait(run)(leg) > 0 ? 1 : 0)), share],
  ])
})

test('Erlang B: whoever finds all busy goes at once', () => {
  const ways = { ...patientWays, leaves: 1, leavesAfter: { mean: 1e-7 } }
  const scenario = one(5, { counters: 6, demand: { ways } })
  agrees(scenario, [['lost', abandoned, erlangB(5, 6)]])
})

test('Erlang A: people who give up after a while keep even an overloaded hall going', () => {
  const ways = { ...patientWays, leaves: 1, leavesAfter: { mean: 2 } }
  const scenario = one(3.6, { counters: 3, demand: { ways } })
  const known = erlangA(3.6, 3, 1, 2)
  agrees(scenario, [
    ['abandon', abandoned, known.abandon],
    ['mean', meanWait, known.mean],
  ])
})

test('Pollaczek and Khinchine: the more services vary, the longer one counter is waited for', () => {
  agrees(one(0.5, { takes: { kind: 'fixed' } }), [['fixed', meanWait, pollaczekKhinchine(0.5, 1, 0)]])
  const lognormal = one(0.5, { takes: { kind: 'lognormal', variation: 0.6 } })
  agrees(lognormal, [['lognormal', meanWait, pollaczekKhinchine(0.5, 1, 0.6)]])
  agrees(one(0.5), [['exponential', meanWait, waitingOf(0.5, 1, 1).mean]])
})

test('Cobham: with a credit beyond all waits the protected always go first', () => {
  const queue = { creditProtectedMinutes: 1e7 }
  const scenario = one(0.5, { queue, demand: { protectedShare: 0.4 } })
  const classes = [0.2, 0.3].map((rate) => ({ rate, service: 1, variation: 1 }))
  const [first, second] = cobham(classes) as [number, number]
  agrees(scenario, [
    ['protected', waitOf(1), first],
    ['regular', waitOf(0), second],
  ])
})

test('Kleinrock: accumulating priority shares the wait as its weights say', () => {
  const queue = { discipline: 'accumulating', weightProtected: 3 } as const
  const scenario = one(0.5, { queue, demand: { protectedShare: 0.4 } })
  const classes = [0.2, 0.3].map((rate) => ({ rate, service: 1, variation: 1 }))
  const [first, second] = accumulating(classes, [3, 1]) as [number, number]
  agrees(scenario, [
    ['protected', waitOf(1), first],
    ['regular', waitOf(0), second],
  ])
})

test('Hunt: a lane with two stations passes no more cars than the places between them allow', () => {
  for (const [places, second] of [
    [0, 1],
    [2, 1],
    [1, 0.5],
  ] as const)
    agrees(lane(places, second), [[`${places} places`, throughput, tandemThroughput(1, second, places)]])
})

const patientWays = plainQueue({ visitors: 1, minutesBetween: 1, minutes: 1, counters: 1 }).demand.ways

function abandoned(run: DayRun): number {
  return meanOf(run, (leg) => (run.end[leg] === ends.abandoned ? 1 : 0))
}

/** Cars without end before the first station, `places` between it and the second. */
function lane(places: number, minutes: number): Scenario {
  const plain = plainQueue({ visitors: 20_000, minutesBetween: 0.5, minutes: 1, counters: 1 })
  const [queue] = plain.queues
  const [service] = plain.services
  const [counter] = plain.counters
  if (!queue || !service || !counter) throw new Error('no plain queue')
  return {
    ...plain,
    ends: plain.closes,
    queues: [queue, { ...queue, id: 2, code: 'B', discipline: 'lane', blocks: true, lanePlaces: places }],
    services: [service, { ...service, id: 2, queueId: 2, minutes }],
    counters: [counter, { ...counter, id: 2, code: '2', profile: [{ queueId: 2, whenWaitingOver: null }] }],
    demand: { ...plain.demand, route: [1, 2] },
  }
}

/** Cars a minute through the second station, after the first tenth of the day. */
function throughput(run: DayRun): number {
  const until = 10_000 * minute
  let cars = 0
  for (let leg = 0; leg < run.legs; leg++) {
    const at = run.endedAt[leg] as number
    if (run.queue[leg] === 1 && run.end[leg] === ends.served && at > until / 10 && at <= until) cars++
  }
  return cars / (0.9 * (until / minute))
}
