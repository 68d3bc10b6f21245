import assert from 'node:assert/strict'
import { test } from 'node:test'
import { availabilityOf, availabilityOfMall } from '#directory/availability.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Staff } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { type Hall, openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { closeDay } from './close-day.ts'
import { beginRehearsal, endRehearsal } from './rehearsal.ts'
import { reopenDay } from './reopen-day.ts'
import { sitDown } from './sit-at-counter.ts'
import { openForOfficer } from './staff-counters.ts'

// The manager closes the day while the doors are open. From that moment on no number of it is given, and none is left
// waiting that nobody will call.

const eleven = 180

function acts(hall: Hall) {
  const { site, ibuSiti } = hall.mall
  return {
    close: (minute: number, command?: string, by: Staff = ibuSiti) =>
      hall.act((tx) => closeDay(tx, site, today, by, at(minute), command ? { id: command } : undefined)),
    reopen: (minute: number, command?: string, by: Staff = ibuSiti) =>
      hall.act((tx) => reopenDay(tx, site, today, by, at(minute), command ? { id: command } : undefined)),
    told: async (kind: string) =>
      (await hall.house.owner.rows(sql`select id from ledger.event where kind = ${kind}`)).length,
  }
}

test('the day is closed while thirty kiosks press: whoever got a number has lost it, the others get none', async () => {
  for (const round of range(6)) {
    const hall = await openHall()
    const { close } = acts(hall)
    const press = (i: number) =>
      hall
        .number([hall.mall.service.ktpHilang, hall.mall.service.kkBaru].slice(i % 2), eleven)
        .catch((error) => error.key)
    const early = range(round * 2).map(press)
    const closing = close(eleven)
    const late = range(30).map(press)
    const said = await Promise.all([...early, ...late])
    const ended = await closing
    assert.equal(said.filter((one) => typeof one === 'object').length, ended, 'each number that was given was ended')
    for (const one of said) assert.ok(typeof one === 'object' || one === 'visit.closed.ended', String(one))
    assert.equal(await press(1), 'visit.closed.ended')
    assert.deepEqual(await hall.breaches(), [])
  }
})

test('control: a closing that does not hold the queues leaves a number that nobody will call', async () => {
  const hall = await openHall()
  await hall.number(hall.mall.service.ktpHilang, eleven)
  const { close } = acts(hall)
  const unheld = async () => {
    await hall.house.owner.run(sql`
      insert into visit.day_closed (mall_id, site_id, service_day, closed_at, by)
      values (${hall.mall.mall}, ${hall.mall.site}, ${today}::date, ${at(eleven)}, 'staff')`)
  }
  await unheld()
  assert.deepEqual(
    (await hall.breaches()).map(({ invariant }) => invariant),
    [16],
  )
  await close(eleven)
  assert.deepEqual(await hall.breaches(), [])
})

