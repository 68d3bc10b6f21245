import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../test/harness/any.ts'
import { decreedCalendar } from '../../test/harness/decreed-calendar.ts'
import { readClock, type Tick } from './deadline-clock.ts'
import { workingDays } from './working-day.ts'
import { addWorkingMinutes, dueAfterDays, type WorkingTime, workingMinutesBetween } from './working-time.ts'

const { holidays, hours } = decreedCalendar()
const pekanbaru: WorkingTime = {
  timeZone: 'Asia/Jakarta',
  days: workingDays(holidays),
  hours,
  breakGroup: 'siang-1',
  afterClosingIsNextDay: true,
  dayOfReceipt: 0,
}
const at = (text: string, zone = '+07:00') => new Date(`${text}:00${zone}`)

test('an hour begun at 11.00 on a Monday ends after the break, at 13.00', () => {
  assert.deepEqual(addWorkingMinutes(pekanbaru, at('2026-11-23T11:00'), 60), at('2026-11-23T13:00'))
})

test('where somebody is always there the break does not stop the clock', () => {
  const { breakGroup: _, ...always } = pekanbaru
  assert.deepEqual(addWorkingMinutes(always, at('2026-11-23T11:00'), 60), at('2026-11-23T12:00'))
})

test('Friday has the longer break, Ramadan the shorter day', () => {
  assert.equal(workingMinutesBetween(pekanbaru, at('2026-11-27T00:00'), at('2026-11-28T00:00')), 420 - 90)
  assert.equal(workingMinutesBetween(pekanbaru, at('2026-02-25T00:00'), at('2026-02-26T00:00')), 360 - 30)
  assert.equal(workingMinutesBetween(pekanbaru, at('2026-02-27T00:00'), at('2026-02-28T00:00')), 360 - 60)
})

test('the same hour is worked at another moment in Makassar and in Jayapura', () => {
  for (const [timeZone, offset] of [
    ['Asia/Makassar', '+08:00'],
    ['Asia/Jayapura', '+09:00'],
  ] as const) {
    const there = { ...pekanbaru, timeZone }
    assert.deepEqual(addWorkingMinutes(there, at('2026-11-23T07:00', offset), 30), at('2026-11-23T08:30', offset))
  }
})

test('work that begins on a Friday afternoon goes on over Lebaran', () => {
  assert.deepEqual(addWorkingMinutes(pekanbaru, at('2026-03-17T13:30'), 60), at('2026-03-25T08:30'))
})

test('day of receipt is day 0, the deadline is the closing of day n', () => {
  assert.deepEqual(dueAfterDays(pekanbaru, at('2026-03-17T10:00'), 3), at('2026-03-27T15:00'))
})

test('what comes after closing, or on a Sunday, is received on the next working day', () => {
  assert.deepEqual(dueAfterDays(pekanbaru, at('2026-11-23T15:01'), 1), at('2026-11-25T15:00'))
  assert.deepEqual(dueAfterDays(pekanbaru, at('2026-11-22T10:00'), 1), at('2026-11-24T15:00'))
  assert.deepEqual(dueAfterDays(pekanbaru, at('2026-11-23T15:00'), 1), at('2026-11-24T15:00'))
})

test('both customs are settings', () => {
  const sameDay = { ...pekanbaru, afterClosingIsNextDay: false }
  assert.deepEqual(dueAfterDays(sameDay, at('2026-11-23T20:00'), 1), at('2026-11-24T15:00'))
  const counted = { ...pekanbaru, dayOfReceipt: 1 as const }
  assert.deepEqual(dueAfterDays(counted, at('2026-11-23T10:00'), 1), at('2026-11-23T15:00'))
})

test('a missing year stops the count with its name', () => {
  assert.throws(() => addWorkingMinutes(pekanbaru, at('2026-12-31T14:00'), 120), {
    key: 'calendar.yearMissing',
    detail: { year: '2027' },
  })
})

const aMoment = fc
  .integer({ min: 0, max: 500 * 24 * 60 })
  .map((minutes) => new Date(Date.parse('2025-03-01T00:00:00+07:00') + minutes * 60_000))
const some = fc.integer({ min: 0, max: 3000 })

test('adding minutes one after the other is adding them together', () => {
  fc.assert(
    fc.property(aMoment, some, some, (moment, a, b) => {
      const once = addWorkingMinutes(pekanbaru, moment, a + b)
      assert.deepEqual(addWorkingMinutes(pekanbaru, addWorkingMinutes(pekanbaru, moment, a), b), once)
    }),
    { numRuns: 60 },
  )
})

