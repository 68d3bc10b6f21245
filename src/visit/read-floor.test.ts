import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '#directory/directory-of.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at } from '../../test/harness/small-mall.ts'
import { reportPrint } from './help-visitor.ts'
import { queueFacts, readFloor } from './read-floor.ts'

const hall = await openHall()
const { mall, act } = hall
const { one, two } = mall.counter
const { ktpHilang, kkBaru } = mall.service

const floorAt = (minute: number) => act(async (tx) => readFloor(tx, await directoryOf(tx, at(minute)), at(minute)))

test('an empty hall is all noughts', async () => {
  const facts = await floorAt(0)
  assert.deepEqual([facts.arrived, facts.peopleWaiting, facts.openVisits, facts.minute], [0, 0, 0, 480])
})

test('people are counted once however many services they wait for; each queue knows its own wait', async () => {
  await hall.number([ktpHilang, kkBaru], 0)
  await hall.number(ktpHilang, 10)
  const facts = await floorAt(40)
  assert.deepEqual([facts.arrived, facts.peopleWaiting], [2, 2])
  const ktp = queueFacts(facts, mall.queue.ktp)
  assert.deepEqual([ktp.waiting, ktp.longest, ktp.beyondPromise], [2, 40 * 60_000, 1])
  assert.equal(queueFacts(facts, mall.queue.skck).waiting, 0)
})

test('of each counter it is known whether somebody stands there and when something was last pressed', async () => {
  await hall.open(one, mall.rina)
  const sitting = async (minute: number) => {
    const [found] = (await floorAt(minute)).sittings
    return [found?.isBusy, found?.lastActAt]
  }
  assert.deepEqual(await sitting(30), [false, at(0)])
  const late = await hall.call(one, mall.rina, 41)
  await hall.start(one, mall.rina, late, 42)
  assert.deepEqual(await sitting(43), [true, at(42)])
  await hall.finish(one, mall.rina, late, 43)
  assert.deepEqual(await sitting(50), [false, at(43)])
  await hall.call(one, mall.rina, 51)
})

test('a call out of turn is counted for its queue', async () => {
  await hall.open(two, mall.budi, 44)
  const taken = await hall.number(ktpHilang, 45)
  await hall.number(ktpHilang, 45)
  const legId = (await hall.visit(taken)).legs[0]?.id ?? 0
  await hall.choose(two, mall.budi, { legId, visitId: taken.visitId }, 46)
  assert.equal(queueFacts(await floorAt(47), mall.queue.ktp).outOfOrder, 1)
})

test('a number whose paper failed is on the floor until it is printed or over', async () => {
  const taken = await hall.number(kkBaru, 50)
  const print = (state: 'failed' | 'printed') => act((tx) => reportPrint(tx, taken.visitId, state, mall.kiosk, at(51)))
  await print('failed')
  assert.deepEqual(
    (await floorAt(52)).failedPrints.map((one) => one.ticket),
    [taken.ticket],
  )
  await print('printed')
  assert.deepEqual((await floorAt(53)).failedPrints, [])
})

test('who sits where is known by name, with the pause', async () => {
  await hall.pause(two, mall.budi, 60)
  const { sittings } = await floorAt(61)
  assert.deepEqual(
    sittings.map(({ counterId, name, pausedAt, pauseReason }) => [counterId, name, pausedAt, pauseReason]),
    [
      [one, mall.rina.name, null, null],
      [two, mall.budi.name, at(60), 'break'],
    ],
  )
})
