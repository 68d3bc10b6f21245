import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { readQueuesNow } from './read-today.ts'
import { beginRehearsal } from './rehearsal.ts'

const hall = await openHall()
const { mall, act } = hall
const queueNow = async (queueId: number) =>
  (await act((tx) => readQueuesNow(tx, [today]))).find((one) => one.queueId === queueId)

test('a queue tells how many wait, the number given last and the number called last', async () => {
  await hall.open(mall.counter.one, mall.rina)
  for (let minute = 0; minute < 3; minute++) await hall.number(mall.service.ktpHilang, minute)
  await hall.call(mall.counter.one, mall.rina, 5)
  assert.deepEqual(await queueNow(mall.queue.ktp), {
    queueId: mall.queue.ktp,
    waiting: 2,
    lastIssued: { number: 3, ticket: 'A 003' },
    lastCalled: { number: 1, ticket: 'A 001' },
  })
  const nobody = { queueId: mall.queue.skck, waiting: 0, lastIssued: null, lastCalled: null }
  assert.deepEqual(await queueNow(mall.queue.skck), nobody)
})

test('numbers of a rehearsal are nobody’s queue', async () => {
  await hall.house.owner.run({ sql: true, text: 'update visit.visit set closed_at = issued_at', values: [] })
  await act((tx) => beginRehearsal(tx, mall.ibuSiti, at(10)))
  await hall.number(mall.service.skck, 11)
  assert.equal((await queueNow(mall.queue.skck))?.lastIssued, null)
})
