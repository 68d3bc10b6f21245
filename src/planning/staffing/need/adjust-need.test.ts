import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../../../test/harness/any.ts'
import { raised, type Situation } from './adjust-need.ts'
import { quarters } from './offered-load.ts'

const open = Array.from({ length: 28 }, (_, i) => 32 + i)
const day = (of: (quarter: number) => number) => Array.from({ length: quarters }, (_, quarter) => of(quarter))
const people = (of: (quarter: number) => number) => Float64Array.from(day(of))
const situation = (more: Partial<Situation> = {}): Situation => ({
  need: day((quarter) => (open.includes(quarter) ? 4 : 0)),
  load: day((quarter) => (open.includes(quarter) ? 2 : 0)),
  came: people((quarter) => (open.includes(quarter) ? 100 : 0)),
  late: people(() => 0),
  mayBeLate: 0.1,
  minutes: 15,
  open,
  ...more,
})
const changed = (before: readonly number[], after: readonly number[]) =>
  before.flatMap((count, quarter) => (after[quarter] === count ? [] : [quarter]))

test('more counters stand where people waited too long, in the quarter they came and in the one after', () => {
  const { need, ...rest } = situation({ late: people((quarter) => (quarter === 40 ? 30 : 0)) })
  assert.deepEqual(changed(need, raised({ need, ...rest })), [40, 41])
  assert.equal(raised({ need, ...rest })[40], 5)
})

test('whoever came before the doors opened is helped by counters when they open', () => {
  const early = situation({
    came: people((quarter) => (quarter === 30 ? 50 : 0)),
    late: people((quarter) => (quarter === 30 ? 50 : 0)),
  })
  assert.deepEqual(changed(early.need, raised(early)), [32, 33])
})

test('a quarter in which few enough waited too long is left alone, unless it is the worst of a queue that breaks its promise', () => {
  const late = people((quarter) => (quarter === 40 ? 9 : quarter === 50 ? 5 : 0))
  assert.deepEqual(changed(situation().need, raised(situation({ late }))), [40, 41])
})

test('whatever a trial says, a need is only raised, and only in the hours that are open', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: quarters, maxLength: quarters })
  const share = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: quarters, maxLength: quarters })
  fc.assert(
    fc.property(counts, share, share, (need, loads, lates) => {
      const one = situation({
        need,
        load: need.map((count, quarter) => count * (loads[quarter] ?? 0)),
        late: people((quarter) => Math.round(100 * (lates[quarter] ?? 0))),
        came: people(() => 100),
      })
      for (const quarter of Array.from({ length: quarters }, (_, i) => i)) {
        const [before, more] = [need, raised(one)].map((of) => of[quarter] ?? 0)
        assert.ok((more as number) >= (before as number))
        if (!open.includes(quarter)) assert.equal(more, before)
      }
    }),
    { numRuns: 60 },
  )
})
