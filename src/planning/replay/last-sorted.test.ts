import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../../test/harness/any.ts'
import { LastSorted } from './last-sorted.ts'

test('the last numbers are kept in order, whatever comes: their middle and ends are those of the numbers themselves', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1, max: 90 }),
      (values, most) => {
        const last = new LastSorted(most)
        for (const value of values) last.add(value)
        const kept = values.slice(-most).sort((a, b) => a - b)
        assert.equal(last.size, kept.length)
        for (const [i, value] of kept.entries()) {
          const said = last.quantile(kept.length === 1 ? 0 : i / (kept.length - 1))
          assert.ok(Math.abs(said - value) < 1e-6, `${said}, not ${value}`)
        }
      },
    ),
  )
})
