import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at } from '../../test/harness/small-mall.ts'

const credit = 30

async function hallThatAsks() {
  const hall = await openHall()
  await hall.house.owner.run(
    sql`update mall.mall set settings = settings || '{"priorityNeedsConfirmation": true}', version = version + 1`,
  )
  return hall
}
const refusal = (reason: string) => (error: unknown) => error instanceof Refused && error.key === reason

test('one’s own word counts at once, and until an officer withdraws it', async () => {
  const { mall, ...hall } = await openHall()
  const budiman = await hall.number(mall.service.ktpHilang, 0)
  const ibuTua = await hall.number(mall.service.ktpHilang, 10, { protectedAs: 'elderly' })
  const before = await hall.visit(ibuTua)
  assert.deepEqual([before.class, before.protectedAs, before.isConfirmed], ['protected', 'elderly', false])
  await hall.confirm(ibuTua, mall.rina, 11)
  assert.equal((await hall.visit(ibuTua)).isConfirmed, true)
  await hall.withdraw(ibuTua, mall.rina, 12)
  const after = await hall.visit(ibuTua)
  assert.deepEqual([after.class, after.protectedAs, after.legs[0]?.arrivalRef], ['regular', null, at(10)])
  await hall.open(mall.counter.one, mall.rina)
  assert.equal((await hall.call(mall.counter.one, mall.rina, 13))?.visitId, budiman.visitId)
  assert.deepEqual(await hall.breaches(), [])
})

test('where the mall wants a look first, the number waits in the ordinary order until an officer confirms', async () => {
  const { mall, ...hall } = await hallThatAsks()
  await hall.number(mall.service.ktpHilang, 0)
  const ibuTua = await hall.number(mall.service.ktpHilang, 10, { protectedAs: 'elderly' })
  const waiting = await hall.visit(ibuTua)
  assert.deepEqual([waiting.class, waiting.protectedAs, waiting.isConfirmed], ['regular', 'elderly', false])
  assert.deepEqual(waiting.legs[0]?.keyAt, at(10))
  await hall.confirm(ibuTua, mall.rina, 11)
  const confirmed = await hall.visit(ibuTua)
  assert.deepEqual([confirmed.class, confirmed.isConfirmed], ['protected', true])
  assert.deepEqual([confirmed.legs[0]?.class, confirmed.legs[0]?.keyAt], ['protected', at(10 - credit)])
  await hall.open(mall.counter.one, mall.rina)
  assert.equal((await hall.call(mall.counter.one, mall.rina, 12))?.visitId, ibuTua.visitId)
  assert.deepEqual(await hall.breaches(), [])
})

test('a number that staff gave is confirmed by being given', async () => {
  const { mall, ...hall } = await hallThatAsks()
  const taken = await hall.number(mall.service.ktpHilang, 0, { protectedAs: 'disabled', by: mall.ibuSiti })
  const { class: asWhat, isConfirmed } = await hall.visit(taken)
  assert.deepEqual([asWhat, isConfirmed], ['protected', true])
})

test('who never asked for priority, or whose word was withdrawn, has nothing to confirm', async () => {
  const { mall, ...hall } = await openHall()
  const ordinary = await hall.number(mall.service.ktpHilang, 0)
  await assert.rejects(hall.confirm(ordinary, mall.rina, 1), refusal('visit.noPriority'))
  const asked = await hall.number(mall.service.ktpHilang, 2, { protectedAs: 'children' })
  await hall.withdraw(asked, mall.rina, 3)
  await assert.rejects(hall.confirm(asked, mall.rina, 4), refusal('visit.noPriority'))
  await hall.mark(asked, 'children', 5)
  assert.equal((await hall.visit(asked)).class, 'protected')
})

test('an officer looks at people of the own agency only', async () => {
  const { mall, ...hall } = await openHall()
  const taken = await hall.number(mall.service.ktpHilang, 0, { protectedAs: 'elderly' })
  await assert.rejects(hall.confirm(taken, mall.agus, 1), refusal('visit.notYourQueue'))
  await assert.rejects(hall.withdraw(taken, mall.agus, 1), refusal('visit.notYourQueue'))
  await hall.confirm(taken, mall.ibuSiti, 1)
})

test('the database refuses a word that counts for nothing after somebody has looked', async () => {
  const { house, mall, ...hall } = await hallThatAsks()
  const taken = await hall.number(mall.service.ktpHilang, 0, { protectedAs: 'elderly' })
  await assert.rejects(
    house.owner.run(sql`update visit.visit set is_confirmed = true where id = ${taken.visitId}`),
    /visit_protected/,
  )
})
