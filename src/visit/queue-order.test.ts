import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../test/harness/any.ts'
import { creditMinutes, type Head, keyFor, pickNext, type QueueRule } from './queue-order.ts'
import type { VisitClass } from './visit.ts'

const credit: QueueRule = {
  discipline: 'credit',
  creditProtectedMinutes: 30,
  creditAppointmentMinutes: 20,
  promiseProtectedMinutes: 1000,
  weightProtected: 3,
  weightAppointment: 2,
}
const accumulating: QueueRule = { ...credit, discipline: 'accumulating' }
const minute = (m: number) => new Date(Date.UTC(2026, 10, 23, 1, 0) + m * 60_000)
const head = (legId: number, queueId: number, visitClass: VisitClass, came: number, rule = credit): Head => {
  const arrivalRef = minute(came)
  return { legId, queueId, class: visitClass, arrivalRef, keyAt: keyFor(rule, visitClass, arrivalRef) }
}
const pick = (heads: Head[], now: number, rule = credit, queues = [1]) =>
  pickNext(
    heads,
    queues.map((queueId) => ({ queueId, whenWaitingOver: null })),
    new Map(queues.map((q) => [q, rule])),
    minute(now),
  )?.legId

const table: [string, Head[], number, QueueRule, number | undefined][] = [
  ['nobody waits', [], 10, credit, undefined],
  ['one waits', [head(1, 1, 'regular', 0)], 10, credit, 1],
  ['protected within the credit goes first', [head(1, 1, 'regular', 0), head(2, 1, 'protected', 29)], 40, credit, 2],
  ['protected beyond the credit does not', [head(1, 1, 'regular', 0), head(2, 1, 'protected', 31)], 40, credit, 1],
  [
    'exactly at the credit the earlier number goes first',
    [head(1, 1, 'regular', 0), head(2, 1, 'protected', 30)],
    40,
    credit,
    1,
  ],
  ['an appointment has its own credit', [head(1, 1, 'regular', 0), head(2, 1, 'appointment', 19)], 40, credit, 2],
  [
    'accumulating: three times as quick',
    [head(1, 1, 'regular', 0, accumulating), head(2, 1, 'protected', 21, accumulating)],
    30,
    accumulating,
    1,
  ],
  [
    'accumulating: and so overtakes in the end',
    [head(1, 1, 'regular', 0, accumulating), head(2, 1, 'protected', 19, accumulating)],
    30,
    accumulating,
    2,
  ],
  [
    'the promise comes before the credit',
    [head(1, 1, 'regular', 0), head(2, 1, 'protected', 40)],
    55,
    { ...credit, promiseProtectedMinutes: 15 },
    2,
  ],
]
for (const [name, heads, now, rule, expected] of table) {
  test(`who is next: ${name}`, () => assert.equal(pick(heads, now, rule), expected))
}

test('across queues the longest effective wait is called', () => {
  assert.equal(pick([head(1, 1, 'regular', 10), head(2, 2, 'regular', 5)], 20, credit, [1, 2]), 2)
  assert.equal(pick([head(1, 1, 'protected', 10), head(2, 2, 'regular', 5)], 20, credit, [1, 2]), 1)
})

test('the choice does not depend on the order in which heads are read', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(manyHeads(), { minLength: 2 }), fc.nat(300), (heads, now) => {
      assert.equal(
        pick([...heads], now + 100, credit, [1, 2, 3]),
        pick([...heads].reverse(), now + 100, credit, [1, 2, 3]),
      )
    }),
  )
})

test('with credit, nobody is ever passed by a person who came later by more than the difference of their credits', () => {
  const people = fc.array(
    fc.record({ came: fc.nat(240), class: fc.constantFrom<VisitClass>('regular', 'protected', 'appointment') }),
    { minLength: 2, maxLength: 40 },
  )
  fc.assert(
    fc.property(people, fc.nat(60), (came, later) => {
      let waiting = came.map((p, i) => head(i + 1, 1, p.class, p.came))
      for (let now = 240 + later; waiting.length > 0; now += 5) {
        const next = waiting.find((h) => h.legId === pick(headsOf(waiting), now))
        assert.ok(next)
        waiting = waiting.filter((h) => h !== next)
        for (const passed of waiting) {
          const bound = creditMinutes(credit, next.class) - creditMinutes(credit, passed.class)
          assert.ok(
            next.arrivalRef.getTime() - passed.arrivalRef.getTime() <= bound * 60_000,
            `${next.legId} passed ${passed.legId}`,
          )
        }
      }
    }),
  )
})

// What the index gives: the first of each class in each queue.
function headsOf(waiting: readonly Head[]): Head[] {
  const first = new Map<string, Head>()
  for (const h of [...waiting].sort((a, b) => a.keyAt.getTime() - b.keyAt.getTime() || a.legId - b.legId)) {
    const key = `${h.queueId} ${h.class}`
    if (!first.has(key)) first.set(key, h)
  }
  return [...first.values()]
}

function manyHeads(): Head[] {
  const classes: VisitClass[] = ['regular', 'protected', 'appointment']
  return [1, 2, 3].flatMap((queue) => classes.map((c, i) => head(queue * 10 + i, queue, c, (queue * 37 + i * 23) % 90)))
}
