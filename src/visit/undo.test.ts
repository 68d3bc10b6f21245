import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHall } from '../../test/harness/hall.ts'
import { at } from '../../test/harness/small-mall.ts'
import { standUp } from './sit-at-counter.ts'
import { readUndoables, undoLast } from './undo.ts'

const hall = await openHall()
const { mall, act } = hall
const { one } = mall.counter
const { rina, budi } = mall
await hall.open(one, rina)

const listAt = (minute: number, staffId = rina.id) =>
  act(async (tx) => {
    const [own] = await readUndoables(tx, [{ counterId: one, staffId }], { undoSeconds: 60 }, at(minute))
    return own?.acts ?? []
  })
const told = async (minute: number) => (await listAt(minute)).map(({ kind, ticket }) => `${kind} ${ticket}`)

test('an officer sees what can be taken back and until when, the latest first, and takes it back in that order', async () => {
  const [first, second] = [await hall.number(mall.service.ktpHilang, 0), await hall.number(mall.service.ktpHilang, 0)]
  const called = await hall.call(one, rina, 1)
  await hall.start(one, rina, called, 1.1)
  await hall.finish(one, rina, called, 1.2)
  await hall.call(one, rina, 1.2)
  const list = ['visit.called A 002', 'visit.finished A 001', 'visit.started A 001', 'visit.called A 001']
  assert.deepEqual(await told(1.3), list)
  assert.deepEqual((await listAt(1.3))[0]?.until, at(2.2))
  assert.deepEqual(await told(2.15), list.slice(0, 2))
  assert.deepEqual(await told(2.3), [])
  for (let i = 0; i < list.length; i++) {
    assert.deepEqual(await told(1.4), list.slice(i))
    const { undid, ticket } = await hall.undo(one, rina, 1.4)
    assert.equal(`${undid} ${ticket}`, list[i])
  }
  assert.deepEqual(await told(1.4), [])
  for (const taken of [first, second]) assert.equal((await hall.visit(taken)).legs[0]?.state, 'waiting')
  assert.deepEqual((await hall.visit(first)).legs[0]?.arrivalRef, at(0))
  assert.deepEqual(await hall.breaches(), [])
})

test('a press that comes late takes back nothing but the act that was seen', async () => {
  const called = await hall.call(one, rina, 3)
  const [seen] = await listAt(3.1)
  await hall.start(one, rina, called, 3.2)
  const late = act((tx) => undoLast(tx, one, rina, at(3.3), undefined, seen?.id))
  await assert.rejects(late, { key: 'visit.notTheLastAct' })
  assert.equal((await listAt(3.3)).length, 2)
})

test('what another has touched, and what went out to others, ends the list', async () => {
  const [{ ticket } = { ticket: '' }] = await listAt(3.4)
  const standing = await hall.act((tx) =>
    tx.row<{ visitId: number; token: string }>({
      sql: true,
      text: `select id as "visitId", token from visit.visit where ticket = $1`,
      values: [ticket],
    }),
  )
  await hall.mark({ ...standing, ticket }, 'elderly', 3.5)
  assert.deepEqual(await listAt(3.6), [])
  assert.deepEqual(await listAt(3.6, budi.id), [])
  await assert.rejects(hall.undo(one, rina, 3.6), { key: 'visit.changedSince' })
})

test('who no longer sits at the counter is offered nothing to take back there; who opens it again is', async () => {
  const hall = await openHall()
  const { mall } = hall
  const list = (minute: number) =>
    hall.act(async (tx) => {
      const seat = { counterId: mall.counter.one, staffId: mall.rina.id }
      return (await readUndoables(tx, [seat], { undoSeconds: 60 }, at(minute)))[0]?.acts.map(({ kind }) => kind)
    })
  await hall.open(mall.counter.one, mall.rina)
  await hall.number(mall.service.ktpHilang, 0)
  const called = await hall.call(mall.counter.one, mall.rina, 1)
  await hall.start(mall.counter.one, mall.rina, called, 1.1)
  await hall.finish(mall.counter.one, mall.rina, called, 1.2)
  await hall.act((tx) => standUp(tx, { counterId: mall.counter.one, by: mall.rina, now: at(1.3) }))
  assert.deepEqual(await list(1.4), [])
  await hall.open(mall.counter.one, mall.budi, 1.4)
  assert.deepEqual(await list(1.5), [])
  await hall.act((tx) => standUp(tx, { counterId: mall.counter.one, by: mall.budi, now: at(1.5) }))
  await hall.open(mall.counter.one, mall.rina, 1.6)
  assert.deepEqual(await list(1.7), ['visit.finished', 'visit.started', 'visit.called'])
})