test('what a day’s work is does not depend on the zone: the same hours on the clocks of WIB, WITA and WIT', () => {
  const civil = fc.integer({ min: 0, max: 500 * 24 * 60 })
  fc.assert(
    fc.property(civil, some, fc.integer({ min: 0, max: 20 }), (minute, added, days) => {
      const clocks = [7, 8, 9].map((hours, i) => {
        const there = { ...pekanbaru, timeZone: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'][i] as string }
        const utc = Date.parse('2025-03-01T00:00:00Z') + minute * 60_000
        const moment = new Date(utc - hours * 3_600_000)
        const onTheClock = (at: Date) => at.getTime() + hours * 3_600_000
        return [addWorkingMinutes(there, moment, added), dueAfterDays(there, moment, days)].map(onTheClock)
      })
      assert.deepEqual(clocks[1], clocks[0])
      assert.deepEqual(clocks[2], clocks[0])
    }),
    { numRuns: 40 },
  )
})

test('as much lies between as was added, forwards and backwards', () => {
  fc.assert(
    fc.property(aMoment, some, (moment, n) => {
      assert.equal(workingMinutesBetween(pekanbaru, moment, addWorkingMinutes(pekanbaru, moment, n)), n)
      assert.equal(workingMinutesBetween(pekanbaru, addWorkingMinutes(pekanbaru, moment, -n), moment), n)
    }),
    { numRuns: 60 },
  )
})

test('a clock that waits for the applicant goes on where it stopped', () => {
  const ticks: Tick[] = [
    { at: at('2026-11-23T08:00'), kind: 'start' },
    { at: at('2026-11-23T10:00'), kind: 'pause' },
    { at: at('2026-11-25T08:00'), kind: 'resume' },
  ]
  assert.deepEqual(readClock(pekanbaru, 180, ticks.slice(0, 1), at('2026-11-23T08:30')), {
    state: 'running',
    used: 30,
    dueAt: at('2026-11-23T11:00'),
  })
  assert.deepEqual(readClock(pekanbaru, 180, ticks.slice(0, 2), at('2026-11-24T10:00')), {
    state: 'paused',
    used: 120,
    dueAt: undefined,
  })
  assert.deepEqual(readClock(pekanbaru, 180, ticks, at('2026-11-25T08:20')), {
    state: 'running',
    used: 140,
    dueAt: at('2026-11-25T09:00'),
  })
})

test('a clock that waited twice has used what lies before, between and after, as if it had never waited', () => {
  const ticks: Tick[] = [
    { at: at('2026-11-23T08:00'), kind: 'start' },
    { at: at('2026-11-23T09:00'), kind: 'pause' },
    { at: at('2026-11-24T08:00'), kind: 'resume' },
    { at: at('2026-11-24T08:30'), kind: 'pause' },
    { at: at('2026-11-26T08:00'), kind: 'resume' },
  ]
  assert.deepEqual(readClock(pekanbaru, 120, ticks, at('2026-11-26T08:10')), {
    state: 'running',
    used: 100,
    dueAt: at('2026-11-26T08:30'),
  })
})

test('a clock that is over time says since when, and its end is its end', () => {
  const start: Tick = { at: at('2026-11-23T08:00'), kind: 'start' }
  const late = readClock(pekanbaru, 60, [start], at('2026-11-23T10:00'))
  assert.deepEqual([late.used, late.dueAt], [120, at('2026-11-23T09:00')])
  const ended = readClock(pekanbaru, 60, [start, { at: at('2026-11-23T08:45'), kind: 'stop' }], at('2026-11-24T10:00'))
  assert.deepEqual(ended, { state: 'stopped', used: 45, dueAt: undefined })
})

test('a clock is never set back: no second start, no pause of a pause, nothing earlier than before', () => {
  const [start, pause] = [
    { at: at('2026-11-23T08:00'), kind: 'start' },
    { at: at('2026-11-23T09:00'), kind: 'pause' },
  ] as const
  const now = at('2026-11-23T10:00')
  for (const wrong of [[start, start], [start, pause, pause], [pause]] as Tick[][])
    assert.throws(() => readClock(pekanbaru, 60, wrong, now), { key: 'calendar.clockMove' })
  assert.throws(() => readClock(pekanbaru, 60, [start, { ...pause, at: at('2026-11-23T07:00') }], now), {
    key: 'calendar.clockOrder',
  })
})

test('a pause never takes time away and never adds any', () => {
  fc.assert(
    fc.property(some, some, (before, pause) => {
      const begun = at('2026-11-02T08:00')
      const paused = addWorkingMinutes(pekanbaru, begun, before)
      const resumed = addWorkingMinutes(pekanbaru, paused, pause)
      const clock = readClock(
        pekanbaru,
        before + 100,
        [
          { at: begun, kind: 'start' },
          { at: paused, kind: 'pause' },
          { at: resumed, kind: 'resume' },
        ],
        resumed,
      )
      assert.equal(clock.used, before)
      assert.deepEqual(clock.dueAt, addWorkingMinutes(pekanbaru, resumed, 100))
    }),
    { numRuns: 60 },
  )
})
