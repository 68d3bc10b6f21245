import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatsFor } from './formats.ts'

const morning = new Date('2026-11-23T02:41:00Z')
const id = formatsFor('id', 'Asia/Jakarta')
const en = formatsFor('en', 'Asia/Jakarta')

test('times, days and money are written as people in the mall write them', () => {
  assert.equal(id.time(morning), '09.41')
  assert.equal(id.date(morning), 'Senin, 23 November 2026')
  assert.equal(id.moment(morning), '23 November 2026, 09.41')
  assert.equal(id.since(morning, new Date('2026-11-23T16:59:00Z')), '09.41')
  assert.equal(id.since(morning, new Date('2026-11-23T17:00:00Z')), '23 November 2026, 09.41')
  assert.equal(id.money(75_000), 'Rp75.000')
  assert.equal(id.money(-1_250_000), '-Rp1.250.000')
  assert.equal(id.number(93.4, 1), '93,4')
  assert.equal(id.percent(0.91), '91\u00a0%')
  assert.equal(id.list(['KTP', 'KK', 'akta']), 'KTP, KK, dan akta')
})

test('the same in English', () => {
  assert.equal(en.time(morning), '09:41')
  assert.equal(en.date(morning), 'Monday, 23 November 2026')
  assert.equal(en.money(75_000), 'Rp75,000')
  assert.equal(en.minutes(1), '1 minute')
  assert.equal(en.minutesBetween(15, 25), '15 to 25 minutes')
})

test('each mall has its own clock: one moment is three times of day in the country', () => {
  const times = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'].map((zone) => formatsFor('id', zone).time(morning))
  assert.deepEqual(times, ['09.41', '10.41', '11.41'])
  const lateInUtc = new Date('2026-11-23T17:30:00Z')
  assert.equal(id.civilDay(lateInUtc), '2026-11-24')
})

test('a civil day is the same day on every clock', () => {
  for (const zone of ['Asia/Jayapura', 'America/Los_Angeles']) {
    assert.equal(formatsFor('id', zone).date('2026-11-23'), 'Senin, 23 November 2026')
    assert.equal(formatsFor('id', zone).shortDay('2026-11-23'), '23 Nov 2026')
  }
})

test('a wait is said in minutes, and in hours when it is long', () => {
  assert.equal(id.minutes(0), '0 menit')
  assert.equal(id.minutes(3.4), '3 menit')
  assert.equal(id.minutes(60), '1 jam')
  assert.equal(id.minutes(80), '1 jam 20 menit')
  assert.equal(id.minutesBetween(15, 25), '15 sampai 25 menit')
  assert.equal(id.minutesBetween(20, 20.2), '20 menit')
  assert.equal(id.minutesBetween(45, 75), '45 menit sampai 1 jam 15 menit')
})
