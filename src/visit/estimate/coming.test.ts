import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comings } from './coming.ts'

const minute = 60_000
/** Six an hour from 07.30, twelve from 08.30, none after 10.00. */
const usual = Array.from({ length: 48 }, (_, half) => (half < 15 || half >= 20 ? 0 : half < 17 ? 3 : 6))
const at = (hour: number, minutes = 0) => (hour * 60 + minutes) * minute
const from = (now: number, lately: number, more: { usual?: undefined } = {}) =>
  comings({ lately, usual, midnight: 0, now, until: at(15), ...more }).map((one) => Math.round(one / minute))

test('before a usual day is known, as many are expected in each of the next two hours as came in the last', () => {
  assert.deepEqual(
    from(at(9), 4, { usual: undefined }),
    [547.5, 562.5, 577.5, 592.5, 607.5, 622.5, 637.5, 652.5].map(Math.round),
  )
  assert.deepEqual(from(at(9), 0, { usual: undefined }), [])
})

test('a morning that still fills brings more than its last hour did, and a late one less', () => {
  const early = from(at(8, 30), 6)
  assert.equal(early.length, 18)
  assert.ok(early.every((one) => one > 510 && one < 600))
  assert.equal(from(at(9, 30), 12).length, 6)
  assert.equal(from(at(11), 2).length, 0)
})

test('an hour that was busier than usual bends what is expected, but not by all of it', () => {
  const [quiet, usually, busy] = [0, 6, 18].map((lately) => from(at(8, 30), lately).length)
  assert.deepEqual([quiet, usually, busy], [9, 18, 36])
})

test('nobody is expected after the last number', () => {
  const until = at(9)
  const found = comings({ lately: 6, usual, midnight: 0, now: at(8, 30), until })
  assert.ok(found.length > 0 && found.every((one) => one < until))
})
