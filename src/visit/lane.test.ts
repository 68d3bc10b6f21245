import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { openHall } from '../../test/harness/hall.ts'

/** The KTP queue as a drive-thru lane with so many places. */
async function lane(places: number) {
  const hall = await openHall()
  await hall.house.owner.run(
    sql`update service.queue set discipline = 'lane', lane_places = ${places} where id = ${hall.mall.queue.ktp}`,
  )
  return hall
}

test('in a lane cars are called in the order they came, whoever sits in them', async () => {
  const { mall, ...hall } = await lane(8)
  await hall.open(mall.counter.one, mall.rina)
  await hall.number(mall.service.ktpHilang, 0)
  await hall.number(mall.service.ktpHilang, 1, { protectedAs: 'elderly' })
  const first = await hall.call(mall.counter.one, mall.rina, 30)
  assert.equal(first?.ticket, 'A 001')
  await hall.start(mall.counter.one, mall.rina, first, 31)
  await hall.park(mall.counter.one, mall.rina, first, 32)
  assert.equal((await hall.call(mall.counter.one, mall.rina, 33))?.ticket, 'A 002')
  assert.deepEqual(await hall.breaches(), [])
})

test('nobody is called out of turn in a lane', async () => {
  const { mall, ...hall } = await lane(8)
  await hall.open(mall.counter.one, mall.rina)
  await hall.number(mall.service.ktpHilang, 0)
  const later = await hall.visit(await hall.number(mall.service.ktpHilang, 1))
  const chosen = { visitId: later.id, legId: later.legs[0]?.id ?? 0 }
  await assert.rejects(hall.choose(mall.counter.one, mall.rina, chosen, 2), { key: 'visit.laneKeepsOrder' })
})

test('who has a number already finds no place in a full lane either: not as one more service, not by a transfer', async () => {
  const { mall, ...hall } = await lane(1)
  await hall.open(mall.counter.three, mall.dewi)
  await hall.number(mall.service.ktpHilang, 0)
  const other = await hall.number(mall.service.kkBaru, 1)
  await assert.rejects(hall.add(other, mall.service.ktpHilang, 2), { key: 'visit.laneFull' })
  const called = await hall.call(mall.counter.three, mall.dewi, 3)
  await hall.start(mall.counter.three, mall.dewi, called, 4)
  await assert.rejects(hall.transfer(mall.counter.three, mall.dewi, called, mall.service.ktpHilang, 5), {
    key: 'visit.laneFull',
  })
  await hall.open(mall.counter.one, mall.rina)
  await hall.call(mall.counter.one, mall.rina, 6)
  await hall.transfer(mall.counter.three, mall.dewi, called, mall.service.ktpHilang, 7)
  assert.equal((await hall.visit(other)).legs.at(-1)?.state, 'waiting')
  assert.deepEqual(await hall.breaches(), [])
})

test('twenty cars that come at once fill the five places of a lane, and a place that is free is given again', async () => {
  const { mall, ...hall } = await lane(5)
  const came = await Promise.allSettled(Array.from({ length: 20 }, () => hall.number(mall.service.ktpHilang, 0)))
  assert.equal(came.filter((one) => one.status === 'fulfilled').length, 5)
  for (const one of came) if (one.status === 'rejected') assert.equal(one.reason.key, 'visit.laneFull')
  await hall.open(mall.counter.one, mall.rina)
  await hall.call(mall.counter.one, mall.rina, 1)
  assert.equal((await hall.number(mall.service.ktpHilang, 2)).ticket, 'A 006')
  assert.deepEqual(await hall.breaches(), [])
})
