import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../../../test/harness/any.ts'
import { clock as at, ordinaryShifts as usual } from '../../../../test/harness/ordinary-shifts.ts'
import { isAtCounter, patternsFor, quartersIn, workOf } from './shift-pattern.ts'

test('an ordinary day at the mall: whole shifts rest an hour between half past eleven and half past one', () => {
  const whole = patternsFor(usual).filter(({ from, until }) => from === at(8) && until === at(15))
  assert.deepEqual(
    whole.map(({ rest }) => rest?.from),
    [at(11, 30), at(11, 45), at(12), at(12, 15), at(12, 30)],
  )
  assert.ok(whole.every((shift) => workOf(shift) === 360))
})

test('on Friday the break is ninety minutes, and a short shift has none', () => {
  const friday = { ...usual, rest: { minutes: 90, from: at(11, 15), until: at(14, 15) } }
  const patterns = patternsFor(friday)
  const whole = patterns.filter(({ from, until }) => from === at(8) && until === at(15))
  assert.ok(whole.length > 3 && whole.every(({ rest }) => rest && rest.until - rest.from === 90))
  assert.ok(patterns.some(({ from, until, rest }) => from === at(8) && until === at(11, 30) && rest === null))
})

test('whoever may work four hours at once, as in a bank, rests no later than noon', () => {
  const bank = { ...usual, mostAtOnce: 240 }
  const whole = patternsFor(bank).filter(({ from, until }) => from === at(8) && until === at(15))
  assert.ok(whole.length > 0 && whole.every(({ rest }) => rest && rest.from <= at(12)))
})

test('whatever the hours, no shift is outside them, longer than allowed or without its break', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 24, max: 40 }),
      fc.integer({ min: 12, max: 48 }),
      fc.constantFrom(0, 30, 60, 90),
      fc.integer({ min: 8, max: 24 }),
      fc.integer({ min: 180, max: 480 }),
      fc.integer({ min: 120, max: 300 }),
      (opens, lasts, rest, breaksAt, mostPerDay, mostAtOnce) => {
        const open = opens * 15
        const close = open + lasts * 15
        const from = open + breaksAt * 15
        const rules = {
          open,
          close,
          rest: { minutes: rest, from, until: from + 2 * rest },
          mostPerDay,
          mostAtOnce,
          shortest: 180,
        }
        for (const shift of patternsFor(rules)) {
          assert.ok(shift.from >= open && shift.until <= close && shift.from < shift.until)
          assert.ok(workOf(shift) <= mostPerDay)
          const stretches = shift.rest
            ? [shift.rest.from - shift.from, shift.until - shift.rest.until]
            : [shift.until - shift.from]
          assert.ok(stretches.every((minutes) => minutes > 0 && (minutes <= mostAtOnce || shift.isRelief)))
          if (shift.rest) assert.equal(shift.rest.until - shift.rest.from, rest)
          const present = quartersIn({ from: open, until: close }).filter((quarter) => isAtCounter(shift, quarter))
          assert.ok(present.length * 15 <= workOf(shift))
        }
      },
    ),
  )
})
