import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../../../test/harness/any.ts'
import { erlangC } from '../../erlang.ts'
import { calledWithin, countersFor, halfinWhitt, squareRoot } from './need.ts'

const exponential = (minutes: number) => ({ minutes, variation: 1 })

test('Disdukcapil at 1,317 visits of six minutes: 20 desks wait 3.6 minutes, 22 wait 0.7 (Erlang C)', () => {
  const load = (1317 / 420) * 6
  const meanWait = (servers: number) => (erlangC(load, servers) * 6) / (servers - load)
  assert.equal(meanWait(20).toFixed(1), '3.6')
  assert.equal(meanWait(22).toFixed(1), '0.7')
  assert.equal(erlangC(load, 20).toFixed(2), '0.71')
})

test('the share called at once is what Erlang leaves, and everybody is called in the end', () => {
  const handling = exponential(6)
  assert.ok(Math.abs(calledWithin(0, 18.81, 20, handling) - (1 - erlangC(18.81, 20))) < 1e-12)
  assert.ok(calledWithin(600, 18.81, 20, handling) > 0.999999)
  assert.equal(calledWithin(15, 20, 20, handling), 0, 'a load as large as the counters never settles')
})

test('steadier services need fewer counters than wild ones for the same promise', () => {
  const promise = { share: 0.9, minutes: 2 }
  const wild = countersFor(40, promise, { minutes: 12, variation: 2 })
  const steady = countersFor(40, promise, { minutes: 12, variation: 0.3 })
  assert.ok(steady < wild, `${steady} ${wild}`)
})

test('the square root is a good place to begin: two counters at most from what Erlang says', () => {
  for (const load of [5, 20, 50, 100, 400]) {
    const promise = { share: 0.9, minutes: 1 }
    const counters = countersFor(load, promise, exponential(6))
    assert.ok(Math.abs(squareRoot(load, promise, exponential(6)) - counters) <= 2, `load ${load}`)
  }
  assert.ok(Math.abs(halfinWhitt(1) - 0.2234) < 0.001)
})

test('more people, a higher share or a shorter wait never need fewer counters', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 120, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.double({ min: 0.5, max: 0.98, noNaN: true }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 2, max: 40 }),
      (load, more, share, minutes, handling) => {
        const how = { minutes: handling, variation: 0.6 }
        const counters = countersFor(load, { share, minutes }, how)
        assert.ok(counters > load)
        assert.ok(calledWithin(minutes, load, counters, how) >= share)
        assert.ok(counters === 1 || calledWithin(minutes, load, counters - 1, how) < share, 'no fewer would do')
        assert.ok(countersFor(load + more, { share, minutes }, how) >= counters)
        assert.ok(countersFor(load, { share: share + 0.01, minutes }, how) >= counters)
        assert.ok(countersFor(load, { share, minutes: minutes + 5 }, how) <= counters)
      },
    ),
  )
})

test('nobody needs no counter', () => assert.equal(countersFor(0, { share: 0.9, minutes: 15 }, exponential(6)), 0))
