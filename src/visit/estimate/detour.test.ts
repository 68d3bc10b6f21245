import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../../test/harness/any.ts'
import { betweenCalls } from './at-counter.ts'
import { detourOf } from './detour.ts'
import { type Habits, usualHabits } from './facts.ts'

const habits = (minutes: readonly number[]): Habits => ({
  ...usualHabits,
  detour: 1.1,
  coming: () => undefined,
  handling: (serviceId) => minutes[serviceId] ?? 10,
  people: () => 100,
})

test('with its detour the schedule reckons, for all who asked, just the time that they spent at counters', () => {
  const services = fc.array(
    fc.record({ minutes: fc.integer({ min: 2, max: 40 }), people: fc.integer({ min: 200, max: 900 }) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  fc.assert(
    fc.property(services, fc.double({ min: 1.01, max: 1.24, noNaN: true }), (its, more) => {
      const of = habits(its.map(({ minutes }) => minutes))
      const asked = its.map(({ people }, serviceId) => ({ serviceId, people }))
      const reckoned = (detour: number) =>
        asked.reduce((sum, one) => sum + one.people * betweenCalls(of.handling(one.serviceId), { ...of, detour }), 0)
      const spent = more * reckoned(1)
      assert.ok(Math.abs(reckoned(detourOf(asked, spent, of)) - spent) < 1e-6 * spent)
    }),
  )
})

test('a few people say nothing of detours, and nobody is said to take less than no detour or a quarter more', () => {
  const of = habits([10])
  assert.equal(detourOf([{ serviceId: 0, people: 199 }], 99_999, of), 1)
  assert.equal(detourOf([{ serviceId: 0, people: 500 }], 100, of), 1)
  assert.equal(detourOf([{ serviceId: 0, people: 500 }], 99_999, of), 1.25)
})
