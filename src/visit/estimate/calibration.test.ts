import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../../test/harness/any.ts'
import { bucketOf, type Calibration, type Counted, calibrated, firstScores, scoresFrom } from './calibration.ts'
import { unstretched } from './stretch.ts'
import { asRounded, type Spread, shownRange, waitOf } from './wait.ts'

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

const usual: Counted = { q10: -2, q50: 0, q90: 2, people: 1e12 }
const learned = (more: Partial<Calibration> = {}): Calibration => ({
  ofMall: () => usual,
  ofQueue: () => undefined,
  stretch: () => unstretched,
  ...more,
})
const hour = { minutes: 60, reach: 3 }
const width = ({ low, high }: { low: number; high: number }) => high - low

test('a queue whose waits are surer than the mall’s is said more narrowly, the more so the more it has seen', () => {
  const surer = (people: number) =>
    learned({ ofQueue: (queueId) => (queueId === 1 ? { q10: -0.5, q50: 0, q90: 0.5, people } : undefined) })
  const widthOf = (queueId: number, people: number) => width(calibrated(hour, queueId, surer(people)))
  assert.ok(widthOf(1, 1000) < widthOf(1, 100) && widthOf(1, 100) < widthOf(2, 100))
  assert.equal(widthOf(2, 1000), widthOf(2, 1))
  assert.ok(calibrated(hour, 1, learned({ ofMall: () => undefined })).isFirst)
})

test('a wait that moves far when services take longer, as over the rest at noon, is said more widely', () => {
  assert.ok(width(calibrated({ minutes: 60, reach: 9 }, 1, learned())) > 2 * width(calibrated(hour, 1, learned())))
})

test('what today has shown moves each end, never the middle, and no wait below nothing', () => {
  const [plain, moved] = [unstretched, { low: 2, high: 0.5 }].map((stretch) =>
    calibrated(hour, 1, learned({ stretch: () => stretch })),
  )
  assert.ok(plain && moved)
  const ends = ({ low, point, high }: Spread) => [low, point, high].map(Math.round)
  assert.deepEqual(ends(plain), [52, 60, 68])
  assert.deepEqual(ends(moved), [44, 60, 64])
  assert.equal(calibrated({ minutes: 1, reach: 0 }, 1, learned()).low, 0)
})

test('a wait that was just what had been foretold scores nothing, one that was longer by the reach and a minute scores one', () => {
  assert.equal(scoresFrom(hour, 60).middle, 0)
  assert.equal(scoresFrom(hour, 64).middle, 1)
  assert.equal(scoresFrom(hour, 64).ends, (62.5 - 60) / 4)
})

test('what one day has seen does not yet outweigh the days that the first scores come from; many days do', () => {
  const skewed = (people: number) => learned({ ofMall: () => ({ q10: 3, q50: 4, q90: 5, people }) })
  const pointAfter = (people: number) => calibrated(hour, 1, skewed(people)).point
  const [first, all] = [calibrated(hour, 1, learned({ ofMall: () => undefined })).point, 60 + 4 * 4]
  const middle = (first + all) / 2
  assert.ok(first < pointAfter(500) && pointAfter(500) < middle, `${pointAfter(500)}`)
  assert.ok(pointAfter(6000) > middle && pointAfter(6000) < all, `${pointAfter(6000)}`)
})

test('a mall that has seen nothing of its own yet is told half as widely again, around the same middle', () => {
  const own = { ...firstScores[bucketOf(hour.minutes)], people: 1 }
  const [none, some] = [undefined, own].map((ofMall) => calibrated(hour, 1, learned({ ofMall: () => ofMall })))
  assert.ok(none && some)
  assert.equal(Math.round(10 * none.point), Math.round(10 * some.point))
  assert.equal(Math.round(10 * (none.point - none.low)), Math.round(15 * (some.point - some.low)))
  assert.equal(Math.round(10 * (none.high - none.point)), Math.round(15 * (some.high - some.point)))
})
