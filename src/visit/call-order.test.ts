import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../test/harness/any.ts'
import { callOrder } from './call-order.ts'
import { type Head, keyFor, pickNext, type QueueRule } from './queue-order.ts'
import type { VisitClass } from './visit.ts'

const now = new Date('2026-11-23T03:00:00Z')
const rule = (discipline: QueueRule['discipline']): QueueRule => ({
  discipline,
  creditProtectedMinutes: 30,
  creditAppointmentMinutes: 30,
  promiseProtectedMinutes: 15,
  weightProtected: 3,
  weightAppointment: 2,
})

test('the place that a phone shows is the place in which counters call', () => {
  const people = fc.array(
    fc.record({
      minutesAgo: fc.integer({ min: 0, max: 90 }),
      class: fc.constantFrom<VisitClass>('regular', 'protected', 'appointment'),
    }),
    { maxLength: 25 },
  )
  fc.assert(
    fc.property(people, fc.constantFrom('credit' as const, 'accumulating' as const), (came, discipline) => {
      const waiting = came.map((person, i) => headOf(person, i + 1, rule(discipline)))
      const shown = callOrder(waiting, rule(discipline), now).map(({ legId }) => legId)
      assert.deepEqual(shown, calledOneByOne(waiting, rule(discipline)))
    }),
  )
})

function headOf(person: { minutesAgo: number; class: VisitClass }, legId: number, of: QueueRule): Head {
  const arrivalRef = new Date(now.getTime() - person.minutesAgo * 60_000)
  return { legId, queueId: 1, class: person.class, arrivalRef, keyAt: keyFor(of, person.class, arrivalRef) }
}

/** What counters do: only the first of each class competes, again and again. */
function calledOneByOne(waiting: readonly Head[], of: QueueRule): number[] {
  const left = new Set(waiting)
  const called: number[] = []
  while (left.size > 0) {
    const heads = ['regular', 'protected', 'appointment'].flatMap(
      (one) => firstOf([...left].filter((head) => head.class === one)) ?? [],
    )
    const picked = pickNext(heads, [{ queueId: 1, whenWaitingOver: null }], new Map([[1, of]]), now)
    for (const head of left) if (head.legId === picked?.legId) left.delete(head)
    called.push(picked?.legId ?? 0)
  }
  return called
}

function firstOf(heads: Head[]): Head | undefined {
  return heads.sort((a, b) => a.keyAt.getTime() - b.keyAt.getTime() || a.legId - b.legId)[0]
}
