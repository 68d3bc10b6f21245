import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../../test/harness/any.ts'
import type { QueueRule } from '../queue-order.ts'
import type { VisitClass } from '../visit.ts'
import type { CounterAhead, HallAhead, LegAhead } from './ahead.ts'
import { schedule } from './schedule.ts'

const now = Date.UTC(2026, 10, 23, 2, 0)
const minute = 60_000
const rule: QueueRule = {
  discipline: 'credit',
  creditProtectedMinutes: 30,
  creditAppointmentMinutes: 30,
  promiseProtectedMinutes: 15,
  weightProtected: 3,
  weightAppointment: 2,
}
const credit = { regular: 0, protected: 30, appointment: 30 }

/** Somebody who came so many minutes ago and takes so long at the counter. */
function person(legId: number, ago: number, minutes: number, more: Partial<LegAhead> = {}): LegAhead {
  const its: VisitClass = more.class ?? 'regular'
  const arrivalRef = new Date(now - ago * minute)
  const keyAt = new Date(arrivalRef.getTime() - credit[its] * minute)
  const rest = { queueId: 1, step: 1, from: now, class: its, visitId: 1000 + legId, arrivalRef, keyAt }
  return { legId, minutes, ...rest, ...more }
}
function counter(id: number, freeIn = 0, more: Partial<CounterAhead> = {}): CounterAhead {
  const profile = [{ queueId: 1, whenWaitingOver: null }]
  return { id, profile, freeAt: now + freeIn * minute, rests: [], ...more }
}
function hall(counters: CounterAhead[], legs: LegAhead[], more: Partial<HallAhead> = {}): HallAhead {
  const rules = new Map([
    [1, rule],
    [2, rule],
  ])
  return { now, rules, counters, legs, busyUntil: new Map(), ...more }
}
/** Minutes until each is called, the newcomer of the first queue last. */
function waits(of: HallAhead): (number | undefined)[] {
  const { ofLeg, ofNewcomer } = schedule(of)
  const inMinutes = (ms: number | undefined) => (ms === undefined ? undefined : ms / minute)
  return [...of.legs.map((leg) => inMinutes(ofLeg.get(leg.legId ?? 0))), inMinutes(ofNewcomer.get(1))]
}

test('at one counter each waits for those before, and a newcomer for all', () => {
  assert.deepEqual(waits(hall([counter(1, 2)], [person(1, 9, 10), person(2, 8, 5), person(3, 7, 8)])), [2, 12, 17, 25])
})

test('at two counters the next goes to whichever is free first', () => {
  const legs = [person(1, 9, 10), person(2, 8, 4), person(3, 7, 4), person(4, 6, 4)]
  assert.deepEqual(waits(hall([counter(1), counter(2)], legs)), [0, 0, 4, 8, 10])
})

test('with a free counter a newcomer waits for nothing', () => {
  assert.deepEqual(waits(hall([counter(1, 9), counter(2)], [])), [0])
})

test('a protected visitor counts as having come earlier, and once the promise is over goes first', () => {
  const legs = [person(1, 20, 10), person(2, 19, 10), person(3, 1, 10, { class: 'protected' })]
  assert.deepEqual(waits(hall([counter(1)], legs)), [10, 20, 0, 30])
  // Without a credit the promise alone: after fifteen minutes, so at the next free moment after fourteen more.
  const none = new Map([[1, { ...rule, creditProtectedMinutes: 0 }]])
  const late = person(3, 1, 10, { class: 'protected', keyAt: new Date(now - minute) })
  assert.deepEqual(
    waits(hall([counter(1)], [...legs.slice(0, 2), person(4, 18, 10), late], { rules: none })),
    [0, 10, 30, 20, 40],
  )
})

test('a rest begins when the present service is finished, and nobody is called during it', () => {
  const rest = { from: now + 12 * minute, until: now + 60 * minute, leastMinutes: 20 }
  const legs = [person(1, 9, 10), person(2, 8, 10), person(3, 7, 10)]
  assert.deepEqual(waits(hall([counter(1, 0, { rests: [rest] })], legs)), [0, 10, 60, 70])
  const short = { ...rest, until: now + 25 * minute }
  assert.deepEqual(waits(hall([counter(1, 0, { rests: [short] })], legs)), [0, 10, 40, 50])
})

