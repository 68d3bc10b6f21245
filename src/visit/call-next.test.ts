import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at } from '../../test/harness/small-mall.ts'

test('a visitor takes a number, is called, served, and the visit is over', async () => {
  const { house, mall, ...hall } = await openHall()
  const taken = await hall.number(mall.service.ktpHilang, 0)
  assert.equal(taken.ticket, 'A 001')
  await hall.open(mall.counter.one, mall.rina)
  const called = await hall.call(mall.counter.one, mall.rina, 1)
  assert.equal(called?.ticket, 'A 001')
  await hall.start(mall.counter.one, mall.rina, called, 2)
  await hall.finish(mall.counter.one, mall.rina, called, 9)
  const visit = await house.owner.row(sql`select closed_at, version from visit.visit where id = ${taken.visitId}`)
  assert.deepEqual(visit, { closed_at: at(9), version: 4 })
  const intervals = await house.owner.rows(
    sql`select state, extract(epoch from to_at - from_at)::int / 60 as minutes from visit.interval order by turn`,
  )
  assert.deepEqual(intervals, [
    { state: 'waiting', minutes: 1 },
    { state: 'called', minutes: 1 },
    { state: 'serving', minutes: 7 },
  ])
  assert.deepEqual(await hall.breaches(), [])
})

test('people are called in the order they came; nobody waiting calls nobody', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  for (const minute of [0, 1, 2]) await hall.number(mall.service.ktpHilang, minute)
  const tickets: (string | undefined)[] = []
  for (const minute of [3, 10, 17, 24]) {
    const called = await hall.call(mall.counter.one, mall.rina, minute)
    tickets.push(called?.ticket)
    if (!called) continue
    await hall.start(mall.counter.one, mall.rina, called, minute + 1)
    await hall.finish(mall.counter.one, mall.rina, called, minute + 6)
  }
  assert.deepEqual(tickets, ['A 001', 'A 002', 'A 003', undefined])
  assert.deepEqual(await hall.breaches(), [])
})

test('an elderly visitor counts as having come thirty minutes earlier, and no more than that', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  await hall.number(mall.service.ktpHilang, 0)
  await hall.number(mall.service.ktpHilang, 20)
  await hall.number(mall.service.ktpHilang, 40, { protectedAs: 'elderly' })
  const tickets: (string | undefined)[] = []
  for (const minute of [41, 43, 45]) {
    const called = await hall.call(mall.counter.one, mall.rina, minute)
    tickets.push(called?.ticket)
    await hall.start(mall.counter.one, mall.rina, called, minute)
    await hall.finish(mall.counter.one, mall.rina, called, minute + 1)
  }
  assert.deepEqual(tickets, ['A 001', 'A 003', 'A 002'])
  assert.deepEqual(await hall.breaches(), [])
})

test('a protected visitor who has waited fifteen minutes goes before everybody', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  await hall.number(mall.service.ktpHilang, 0)
  await hall.number(mall.service.ktpHilang, 50, { protectedAs: 'pregnant' })
  assert.equal((await hall.call(mall.counter.one, mall.rina, 65))?.ticket, 'A 002')
  assert.deepEqual(await hall.breaches(), [])
})

test('a helper counter takes from the other queue only when it waits longer than its condition', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.two, mall.budi)
  await hall.number(mall.service.kkBaru, 0)
  assert.equal(await hall.call(mall.counter.two, mall.budi, 20), null)
  assert.equal((await hall.call(mall.counter.two, mall.budi, 21))?.ticket, 'B 001')
})

test('a call out of turn needs a reason, and the ledger keeps it', async () => {
  const { house, mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  await hall.number(mall.service.ktpHilang, 0)
  const later = await hall.visit(await hall.number(mall.service.ktpHilang, 5))
  const called = await hall.choose(
    mall.counter.one,
    mall.rina,
    { visitId: later.id, legId: later.legs[0]?.id ?? 0 },
    6,
    'medical',
  )
  assert.equal(called?.ticket, 'A 002')
  const told = await house.owner.row(
    sql`select data->>'why' as why, data->>'reason' as reason from ledger.event where kind = 'visit.called'`,
  )
  assert.deepEqual(told, { why: 'chosen', reason: 'medical' })
  assert.deepEqual(await hall.breaches(), [])
})

test('an officer calls only at the own counter, of the own agency, while sitting there and not paused', async () => {
  const { mall, ...hall } = await openHall()
  await hall.number(mall.service.ktpHilang, 0)
  await assert.rejects(hall.call(mall.counter.one, mall.rina, 1), { key: 'counter.notOpen' })
  await hall.open(mall.counter.one, mall.rina)
  await assert.rejects(hall.call(mall.counter.one, mall.budi, 1), { key: 'counter.notOpen' })
  await assert.rejects(hall.call(mall.counter.one, mall.agus, 1), { key: 'visit.notYourAgency' })
  await assert.rejects(hall.call(mall.counter.one, mall.ibuSiti, 1), { key: 'visit.notYourAgency' })
  await hall.pause(mall.counter.one, mall.rina, 1)
  await assert.rejects(hall.call(mall.counter.one, mall.rina, 1), { key: 'counter.paused' })
})

test('a counter with somebody standing there calls nobody else', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  await hall.number(mall.service.ktpHilang, 0)
  await hall.number(mall.service.ktpHilang, 0)
  await hall.call(mall.counter.one, mall.rina, 1)
  await assert.rejects(hall.call(mall.counter.one, mall.rina, 2), { key: 'counter.busy' })
})
