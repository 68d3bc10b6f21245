import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/refused.ts'
import { keyFor } from '#visit/queue-order.ts'
import { arrivalOf } from './arrival.ts'
import { defaultRules } from './rules.ts'

const nine = new Date('2026-11-23T09:00:00+07:00')
const minutes = (n: number) => new Date(nine.getTime() + n * 60_000)
const arrive = (minute: number, protectedAs: 'elderly' | null = null) =>
  arrivalOf(nine, protectedAs, defaultRules, minutes(minute))
const queue = {
  discipline: 'credit',
  creditProtectedMinutes: 30,
  creditAppointmentMinutes: 30,
  promiseProtectedMinutes: 15,
  weightProtected: 3,
  weightAppointment: 2,
} as const
const keyMinute = (minute: number) => {
  const arrival = arrive(minute)
  return (keyFor(queue, arrival.class, arrival.arrivalRef).getTime() - nine.getTime()) / 60_000
}

test('coming early counts from the appointed time: nobody gains by sitting there earlier', () => {
  for (const minute of [-30, -20, -1, 0]) {
    assert.deepEqual(arrive(minute), { class: 'appointment', arrivalRef: nine })
    assert.equal(keyMinute(minute), -30)
  }
})

test('up to ten minutes late counts from coming, still with the credit of appointments', () => {
  assert.deepEqual(arrive(10), { class: 'appointment', arrivalRef: minutes(10) })
  assert.equal(keyMinute(10), -20)
})

test('later than ten minutes is a walk-in from the moment of coming, without credit', () => {
  assert.deepEqual(arrive(10.01), { class: 'regular', arrivalRef: minutes(10.01) })
  assert.equal(keyMinute(45), 45)
})

test('earlier than thirty minutes before is asked to wait, to the second', () => {
  assert.throws(() => arrive(-30.01), new Refused('appointment.tooEarly', { minutes: 30 }))
  assert.ok(arrive(-30))
})

test('an elderly person with an appointment never waits longer than without one', () => {
  for (const minute of [-30, 0, 10, 60])
    assert.deepEqual(arrive(minute, 'elderly'), { class: 'protected', arrivalRef: minutes(minute) })
})
