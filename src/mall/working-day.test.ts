import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../test/harness/any.ts'
import { decreedCalendar } from '../../test/harness/decreed-calendar.ts'
import { addDays } from './day.ts'
import { addWorkingDays, isWorkingDay, workingDays, workingDaysBetween } from './working-day.ts'

const days = workingDays(decreedCalendar().holidays)

test('2025 has 237 working days and 2026 has 240, month by month as the decrees give them', () => {
  assert.equal(countIn(2025, 1, 12), 237)
  assert.equal(countIn(2026, 1, 12), 240)
  const months = Array.from({ length: 12 }, (_, i) => countIn(2026, i + 1, i + 1))
  assert.deepEqual(months, [20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21])
})

test('a complaint of Tuesday 17 March 2026 is due after Nyepi, Lebaran and the joint leave', () => {
  const due = [3, 5, 14, 60].map((n) => addWorkingDays(days, '2026-03-17', n))
  assert.deepEqual(due, ['2026-03-27', '2026-03-31', '2026-04-14', '2026-06-26'])
})

test('where joint leave counts, the same complaint is due earlier', () => {
  const counting = { ...days, countsJointLeave: true }
  assert.equal(addWorkingDays(counting, '2026-03-17', 3), '2026-03-23')
})

test('an agency that works on Saturdays counts them', () => {
  const six = { ...days, weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const }
  assert.equal(addWorkingDays(six, '2026-11-27', 1), '2026-11-28')
  assert.equal(addWorkingDays(days, '2026-11-27', 1), '2026-11-30')
})

test('a year whose holidays nobody entered is named, not guessed', () => {
  const missing = { key: 'calendar.yearMissing', detail: { year: '2027' } }
  assert.throws(() => isWorkingDay(days, '2027-01-04'), missing)
  assert.throws(() => addWorkingDays(days, '2026-12-30', 2), missing)
  assert.throws(() => workingDaysBetween(days, '2026-12-30', '2027-01-01'), missing)
})

test('half a working day, and a week without work, are refused', () => {
  assert.throws(() => addWorkingDays(days, '2026-03-17', 1.5), RangeError)
  assert.throws(() => addWorkingDays({ ...days, weekdays: [] }, '2026-03-17', 1), RangeError)
})

const aDay = fc.integer({ min: 0, max: 500 }).map((n) => addDays('2025-03-01', n))
const few = fc.integer({ min: 0, max: 40 })

test('adding working days one after the other is adding them together', () => {
  fc.assert(
    fc.property(aDay, few, few, (day, a, b) => {
      assert.equal(addWorkingDays(days, addWorkingDays(days, day, a), b), addWorkingDays(days, day, a + b))
    }),
  )
})

test('what is added lies between, and taking it away again leads back to a working day', () => {
  fc.assert(
    fc.property(aDay, few, (day, n) => {
      const later = addWorkingDays(days, day, n)
      assert.equal(workingDaysBetween(days, day, later), n)
      assert.equal(workingDaysBetween(days, later, day) + n, 0)
      if (isWorkingDay(days, day)) assert.equal(addWorkingDays(days, later, -n), day)
    }),
  )
})

function countIn(year: number, first: number, last: number): number {
  const two = (n: number) => String(n).padStart(2, '0')
  let count = 0
  for (
    let day = `${year}-${two(first)}-01`;
    day < `${year}-${two(last)}-32` && day < `${year + 1}`;
    day = addDays(day, 1)
  )
    if (isWorkingDay(days, day)) count++
  return count
}
