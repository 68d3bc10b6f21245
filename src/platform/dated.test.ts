import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds } from './dated.ts'

test('a rule holds from its first day to its last, both included, and without a last one until further notice', () => {
  const days = ['2026-11-22', '2026-11-23', '2026-12-31', '2027-01-01']
  const held = (validUntil: string | null) => days.map((day) => holds({ validFrom: '2026-11-23', validUntil }, day))
  assert.deepEqual(held('2026-12-31'), [false, true, true, false])
  assert.deepEqual(held(null), [false, true, true, true])
})
