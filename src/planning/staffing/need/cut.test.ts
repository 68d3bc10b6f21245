import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../../../test/harness/any.ts'
import { type Cut, cutFrom, firstCut, isBeyond, nextCut } from './cut.ts'
import { quarters } from './offered-load.ts'

const open = Array.from({ length: 28 }, (_, i) => 32 + i)
const day = (of: (quarter: number) => number) => Array.from({ length: quarters }, (_, quarter) => of(quarter))
const need = day((quarter) => (quarter < 32 || quarter > 59 ? 0 : quarter < 34 ? 12 : 5))

test('a cut at the peak takes from the quarters above it and leaves the rest of the day', () => {
  const next = cutFrom(need, firstCut(need), open, 1) ?? []
  assert.deepEqual([next[32], next[33], next[34], next[59]], [9, 9, 5, 5])
})

test('a part of the day is lowered by itself, never below the last counter of an open queue', () => {
  const next = cutFrom(need, { place: 1, by: 7 }, open, 1) ?? []
  assert.deepEqual([next[43], next[44], next[55], next[56]], [5, 1, 1, 5])
})

test('where counters stand anyway nothing is saved by needing fewer', () => {
  assert.equal(cutFrom(need, { place: 'peak', by: 3 }, open, 12), undefined)
  assert.equal(cutFrom(need, { place: 0, by: 1 }, open, 12), undefined)
})

test('after a cut that broke the promise half of it is tried, down to one counter at the peak', () => {
  const tried: number[] = []
  for (let cut: Cut = { place: 'peak', by: 13 }; cut.place === 'peak'; cut = nextCut(cut, false, need))
    tried.push(cut.by)
  assert.deepEqual(tried, [13, 6, 3, 1])
  assert.deepEqual(nextCut({ place: 'peak', by: 3 }, true, need), { place: 'peak', by: 3 })
})

test('whatever is kept and refused, cuts only take away, leave each open queue a counter, and come to an end', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 28, maxLength: 28 })
  fc.assert(
    fc.property(counts, fc.infiniteStream(fc.boolean()), (its, answers) => {
      let now = day((quarter) => its[quarter - 32] ?? 0)
      let cut = firstCut(now)
      let steps = 0
      while (!isBeyond(cut, open, false)) {
        assert.ok(++steps < 2000)
        const next = cutFrom(now, cut, open, 1)
        const isKept = next !== undefined && answers.next().value === true
        if (next)
          for (const [quarter, before] of now.entries()) {
            assert.ok((next[quarter] ?? 0) <= before)
            assert.ok((next[quarter] ?? 0) >= (open.includes(quarter) ? 1 : 0))
          }
        if (next && isKept) now = next
        cut = next ? nextCut(cut, isKept, now) : nextCut({ ...cut, by: 1 }, false, now)
      }
    }),
    { numRuns: 40 },
  )
})
