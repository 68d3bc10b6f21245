import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../../../test/harness/any.ts'
import { type Errand, expectedUpTo, loadAt, mixtureOf, offeredLoad, quarters } from './offered-load.ts'

const evenDay = (perQuarter: number): number[] => new Array<number>(quarters).fill(perQuarter)
const between = (from: number, until: number, perQuarter: number) =>
  evenDay(0).map((_, quarter) => (quarter >= from && quarter < until ? perQuarter : 0))

test('people who come evenly all day keep arrivals times minutes busy, once the day has settled', () => {
  // 1,317 visits over 7 hours, 6 minutes each: 18.81 counters busy (domain.md 8.2).
  const errand: Errand = { arrivals: evenDay(1317 / 28), minutes: 6, variation: 0.6 }
  assert.ok(Math.abs(loadAt(errand, 720) - 18.814) < 0.001)
})

test('the load lags behind the arrivals: the hall is fuller after the rush than when it began', () => {
  const errand: Errand = { arrivals: between(32, 34, 30), minutes: 20, variation: 0.6 }
  const load = offeredLoad([errand])
  assert.equal(load[31], 0)
  assert.ok((load[32] ?? 0) < (load[33] ?? 0))
  assert.ok((load[34] ?? 0) > 10 && (load[36] ?? 0) > 0, 'people of the rush are still at counters after it')
})

test('services of one fixed length stop exactly when they are over', () => {
  const errand: Errand = { arrivals: between(32, 33, 15), minutes: 10, variation: 0 }
  assert.ok(Math.abs(loadAt(errand, 495) - 10) < 1e-9)
  assert.equal(loadAt(errand, 505), 0)
})

test('over a whole day the load adds up to the minutes that people need', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(40), { minLength: 4, maxLength: 40 }),
      fc.integer({ min: 1, max: 25 }),
      (few, minutes) => {
        const arrivals = evenDay(0).map((_, quarter) => few[quarter - 8] ?? 0)
        const errand: Errand = { arrivals, minutes, variation: 0.6 }
        let work = 0
        for (let minute = 0; minute < 1440; minute++) work += loadAt(errand, minute + 0.5)
        const wanted = arrivals.reduce((sum, each) => sum + each, 0) * minutes
        assert.ok(Math.abs(work - wanted) <= 0.01 * wanted + 0.5, `${work} instead of ${wanted}`)
      },
    ),
    { numRuns: 30 },
  )
})

test('what is expected of a service up to a moment grows to its mean and never beyond', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 60, noNaN: true }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.double({ min: 0, max: 600, noNaN: true }),
      (mean, variation, x) => {
        const upTo = expectedUpTo(x, mean, variation)
        assert.ok(upTo >= 0 && upTo <= Math.min(mean, x) + 1e-3)
        assert.ok(expectedUpTo(x + 1, mean, variation) >= upTo - 1e-3)
      },
    ),
  )
})

test('two kinds of errands in one queue vary more than either', () => {
  const mix = mixtureOf([
    { arrivals: evenDay(1), minutes: 5, variation: 0.6 },
    { arrivals: evenDay(1), minutes: 25, variation: 0.6 },
  ])
  assert.equal(mix.minutes, 15)
  assert.ok(mix.variation > 0.9)
})
