import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '#directory/directory-of.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at } from '../../test/harness/small-mall.ts'
import { countWaiting, countWaitingIn, readStatuses } from './read-status.ts'
import { standingOf } from './standing.ts'
import type { NumberTaken } from './take-number.ts'

/** How many are before each number in each queue where it waits, at a minute after eight. */
async function placesAt(
  hall: Awaited<ReturnType<typeof openHall>>,
  taken: NumberTaken[],
  minute: number,
): Promise<number[][]> {
  const ids = taken.map(({ visitId }) => visitId)
  const statuses = await hall.act(async (tx) => readStatuses(tx, await directoryOf(tx, at(minute)), ids, at(minute)))
  return ids.map((id) =>
    [...(statuses.get(id)?.visit.legs ?? [])].flatMap((leg) => statuses.get(id)?.before.get(leg.id) ?? []),
  )
}

test('a phone shows how many would be called before, and the counters call in that order', async () => {
  const hall = await openHall()
  const { mall } = hall
  await hall.open(mall.counter.one, mall.rina)
  const taken = [
    await hall.number(mall.service.ktpHilang, 0),
    await hall.number(mall.service.ktpHilang, 10),
    await hall.number(mall.service.ktpHilang, 35, { protectedAs: 'elderly' }),
    await hall.number(mall.service.ktpHilang, 36),
  ]
  assert.deepEqual(await placesAt(hall, taken, 36), [[0], [2], [1], [3]])
  const called: (string | undefined)[] = []
  for (const minute of [37, 39, 41, 43]) {
    const next = await hall.call(mall.counter.one, mall.rina, minute)
    called.push(next?.ticket)
    await hall.start(mall.counter.one, mall.rina, next, minute)
    await hall.finish(mall.counter.one, mall.rina, next, minute + 1)
  }
  assert.deepEqual(called, ['A 001', 'A 003', 'A 002', 'A 004'])
})

test('a protected visitor who has waited the promised time moves to the front of every phone', async () => {
  const hall = await openHall()
  const taken = [
    await hall.number(hall.mall.service.skck, 0),
    await hall.number(hall.mall.service.skck, 20, { protectedAs: 'pregnant' }),
  ]
  assert.deepEqual(await placesAt(hall, taken, 21), [[0], [1]])
  assert.deepEqual(await placesAt(hall, taken, 35), [[1], [0]])
})

test('who stepped out is not counted while away and has the old place when back', async () => {
  const hall = await openHall()
  const { ktpHilang } = hall.mall.service
  const siti = await hall.number(ktpHilang, 0)
  const agus = await hall.number(ktpHilang, 1)
  await hall.away(siti, 2)
  assert.deepEqual(await placesAt(hall, [siti, agus], 3), [[], [0]])
  await hall.back(siti, 6)
  assert.deepEqual(await placesAt(hall, [siti, agus], 7), [[0], [1]])
})

test('one number in two queues has a place in each, and none in either while at a counter', async () => {
  const hall = await openHall()
  const { mall } = hall
  await hall.open(mall.counter.one, mall.rina)
  await hall.number(mall.service.kkBaru, 0)
  const siti = await hall.number([mall.service.ktpHilang, mall.service.kkBaru], 1)
  assert.deepEqual(await placesAt(hall, [siti], 2), [[0, 1]])
  await hall.call(mall.counter.one, mall.rina, 3)
  assert.deepEqual(await placesAt(hall, [siti], 4), [[]])
  assert.equal(standingOf(await hall.visit(siti)).kind, 'called')
})

test('the wait that the promise is held against leaves out the time away', async () => {
  const hall = await openHall()
  const siti = await hall.number(hall.mall.service.ktpHilang, 0)
  await hall.away(siti, 10)
  await hall.back(siti, 18)
  const statuses = await hall.act(async (tx) => readStatuses(tx, await directoryOf(tx, at(20)), [siti.visitId], at(20)))
  assert.deepEqual([...(statuses.get(siti.visitId)?.waitedMs.values() ?? [])], [12 * 60_000])
})

test('a person in two queues is one person who waits in the mall', async () => {
  const hall = await openHall()
  const { mall } = hall
  await hall.number([mall.service.ktpHilang, mall.service.kkBaru], 0)
  await hall.number(mall.service.ktpHilang, 1)
  assert.equal(await hall.act(countWaiting), 2)
  assert.equal(await hall.act((tx) => countWaitingIn(tx, mall.queue.ktp)), 2)
  assert.equal(await hall.act((tx) => countWaitingIn(tx, mall.queue.skck)), 0)
})

test('each end of a visit is told for what it is', async () => {
  const hall = await openHall()
  const { mall } = hall
  await hall.open(mall.counter.one, mall.rina)
  const kinds: string[] = []
  const told = async (taken: NumberTaken) => kinds.push(standingOf(await hall.visit(taken)).kind)

  const left = await hall.number(mall.service.ktpHilang, 0)
  await hall.leave(left, 1)
  await told(left)

  const gone = await hall.number(mall.service.ktpHilang, 2)
  let called = await hall.call(mall.counter.one, mall.rina, 3)
  await hall.absent(mall.counter.one, mall.rina, called, 9)
  await told(gone)
  await hall.returned(gone, 10)
  called = await hall.call(mall.counter.one, mall.rina, 11)
  await hall.absent(mall.counter.one, mall.rina, called, 17)
  await told(gone)

  const served = await hall.number(mall.service.ktpHilang, 18)
  called = await hall.call(mall.counter.one, mall.rina, 19)
  await hall.start(mall.counter.one, mall.rina, called, 20)
  await hall.park(mall.counter.one, mall.rina, called, 21)
  await told(served)
  await hall.resume(mall.counter.one, mall.rina, called, 22)
  await told(served)
  await hall.finish(mall.counter.one, mall.rina, called, 23)
  await told(served)
  assert.deepEqual(kinds, ['left', 'missed', 'noShow', 'parked', 'serving', 'done'])
})