test('a counter whose shift ends calls nobody after it', () => {
  const leaves = counter(1, 0, { until: now + 15 * minute })
  assert.deepEqual(waits(hall([leaves], [person(1, 9, 10), person(2, 8, 10), person(3, 7, 10)])), [
    0,
    10,
    undefined,
    undefined,
  ])
})

test('a helper comes when the first in the queue has waited longer than it says', () => {
  const profile = [
    { queueId: 2, whenWaitingOver: null },
    { queueId: 1, whenWaitingOver: 20 },
  ]
  const legs = [person(1, 15, 30), person(2, 14, 30)]
  const [first, second] = waits(hall([counter(1, 40), counter(2, 0, { profile })], legs))
  assert.ok(first !== undefined && first > 5 && first < 5.01, `${first}`)
  assert.ok(second !== undefined && second > 35 && second < 35.02, `${second}`)
})

test('a visit with two services is at one counter at a time, and the second waits for the first', () => {
  const legs = [person(1, 9, 10, { visitId: 7 }), person(2, 9, 6, { visitId: 7, queueId: 2 })]
  const second = counter(2, 0, { profile: [{ queueId: 2, whenWaitingOver: null }] })
  assert.deepEqual(waits(hall([counter(1), second], legs)), [0, 10, 10])
  const later = [legs[0] as LegAhead, { ...(legs[1] as LegAhead), step: 2 }]
  assert.deepEqual(waits(hall([counter(1, 3), second], later)), [3, 13, 13])
})

test('a visit that stands at another counter comes when it is done there', () => {
  const legs = [person(1, 9, 10, { visitId: 7 }), person(2, 8, 10)]
  assert.deepEqual(waits(hall([counter(1)], legs, { busyUntil: new Map([[7, now + 5 * minute]]) })), [10, 0, 20])
})

test('people who are to be expected take their time and their place, and are nobody', () => {
  const expected = {
    ...person(0, -4, 6, { class: 'appointment', from: now + 4 * minute }),
    legId: undefined,
    visitId: undefined,
  }
  const { ofLeg } = schedule(hall([counter(1)], [person(1, 9, 5), person(2, 8, 5), expected]))
  assert.deepEqual(
    [...ofLeg].map(([leg, ms]) => [leg, ms / minute]),
    [
      [1, 0],
      [2, 11],
    ],
  )
})

test('nobody who serves the queue: nothing is said', () => {
  assert.deepEqual(waits(hall([], [person(1, 9, 10)])), [undefined, undefined])
})

test('a schedule that says it does not hang on the pace is the same when everybody takes longer', () => {
  const entry = fc.record({ queueId: fc.constantFrom(1, 2), whenWaitingOver: fc.constantFrom(null, null, 10) })
  const aCounter = fc.record({
    freeIn: fc.integer({ min: 0, max: 20 }),
    profile: fc.array(entry, { minLength: 1, maxLength: 2 }),
  })
  const aLeg = fc.record({
    ...{
      ago: fc.integer({ min: -10, max: 40 }),
      minutes: fc.integer({ min: 1, max: 20 }),
      queueId: fc.constantFrom(1, 2),
    },
    ...{ class: fc.constantFrom('regular' as const, 'protected' as const), visitId: fc.constantFrom(undefined, 7, 8) },
  })
  let [alike, other] = [0, 0]
  fc.assert(
    fc.property(
      fc.array(aCounter, { minLength: 1, maxLength: 5 }),
      fc.array(aLeg, { minLength: 1, maxLength: 7 }),
      (counters, legs) => {
        const rest = { from: now + 3 * minute, until: now + 30 * minute, leastMinutes: 20 }
        const here = counters.map(({ freeIn, profile }, i) =>
          counter(i + 1, freeIn, { profile, rests: i % 2 === 0 ? [rest] : [] }),
        )
        const people = legs.map(({ ago, minutes, ...more }, i) =>
          person(i + 1, ago, minutes, { ...more, from: now - Math.min(0, ago) * minute }),
        )
        const of = hall(here, people, { busyUntil: new Map([[8, now + 4 * minute]]) })
        const usual = schedule(of, { only: people.length })
        const slower = schedule(of, { only: people.length, pace: 1.05 })
        const isSame = [...usual.ofLeg].join() === [...slower.ofLeg].join()
        if (!usual.hangsOnPace) assert.ok(isSame)
        if (isSame) alike += Number(!usual.hangsOnPace)
        else other++
      },
    ),
    { numRuns: 400, seed: 4 },
  )
  assert.ok(alike > 20 && other > 20, `${alike} alike, ${other} other`)
})