test('who was being served, called, away or on hold is told that the number has ended, and nobody is put back', async () => {
  const hall = await openHall()
  const { mall } = hall
  const { one, two, three } = mall.counter
  await hall.open(one, mall.rina, 0)
  await hall.open(two, mall.budi, 0)
  await hall.open(three, mall.dewi, 0)
  const [served, called, away, waiting] = await Promise.all(
    range(4).map((i) => hall.number(mall.service.ktpHilang, 150 + i)),
  )
  const held = await hall.number(mall.service.kkBaru, 155)
  const first = await hall.call(one, mall.rina, 160)
  await hall.start(one, mall.rina, first, 161)
  await hall.call(two, mall.budi, 162)
  const parked = await hall.call(three, mall.dewi, 163)
  await hall.start(three, mall.dewi, parked, 164)
  await hall.park(three, mall.dewi, parked, 165)
  const outside = [served, called, away, waiting].find((one) => one && one.visitId !== first?.visitId)
  assert.ok(outside)
  assert.equal(await acts(hall).close(eleven), 5)
  for (const taken of [served, called, away, waiting, held]) {
    assert.ok(taken)
    const { legs, closedAt } = await hall.visit(taken)
    assert.deepEqual(
      legs.map(({ state }) => state),
      ['expired'],
    )
    assert.deepEqual(closedAt, at(eleven))
  }
  // What an officer or a visitor still presses comes too late, and moves nobody.
  await assert.rejects(hall.finish(one, mall.rina, first, eleven), { key: 'counter.notOpen' })
  await assert.rejects(hall.transfer(one, mall.rina, first, mall.service.skck, eleven), { key: 'counter.notOpen' })
  await assert.rejects(hall.undo(three, mall.dewi, 165.5), { key: 'visit.changedSince' })
  await assert.rejects(hall.requeue(three, mall.dewi, parked, eleven), { key: 'visit.is.expired' })
  await assert.rejects(hall.add(outside, mall.service.skck, eleven), { key: 'visit.closed.ended' })
  const desk = { counterId: one, by: mall.rina, now: at(eleven) }
  await assert.rejects(
    hall.act((tx) => sitDown(tx, desk)),
    { key: 'counter.dayClosed' },
  )
  await assert.rejects(
    hall.act((tx) => openForOfficer(tx, { ...desk, staffId: mall.rina.id, by: mall.ibuSiti })),
    { key: 'counter.dayClosed' },
  )
  assert.deepEqual(await hall.breaches(), [])
})

test('closed by mistake at eleven and opened again: numbers go on after the last one, those that ended stay ended', async () => {
  const hall = await openHall()
  const { mall } = hall
  const { close, reopen, told } = acts(hall)
  const before = await hall.number(mall.service.ktpHilang, 170)
  await close(eleven)
  await reopen(eleven + 2)
  const after = await hall.number(mall.service.ktpHilang, eleven + 3)
  assert.deepEqual([before.ticket, after.ticket], ['A 001', 'A 002'])
  assert.equal((await hall.visit(before)).legs[0]?.state, 'expired')
  await hall.act((tx) => sitDown(tx, { counterId: mall.counter.one, by: mall.rina, now: at(eleven + 4) }))
  assert.equal((await hall.call(mall.counter.one, mall.rina, eleven + 5))?.ticket, 'A 002')
  await reopen(eleven + 6)
  assert.deepEqual([await told('day.closed'), await told('day.reopened')], [1, 1])
  await close(420)
  assert.deepEqual([await told('day.closed'), await told('day.reopened')], [2, 1])
  assert.deepEqual(await hall.breaches(), [])
})

test('a press of before that arrives late neither closes a day that was opened again nor opens one that was closed', async () => {
  const hall = await openHall()
  const { close, reopen, told } = acts(hall)
  await close(eleven, 'closing-1')
  await reopen(eleven + 1, 'opening-1')
  assert.equal(await close(eleven + 2, 'closing-1'), 0)
  assert.equal((await hall.number(hall.mall.service.ktpHilang, eleven + 3)).ticket, 'A 001')
  await close(eleven + 4, 'closing-2')
  await reopen(eleven + 5, 'opening-1')
  await assert.rejects(hall.number(hall.mall.service.ktpHilang, eleven + 6), { key: 'visit.closed.ended' })
  assert.deepEqual([await told('day.closed'), await told('day.reopened')], [2, 1])
})

test('many who close and open at once: one closing and one opening each time, whoever is first', async () => {
  const hall = await openHall()
  const { close, reopen, told } = acts(hall)
  await Promise.all(range(5).map(() => close(eleven)))
  assert.equal(await told('day.closed'), 1)
  await Promise.all(range(5).map(() => reopen(eleven + 1)))
  assert.equal(await told('day.reopened'), 1)
  await Promise.all(range(10).map((i) => (i % 2 ? close(eleven + 2) : reopen(eleven + 2))))
  const { standing } = await hall.house.owner.row<{ standing: number }>(
    sql`select count(*) filter (where reopened_at is null)::int as standing from visit.day_closed`,
  )
  assert.equal((await told('day.closed')) - (await told('day.reopened')), standing)
})

