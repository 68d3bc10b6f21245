import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from '../../../test/harness/any.ts'
import { commitTo, digestOf, hold, isTrue, type Places, type Request } from './draw.ts'

const seeds = fc.stringMatching(/^[0-9a-f]{64}$/)
const slotLists: fc.Arbitrary<Places[]> = fc
  .array(fc.nat({ max: 6 }), { maxLength: 6 })
  .map((places) => places.map((n, i) => ({ slotId: i + 1, places: n })))
const requestLists: fc.Arbitrary<Request[]> = fc
  .uniqueArray(fc.stringMatching(/^[A-Z2-9]{6}$/), { maxLength: 40 })
  .chain((labels) =>
    fc.tuple(...labels.map((label) => fc.option(fc.integer({ min: 1, max: 7 })).map((wanted) => ({ label, wanted })))),
  )
const draws = fc.record({ seed: seeds, requests: requestLists, slots: slotLists })
const settings = { seed: 20261123, numRuns: 300 }

test('the same seed and list give the same result, in whatever order the requests came', () => {
  fc.assert(
    fc.property(draws, fc.infiniteStream(fc.nat()), ({ seed, requests, slots }, randomly) => {
      const shuffled = requests
        .map((request) => ({ request, by: randomly.next().value ?? 0 }))
        .sort((a, b) => a.by - b.by)
        .map(({ request }) => request)
      assert.deepEqual(hold(seed, shuffled, slots), hold(seed, requests, slots))
    }),
    settings,
  )
})

test('everybody who asked is in the result once, and no time is given more often than it has places', () => {
  fc.assert(
    fc.property(draws, ({ seed, requests, slots }) => {
      const result = hold(seed, requests, slots)
      assert.deepEqual(result.map((r) => r.label).sort(), requests.map((r) => r.label).sort())
      assert.deepEqual(
        result.map((r) => r.rank),
        requests.map((_, i) => i + 1),
      )
      for (const slot of slots) assert.ok(result.filter((r) => r.slotId === slot.slotId).length <= slot.places)
    }),
    settings,
  )
})

test('no place stays free while somebody waits, and nobody waits behind somebody who won', () => {
  fc.assert(
    fc.property(draws, ({ seed, requests, slots }) => {
      const result = hold(seed, requests, slots)
      const places = slots.reduce((sum, slot) => sum + slot.places, 0)
      const won = result.filter((r) => r.slotId !== null)
      assert.equal(won.length, Math.min(places, requests.length))
      assert.deepEqual(
        won.map((r) => r.rank),
        won.map((_, i) => i + 1),
      )
    }),
    settings,
  )
})

test('whoever is drawn gets the time they asked for, unless those before them took all of it', () => {
  fc.assert(
    fc.property(draws, ({ seed, requests, slots }) => {
      const result = hold(seed, requests, slots)
      for (const { label, rank, slotId } of result) {
        const wanted = slots.find((slot) => slot.slotId === requests.find((r) => r.label === label)?.wanted)
        if (!wanted || slotId === wanted.slotId) continue
        const before = result.filter((r) => r.rank < rank && r.slotId === wanted.slotId).length
        assert.equal(before, wanted.places)
      }
    }),
    settings,
  )
})

test('another seed, a request left out, added or changed, or another result is found out by anybody', () => {
  fc.assert(
    fc.property(draws, seeds, ({ seed, requests, slots }, otherSeed) => {
      fc.pre(seed !== otherSeed && requests.length > 1)
      const [first, second, ...rest] = hold(seed, requests, slots)
      assert.ok(first && second)
      const record = { slots, requests, result: [first, second, ...rest] }
      const promise = commitTo(seed)
      assert.ok(isTrue(promise, seed, record))
      assert.ok(!isTrue(promise, otherSeed, { ...record, result: hold(otherSeed, requests, slots) }))
      assert.ok(!isTrue(promise, seed, { ...record, requests: requests.slice(1) }))
      assert.ok(!isTrue(promise, seed, { ...record, requests: [...requests, { label: 'TITIPAN', wanted: null }] }))
      const swapped = [{ ...first, label: second.label }, { ...second, label: first.label }, ...rest]
      assert.ok(!isTrue(promise, seed, { ...record, result: swapped }))
    }),
    settings,
  )
})

test('a record that was stored and read again, with its keys in another order, is still true', () => {
  const requests = [
    { label: 'A', wanted: 1 },
    { label: 'B', wanted: null },
  ]
  const slots = [{ slotId: 1, places: 1 }]
  const result = hold('seed', requests, slots).map(({ label, rank, slotId }) => ({ slotId, rank, label }))
  assert.ok(isTrue(commitTo('seed'), 'seed', { slots, requests, result }))
})

test('everybody has the same chance: over many draws of three places among ten each wins about three in ten', () => {
  const requests = Array.from({ length: 10 }, (_, i) => ({ label: `P${i}`, wanted: null }))
  const wins = new Map(requests.map(({ label }) => [label, 0]))
  const rounds = 5000
  for (let i = 0; i < rounds; i++)
    for (const { label } of hold(`seed ${i}`, requests, [{ slotId: 1, places: 3 }]).slice(0, 3))
      wins.set(label, (wins.get(label) ?? 0) + 1)
  const expected = rounds * 0.3
  const chiSquare = [...wins.values()].reduce((sum, won) => sum + (won - expected) ** 2 / (expected * 0.7), 0)
  // Nine degrees of freedom: above 27.9 once in a thousand if the draw is fair. The seeds are fixed, so is the outcome.
  assert.ok(chiSquare < 27.9, `chi-square ${chiSquare}`)
})

test('asking earlier, later, or with another code beforehand changes nothing that can be foreseen', () => {
  const requests = Array.from({ length: 30 }, (_, i) => ({ label: `P${i}`, wanted: null }))
  const rankOf = (list: Request[]) => hold('seed', list, []).find((r) => r.label === 'P0')?.rank
  // With each further request the rank of the same code under the same seed is drawn anew.
  const ranks = new Set(
    Array.from({ length: 20 }, (_, i) => rankOf([...requests, { label: `LATE${i}`, wanted: null }])),
  )
  assert.ok(ranks.size > 8, `only ${ranks.size} different ranks`)
})

test('a journalist with a terminal finds the same: the recipe of the README, written anew', () => {
  const seed = 'f'.repeat(64)
  const slots = [
    { slotId: 11, places: 1 },
    { slotId: 12, places: 1 },
  ]
  const requests = [
    { label: 'KQ7F-2M9T-AAAA', wanted: 12 },
    { label: 'B222-CCCC-DDDD', wanted: null },
    { label: 'ZZZZ-YYYY-XXXX', wanted: 12 },
  ]
  const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
  const list = 'slot 11 1\nslot 12 1\nrequest B222-CCCC-DDDD -\nrequest KQ7F-2M9T-AAAA 12\nrequest ZZZZ-YYYY-XXXX 12\n'
  assert.equal(digestOf(requests, slots), sha(list))
  const order = requests
    .map((r) => r.label)
    .sort((a, b) => (sha(`${seed}\n${sha(list)}\n${a}\n`) < sha(`${seed}\n${sha(list)}\n${b}\n`) ? -1 : 1))
  assert.deepEqual(
    hold(seed, requests, slots).map((r) => r.label),
    order,
  )
})
