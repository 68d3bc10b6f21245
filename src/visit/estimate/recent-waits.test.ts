import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '#directory/directory-of.ts'
import type { Tx } from '#platform/database.ts'
import type { Later } from '#platform/live/section.ts'
import { openHall } from '../../../test/harness/hall.ts'
import { at } from '../../../test/harness/small-mall.ts'
import { recentWaits } from './recent-waits.ts'

const hall = await openHall()
const { mall, act } = hall
await hall.open(mall.counter.one, mall.rina)

const waitsAt = (now: Date, legs: readonly number[] = []) =>
  act(async (tx) => recentWaits(tx, await directoryOf(tx, now), now, legs))

test('everybody who asks within three seconds is told from one look at the hall', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => waitsAt(at(1))))
  for (const waits of all) assert.equal(waits, all[0])
  assert.equal(await waitsAt(at(1, 2)), all[0])
  assert.notEqual(await waitsAt(at(1, 5)), all[0])
})

test('live news do not wait for a new look, which follows them', async () => {
  const first = await waitsAt(at(1, 10))
  const asked: Later[] = []
  const live = () =>
    act(async (tx) => recentWaits(tx, await directoryOf(tx, at(1, 14)), at(1, 14), [], (one) => asked.push(one)))
  assert.deepEqual([await live(), await live()], [first, first])
  assert.equal(asked.length, 1)
  for (const renew of asked) await act(renew)
  assert.notEqual(await live(), first)
  assert.equal(asked.length, 1)
})

test('a number that was just given is known at once', async () => {
  const before = await waitsAt(at(2))
  const taken = await hall.number(mall.service.ktpHilang, 2)
  const leg = (await hall.visit(taken)).legs[0]?.id ?? 0
  assert.equal(before.ofLeg(leg), undefined)
  assert.notEqual((await waitsAt(at(2), [leg])).ofLeg(leg), undefined)
})

test('whoever shares the look of somebody whose request fails looks for themselves', async () => {
  const fails = (tx: Tx): Tx => ({ ...tx, rows: () => Promise.reject(new Error('the network went')) })
  const begun = Promise.withResolvers<void>()
  const first = act(async (tx) => {
    const reading = recentWaits(fails(tx), await directoryOf(tx, at(3)), at(3))
    begun.resolve()
    return reading
  })
  const [failed, second] = await Promise.allSettled([first, begun.promise.then(() => waitsAt(at(3)))])
  assert.equal(failed.status, 'rejected')
  assert.equal(second.status, 'fulfilled')
})
