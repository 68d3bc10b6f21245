import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../../test/harness/any.ts'
import { again, judged, lessOf, type Missed, nothingMissed, plus, standing, stretchOf, unstretched } from './stretch.ts'

const day = fc.record({
  /** All waits of the day are longer or shorter than foretold by so many of their own usual errors. */
  shift: fc.double({ min: -0.6, max: 0.6, noNaN: true }),
  /** And scatter by so much more or less. */
  scatter: fc.double({ min: 0.8, max: 1.6, noNaN: true }),
  seed: fc.integer(),
})

/** Normal scores by a small generator, so that a failing day can be played again. */
function scores(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 1) / 4_294_967_297
  }
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
}

/** The share of a day's promises that were kept; each is judged only when `delay` others have been given. */
function kept(
  { shift, scatter, seed }: { shift: number; scatter: number; seed: number },
  promises: number,
  delay: number,
) {
  const score = scores(seed)
  const open: { range: { low: number; high: number }; actual: number }[] = []
  let missed: Missed = nothingMissed
  const settle = (one: (typeof open)[number]) => {
    missed = plus(missed, judged(one.range, one.actual))
  }
  for (let i = 0; i < promises; i++) {
    // While it is open nothing is known of it but that one in ten is missed at each end.
    const waiting: Missed = { promises: open.length, early: 0.1 * open.length, late: 0.1 * open.length }
    const { low, high } = stretchOf(plus(missed, waiting))
    open.push({ range: { low: -1.2816 * low, high: 1.2816 * high }, actual: shift + scatter * score() })
    if (open.length > delay) settle(open.shift() as (typeof open)[number])
  }
  for (const one of open) settle(one)
  return 1 - (missed.early + missed.late) / missed.promises
}

test('no fewer than eight of ten promises of a day are kept, also on a day that is longer, shorter or less sure than all before', () => {
  fc.assert(
    fc.property(day, (its) => {
      const share = kept(its, 1500, 0)
      assert.ok(share >= 0.76 && share <= 0.9, `${share}`)
    }),
    { seed: 7 },
  )
})

test('a day that lasts longer keeps them as well, also when promises are judged a hundred people later', () => {
  fc.assert(
    fc.property(day, (its) => {
      const share = kept(its, 10_000, 100)
      assert.ok(share > 0.78 && share < 0.9, `${share}`)
    }),
    { seed: 7, numRuns: 20 },
  )
})

test('a day without news leaves ranges as they are, and each end moves by what was missed at that end', () => {
  assert.deepEqual(stretchOf(nothingMissed), unstretched)
  assert.deepEqual(stretchOf({ promises: 100, early: 10, late: 10 }), unstretched)
  const early = stretchOf({ promises: 100, early: 20, late: 0 })
  assert.ok(early.low > 1.5 && early.high < 0.9, JSON.stringify(early))
  const worst = stretchOf({ promises: 1000, early: 1000, late: 0 })
  assert.deepEqual(
    [worst.low, worst.high].map((end) => Math.round(end * 100)),
    [448, 80],
  )
})

test('a morning of late calls leaves the lower end where the afternoon of early ones finds it', () => {
  const morning = stretchOf({ promises: 500, early: 0, late: 200 })
  assert.deepEqual([Math.round(morning.low * 100), morning.high > 4], [80, true])
  const afternoon = judged({ low: -1.2816 * morning.low, high: 1.2816 * morning.high }, -1)
  assert.deepEqual(afternoon, { promises: 1, early: 0, late: 0 })
})

test('a promise that was just made is missed in one case of ten at each end, as far as anybody knows', () => {
  const spread = fc
    .tuple(
      fc.double({ min: 0, max: 90, noNaN: true }),
      fc.double({ min: 1, max: 30, noNaN: true }),
      fc.double({ min: 1, max: 30, noNaN: true }),
    )
    .map(([low, a, b]) => ({ low, point: low + a, high: low + a + b }))
  fc.assert(
    fc.property(spread, (still) => {
      const { early, late } = standing(still, 0, still)
      assert.ok(Math.abs(early - 0.1) < 1e-3 && Math.abs(late - 0.1) < 1e-3, JSON.stringify({ early, late }))
    }),
  )
})

test('a promise is as good as missed long before the call, when what is left of the wait is far more than was promised', () => {
  const promise = { low: 60, high: 80 }
  const still = { low: 50, point: 55, high: 60 }
  assert.ok(standing(promise, 10, still).late < 0.01)
  assert.ok(standing(promise, 40, still).late > 0.99)
  assert.ok(standing(promise, 0, { low: 20, point: 25, high: 30 }).early > 0.99)
})

test('what is said again of the same wait counts a fifteenth: thirty changes move a range as two promises do', () => {
  const changes = Array.from({ length: 30 }, () => lessOf(judged({ low: 10, high: 20 }, 9)))
  const [counted, two] = [changes.reduce(plus, nothingMissed), { promises: 30 * again, early: 2, late: 0 }]
  assert.ok(Math.abs(stretchOf(counted).low - stretchOf(two).low) < 1e-9)
})
