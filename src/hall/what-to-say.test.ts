import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../test/harness/any.ts'
import { usualHall } from './hall.ts'
import { inHaste, lateAfterMs, type Sayable, whatToSay } from './what-to-say.ts'

const now = new Date('2026-11-23T09:41:00+07:00')
const call = (zoneId: number, seq: number, secondsAgo: number): Sayable => ({
  zoneId,
  seq,
  calledAt: new Date(now.getTime() - secondsAgo * 1000),
})
const said = (calls: readonly Sayable[], voiceOf: number[], told: [number, number][] = []) =>
  whatToSay(calls, { voiceOf: new Set(voiceOf), told: new Map(told), now }).map(({ zoneId, seq }) => [zoneId, seq])

test('calls are said in the order in which people were called, whichever zone they wait in', () => {
  const calls = [call(1, 8, 3), call(2, 4, 10), call(1, 7, 20)]
  assert.deepEqual(said(calls, [1, 2]), [
    [1, 7],
    [2, 4],
    [1, 8],
  ])
})

test('a screen says only the zones whose voice it is', () => {
  assert.deepEqual(said([call(1, 8, 3), call(2, 4, 10)], [2]), [[2, 4]])
  assert.deepEqual(said([call(1, 8, 3)], []), [])
})

test('what a zone was told already is not said again; a recall has a number of its own and is', () => {
  const recall = call(1, 9, 1)
  assert.deepEqual(said([call(1, 7, 20), call(1, 8, 3), recall], [1], [[1, 8]]), [[1, 9]])
})

test('after a minute a call is late and stays unsaid: nobody runs to a counter that has gone on', () => {
  const [still, late] = [call(1, 2, lateAfterMs / 1000), call(1, 1, lateAfterMs / 1000 + 1)]
  assert.deepEqual(said([still, late], [1]), [[1, 2]])
})

test('when others wait it is said in Bahasa Indonesia only, and the chime stays', () => {
  assert.deepEqual(inHaste({ ...usualHall, english: true, chime: true }), { english: false, chime: true })
})

test('whatever happens, nothing is said twice, nothing late, nothing of another zone', () => {
  const calls = fc.array(fc.tuple(fc.nat(3), fc.nat(20), fc.nat(120)).map((one) => call(...one)))
  fc.assert(
    fc.property(calls, fc.array(fc.nat(3)), fc.array(fc.tuple(fc.nat(3), fc.nat(20))), (all, voiceOf, told) => {
      const found = whatToSay(all, { voiceOf: new Set(voiceOf), told: new Map(told), now })
      const known = new Map(told)
      assert.equal(new Set(found.map(({ zoneId, seq }) => `${zoneId} ${seq}`)).size, found.length)
      for (const { zoneId, seq, calledAt } of found) {
        assert.ok(voiceOf.includes(zoneId) && seq > (known.get(zoneId) ?? 0))
        assert.ok(now.getTime() - calledAt.getTime() <= lateAfterMs)
      }
    }),
  )
})
