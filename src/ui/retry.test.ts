import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '#cli/day/random.ts'
import { retryAfter } from './retry.ts'

/** When each of so many pages reaches the house again that was away for so long, in milliseconds after it is back. */
function comingBack(pages: number, awayMs: number, longest: number): number[] {
  const random = seeded(7)
  return Array.from({ length: pages }, () => {
    let at = 0
    for (let tries = 0; at < awayMs; tries++) at += retryAfter(tries, longest, random.next())
    return at - awayMs
  })
}

test('two thousand phones come back spread over the seconds after the house was started again', () => {
  for (const [away, atMost] of [
    [3_000, 700],
    [10_000, 400],
    [60_000, 300],
  ] as const) {
    const back = comingBack(2_000, away, 15_000)
    const bySecond = Map.groupBy(back, (at) => Math.floor(at / 1_000))
    const most = Math.max(...[...bySecond.values()].map((one) => one.length))
    assert.ok(most < atMost, `${most} in one second after ${away} ms`)
    assert.ok(Math.max(...back) <= 15_200)
  }
})

test('a short break is over at once, and the longest wait is never passed', () => {
  assert.equal(retryAfter(0, 15_000, 0), 200)
  assert.equal(retryAfter(0, 15_000, 1), 2_200)
  assert.equal(retryAfter(50, 15_000, 1), 15_200)
})
