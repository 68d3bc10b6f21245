import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Calibration, type Counted, calibrated } from './calibration.ts'
import { asRounded, shownRange, waitOf } from './wait.ts'

const minutes = (max: number) => fc.double({ min: 0, max, noNaN: true })
const spreads = fc
  .tuple(minutes(240), minutes(60), minutes(60))
  .map(([low, more, evenMore]) => ({ low, point: low + more, high: low + more + evenMore }))

test('a range as people read it holds a wait when the range before rounding holds the middle of its five minutes', () => {
  fc.assert(
    fc.property(spreads, minutes(300), (spread, actual) => {
      const shown = shownRange(1, spread)
      // Five minutes are the least that is said: a narrower range is widened, which this is not about.
      fc.pre(spread.high > spread.low + 5 && spread.high >= 10 && actual % 5 !== 0)
      const middle = asRounded(actual)
      fc.pre(middle !== spread.low && middle !== spread.high)
      assert.equal(
        actual >= shown.low && actual <= shown.high,
        middle > spread.low && middle < spread.high,
        JSON.stringify({ spread, shown, actual }),
      )
    }),
  )
})

test('what is judged is what is said: both ends of a range, and five minutes for “soon”', () => {
  fc.assert(
    fc.property(spreads, (spread) => {
      const [said, shown] = [waitOf(spread), shownRange(1, spread)]
      if (said.kind === 'range') assert.deepEqual(shown, { low: said.low, high: said.high })
      else assert.deepEqual([said.kind, shown], ['soon', { low: 0, high: 5 }])
    }),
  )
  assert.deepEqual(shownRange(0, { low: 0, point: 8, high: 20 }), { low: 0, high: 5 }, 'a counter is free')
})

test('a queue whose waits are surer than the mall’s is said more narrowly, the more so the more it has seen', () => {
  const mall: Counted = { q10: 0.7, q50: 1, q90: 1.4, ratios: 6000 }
  const surer = (ratios: number): Calibration => ({
    ofMall: () => mall,
    ofQueue: (queueId) => (queueId === 1 ? { q10: 0.9, q50: 1, q90: 1.1, ratios } : undefined),
  })
  const width = (queueId: number, ratios: number) => {
    const { low, high } = calibrated(60, queueId, surer(ratios))
    return high - low
  }
  assert.ok(width(1, 1000) < width(1, 100) && width(1, 100) < width(2, 100))
  assert.equal(width(2, 1000), width(2, 1))
  assert.ok(calibrated(60, 1, { ofMall: () => undefined, ofQueue: () => undefined }).isFirst)
})
