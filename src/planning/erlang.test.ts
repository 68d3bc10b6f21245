import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../test/harness/any.ts'
import { erlangA, erlangB, erlangC, waitingOf } from './erlang.ts'

const near = (actual: number, expected: number, by: number) =>
  assert.ok(Math.abs(actual - expected) <= by, `${actual} is not ${expected} ±${by}`)

test('Disdukcapil: 1,317 visits in seven hours of six minutes need twenty desks, and nineteen are a disaster', () => {
  const load = (1317 * 6) / (7 * 60)
  near(load, 18.81, 0.005)
  near(waitingOf(load, 20, 6).mean, 3.6, 0.05)
  near(waitingOf(load, 20, 6).share, 0.71, 0.005)
  near(waitingOf(load, 22, 6).mean, 0.7, 0.05)
  near(waitingOf(load, 19, 6).mean, 30.7, 0.5)
})

test('with ten minutes each the same visits need thirty-three', () => {
  const load = (1317 * 10) / (7 * 60)
  near(load, 31.36, 0.005)
  near(waitingOf(load, 33, 10).mean, 4.2, 0.05)
  near(waitingOf(load, 32, 10).mean, 13.5, 0.05)
})

test('tables of Erlang are met', () => {
  // Erlang B: 10 erlangs on 10 lines lose 21.46 %; one erlang on one line half. Erlang C of M/M/8 at 85 %.
  near(erlangB(10, 10), 0.2146, 0.00005)
  near(erlangB(1, 1), 0.5, 1e-12)
  near(erlangC(6.8, 8), 0.5726, 0.00005)
  near(waitingOf(6.8, 8, 1).mean, 0.4771, 0.00005)
  near(erlangC(0.5, 1), 0.5, 1e-12)
})

test('who has no patience at all makes Erlang A to Erlang B, and endless patience to Erlang C', () => {
  near(erlangA(10, 10, 1, 1e-9).abandon, erlangB(10, 10), 1e-6)
  near(erlangA(6.8, 8, 1, 1e7).share, erlangC(6.8, 8), 1e-4)
  near(erlangA(6.8, 8, 1, 1e7).mean, waitingOf(6.8, 8, 1).mean, 1e-4)
})

test('with patience as long as a service the hall is a hall with a counter for everybody', () => {
  // M/M/c+M with equal rates is M/M/∞: the number present is Poisson.
  const load = 6
  let term = Math.exp(-load)
  let below = 0
  for (let n = 0; n < 4; n++) {
    below += term
    term *= load / (n + 1)
  }
  near(erlangA(load, 4, 5, 5).share, 1 - below, 1e-12)
})

test('more counters never wait longer, more people never shorter', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 80, noNaN: true }), fc.integer({ min: 1, max: 100 }), (load, servers) => {
      const { mean } = waitingOf(load, servers, 1)
      assert.ok(waitingOf(load, servers + 1, 1).mean <= mean)
      assert.ok(waitingOf(load * 1.1, servers, 1).mean >= mean)
      const { share, abandon } = erlangA(load, servers, 1, 2)
      assert.ok(share >= 0 && share <= 1 && abandon >= 0 && abandon < 1)
    }),
  )
})

test('the quantile of a wait is where its share is reached', () => {
  const { within, quantile, share } = waitingOf(18.81, 20, 6)
  near(within(quantile(0.9)), 0.9, 1e-12)
  assert.equal(quantile(1 - share - 0.01), 0)
})
