import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { type Hall, openHall } from '../../test/harness/hall.ts'
import { at } from '../../test/harness/small-mall.ts'
import type { Called } from './call-next.ts'
import { closeForOfficer } from './sit-at-counter.ts'
import type { NumberTaken } from './take-number.ts'

/** The mall calls three times, or waits five minutes, before somebody counts as absent. */
async function openWithOne() {
  const hall = await openHall()
  const { one } = hall.mall.counter
  await hall.open(one, hall.mall.rina)
  return { ...hall, one, rina: hall.mall.rina, taken: await hall.number(hall.mall.service.ktpHilang, 0) }
}
const callsOf = async (hall: Pick<Hall, 'visit'>, taken: NumberTaken) => (await hall.visit(taken)).legs[0]?.callCount
/** What the ledger holds, whatever counts towards absence. */
const callsKept = ({ house }: Hall) =>
  house.owner.row<{ calls: number }>(
    sql`select count(*)::int as calls from ledger.event where kind in ('visit.called', 'visit.recalled')`,
  )

async function assertCountsAnew(hall: Awaited<ReturnType<typeof openWithOne>>, called: Called, minute: number) {
  const { one, rina, taken } = hall
  assert.equal(await callsOf(hall, taken), 1)
  const tooEarly = () => assert.rejects(hall.absent(one, rina, called, minute), { key: 'visit.callAgainFirst' })
  await tooEarly()
  await hall.recall(one, rina, called, minute)
  assert.equal(await callsOf(hall, taken), 2)
  await tooEarly()
  await hall.recall(one, rina, called, minute)
  await hall.absent(one, rina, called, minute)
  assert.deepEqual(await hall.breaches(), [])
}

test('a counter closes under somebody called twice: called again, the calls before do not make the person absent', async () => {
  const hall = await openWithOne()
  const { one, rina, mall } = hall
  await hall.recall(one, rina, await hall.call(one, rina, 1), 1)
  await hall.act((tx) => closeForOfficer(tx, { counterId: one, by: mall.ibuSiti, now: at(2) }))
  await hall.open(one, rina, 3)
  await assertCountsAnew(hall, await hall.call(one, rina, 4), 5)
  assert.equal((await callsKept(hall)).calls, 5)
})

test('held, and back to the queue: calls count from the queue on', async () => {
  const hall = await openWithOne()
  const { one, rina } = hall
  const called = await hall.call(one, rina, 1)
  await hall.recall(one, rina, called, 1)
  await hall.start(one, rina, called, 2)
  await hall.park(one, rina, called, 3)
  await hall.requeue(one, rina, called, 4)
  await assertCountsAnew(hall, await hall.call(one, rina, 5), 6)
})

test('once back after an absence: calls count anew', async () => {
  const hall = await openWithOne()
  const { one, rina, taken } = hall
  await hall.absent(one, rina, await hall.call(one, rina, 1), 6)
  await hall.returned(taken, 7)
  await assertCountsAnew(hall, await hall.call(one, rina, 8), 9)
})

test('an absence that was taken back, the first or the last: one call stands, and the history has them all', async () => {
  const hall = await openWithOne()
  const { one, rina, taken } = hall
  const called = await hall.call(one, rina, 1)
  for (let again = 0; again < 2; again++) await hall.recall(one, rina, called, 1)
  await hall.absent(one, rina, called, 2)
  await hall.undo(one, rina, 2.5)
  await assertCountsAnew(hall, called, 3)
  await hall.returned(taken, 4)
  const last = await hall.call(one, rina, 5)
  await hall.absent(one, rina, last, 10)
  assert.equal((await hall.visit(taken)).legs[0]?.state, 'no_show')
  await hall.undo(one, rina, 10.5)
  await assertCountsAnew(hall, last, 11)
  assert.equal((await callsKept(hall)).calls, 8)
})