test('only the manager closes and opens the day; a day to come is not closed, one that is over is not opened', async () => {
  const hall = await openHall()
  const { mall } = hall
  const { close, reopen } = acts(hall)
  await assert.rejects(close(eleven, undefined, mall.rina), { name: 'Forbidden' })
  await close(eleven)
  await assert.rejects(reopen(eleven, undefined, mall.rina), { name: 'Forbidden' })
  await assert.rejects(reopen(eleven + 24 * 60), { key: 'day.isOver' })
  await assert.rejects(
    hall.act((tx) => closeDay(tx, mall.site, '2026-11-24', mall.ibuSiti, at(eleven))),
    { key: 'day.notYet' },
  )
  // Tomorrow is another day: its numbers are given.
  assert.equal((await hall.number(mall.service.ktpHilang, 24 * 60)).ticket, 'A 001')
})

test('closing a rehearsed day ends the numbers of the players, and not the day of the visitors', async () => {
  const hall = await openHall()
  const { mall } = hall
  const { close } = acts(hall)
  await hall.act((tx) => beginRehearsal(tx, mall.ibuSiti, at(-50)))
  await hall.number(mall.service.ktpHilang, -45)
  assert.equal(await close(-40), 1)
  assert.equal((await hall.number(mall.service.ktpHilang, -39)).ticket, 'A 002')
  await hall.act((tx) => endRehearsal(tx, mall.ibuSiti, at(-35)))
  assert.equal((await hall.number(mall.service.ktpHilang, -30)).ticket, 'A 001')
  await close(eleven)
  // After the doors are shut the mall may rehearse, and the day stays closed for everybody else.
  await hall.act((tx) => beginRehearsal(tx, mall.ibuSiti, at(eleven + 10)))
  assert.equal((await hall.number(mall.service.ktpHilang, eleven + 11)).ticket, 'A 003')
  await hall.act((tx) => endRehearsal(tx, mall.ibuSiti, at(eleven + 20)))
  await assert.rejects(hall.number(mall.service.ktpHilang, eleven + 21), { key: 'visit.closed.ended' })
})

test('one building closes its day: its queues and the legs that wait there end, the others go on', async () => {
  const hall = await openHall()
  const { mall } = hall
  await hall.house.owner.run(sql`select set_config('app.mall', ${String(mall.mall)}, false)`)
  const { id: other } = await hall.house.owner.row<{ id: number }>(sql`
    insert into mall.site (mall_id, code, name, time_zone) values (${mall.mall}, 'timur', '{"id": "Gedung Timur", "en": "East"}', 'Asia/Jakarta') returning id`)
  await hall.house.owner.run(sql`update service.queue set site_id = ${other} where id = ${mall.queue.skck}`)
  const both = await hall.number([mall.service.ktpHilang, mall.service.skck], eleven - 10)
  await hall.act((tx) => closeDay(tx, other, today, mall.ibuSiti, at(eleven)))
  assert.deepEqual(
    (await hall.visit(both)).legs.map(({ state }) => state),
    ['waiting', 'expired'],
  )
  const states = await hall.act(async (tx) => {
    const directory = await directoryOf(tx, at(eleven))
    const [ktp, skck] = [mall.service.ktpHilang, mall.service.skck].map((id) => directory.services.get(id))
    assert.ok(ktp && skck)
    return [
      availabilityOfMall(directory, at(eleven)).state,
      availabilityOf(directory, ktp, at(eleven)).state,
      availabilityOf(directory, skck, at(eleven)).state,
    ]
  })
  assert.deepEqual(states, ['open', 'open', 'closed'])
  await hall.open(mall.counter.one, mall.rina, eleven)
  const called = await hall.call(mall.counter.one, mall.rina, eleven)
  await assert.rejects(hall.transfer(mall.counter.one, mall.rina, called, mall.service.skck, eleven + 1), {
    key: 'visit.closed.ended',
  })
  assert.deepEqual(await hall.breaches(), [])
})

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}
