import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../../test/harness/any.ts'
import { seeded } from '../../cli/day/random.ts'
import { freeInTurn } from './at-counter.ts'

const sigma = 0.6

test('one counter alone is free when its service is likely to end', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 60, noNaN: true }),
      (busy) => Math.abs((freeInTurn([busy], sigma)[0] ?? 0) - busy) < 1e-9,
    ),
  )
})

test('of several counters the one nearest its end is free first, and none later for being busy less', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.1, max: 60, noNaN: true }), { minLength: 1, maxLength: 20 }), (busy) => {
      const free = freeInTurn(busy, sigma)
      const order = busy.map((_, i) => i).sort((a, b) => (busy[a] ?? 0) - (busy[b] ?? 0))
      for (const [place, i] of order.entries())
        assert.ok(place === 0 || (free[i] ?? 0) >= (free[order[place - 1] ?? 0] ?? 0))
      assert.ok(free.every((minutes) => minutes > 0))
    }),
  )
})

test('eight counters in the middle of their services: the first is free when played services say so', () => {
  const random = seeded(5)
  // Each counter has worked without pause for long; what is left of its service at a moment that nobody chose.
  const left = () => {
    let at = random.between(-400, -300)
    for (;;) {
      at += random.duration(8, 0.66)
      if (at > 0) return at
    }
  }
  const days = 4000
  let [first, mean] = [0, 0]
  for (let day = 0; day < days; day++) {
    const eight = Array.from({ length: 8 }, left)
    first += Math.min(...eight) / days
    mean += eight.reduce((sum, one) => sum + one, 0) / 8 / days
  }
  const [says = 0] = freeInTurn(Array(8).fill(mean), sigma)
  assert.ok(Math.abs(says - first) < 0.25, `says ${says}, played ${first}`)
  assert.ok(says < mean / 4)
})
