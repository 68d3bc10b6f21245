import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addHoliday } from '#mall/holiday.ts'
import type { HoldHall } from '#mall/keep-today.ts'
import type { Staff } from '#platform/actor.ts'
import { join, sql, type Tx } from '#platform/database.ts'
import { type Hall, openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { holdEveryQueue } from './hold-queues.ts'

// Each rule that a crowd could break is tried by a crowd; beside it stands a control without the guard, which must fail
// in the same assertion. A control that passes would mean that the test cannot see the fault.

test('forty kiosks at once give forty different numbers without a gap', async () => {
  const { mall, ...hall } = await openHall()
  const taken = await Promise.all(range(40).map((i) => hall.number(mall.service.ktpHilang, i % 3)))
  assertSeries(
    taken.map((t) => t.ticket),
    40,
  )
  assert.deepEqual(await hall.breaches(), [])
})

test('control: without the lock of the series, kiosks give a number twice', async () => {
  const { house, mall, ...hall } = await openHall()
  const allHaveLooked = meeting(12)
  await house.owner.run(sql`alter table visit.visit drop constraint visit_number`)
  const numbers = await Promise.all(
    range(12).map(() =>
      hall.act(async (tx) => {
        const { next } = await tx.row<{ next: number }>(
          sql`select coalesce(max(last_number), 0) + 1 as next from visit.queue_day where queue_id = ${mall.queue.ktp}`,
        )
        await allHaveLooked()
        await tx.run(
          sql`insert into visit.queue_day values (${mall.mall}, ${mall.queue.ktp}, ${today}::date, false, ${next}) on conflict on constraint queue_day_pkey do update set last_number = excluded.last_number`,
        )
        return `A ${String(next).padStart(3, '0')}`
      }),
    ),
  )
  assert.throws(() => assertSeries(numbers, 12))
})

test('twelve counters that press at once call twelve different people, in the order they came', async () => {
  const hall = await openHall()
  const desks = await manyDesks(hall, 12)
  for (const i of range(30)) await hall.number(hall.mall.service.ktpHilang, i / 10)
  const called = await Promise.all(desks.map(({ counterId, officer }) => hall.call(counterId, officer, 5)))
  assertDifferent(called.map((c) => c?.visitId))
  assert.deepEqual(
    called.map((c) => c?.ticket).sort(),
    range(12).map((i) => `A ${String(i + 1).padStart(3, '0')}`),
  )
  assert.deepEqual(await hall.breaches(), [])
})

test('control: counters that look and then take, without lock and version, call one person twice', async () => {
  const hall = await openHall()
  const desks = await manyDesks(hall, 12)
  for (const i of range(30)) await hall.number(hall.mall.service.ktpHilang, i / 10)
  const allHaveLooked = meeting(desks.length)
  const called = await Promise.all(
    desks.map(({ counterId, officer }) =>
      hall.act(async (tx) => {
        const { id } = await tx.row<{ id: number }>(
          sql`select id from visit.leg where queue_id = ${hall.mall.queue.ktp} and state = 'waiting' order by key_at, id limit 1`,
        )
        await allHaveLooked()
        await tx.run(
          sql`update visit.leg set state = 'called', counter_id = ${counterId}, staff_id = ${officer.id} where id = ${id}`,
        )
        return id
      }),
    ),
  )
  assert.throws(() => assertDifferent(called))
})

test('more counters than people: each person is called once and the others are told that nobody waits', async () => {
  const hall = await openHall()
  const desks = await manyDesks(hall, 12)
  for (const i of range(5)) await hall.number(hall.mall.service.ktpHilang, i / 10)
  const called = await Promise.all(desks.map(({ counterId, officer }) => hall.call(counterId, officer, 5)))
  assert.equal(called.filter((c) => c === null).length, 7)
  assertDifferent(called.filter((c) => c !== null).map((c) => c?.visitId))
})

test('two windows of one officer that press at once call one person', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  for (const minute of [0, 1]) await hall.number(mall.service.ktpHilang, minute)
  const pressed = await Promise.allSettled([
    hall.call(mall.counter.one, mall.rina, 2, 'window-one'),
    hall.call(mall.counter.one, mall.rina, 2, 'window-two'),
  ])
  assert.deepEqual(pressed.map((p) => p.status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await hall.visit(await hall.number(mall.service.ktpHilang, 3))).ticket, 'A 003')
  assert.deepEqual(await hall.breaches(), [])
})

test('one command sent ten times at once gives one number, and one call', async () => {
  const { mall, ...hall } = await openHall()
  const taken = await Promise.all(
    range(10).map(() => hall.number(mall.service.ktpHilang, 0, { command: 'double-click-1' })),
  )
  assert.deepEqual(new Set(taken.map((t) => t.ticket)), new Set(['A 001']))
  await hall.open(mall.counter.one, mall.rina)
  const called = await Promise.all(range(10).map(() => hall.call(mall.counter.one, mall.rina, 1, 'double-click-2')))
  assert.deepEqual(new Set(called.map((c) => c?.ticket)), new Set(['A 001']))
  await hall.start(mall.counter.one, mall.rina, called[0] ?? null, 2)
  await Promise.all(
    range(10).map(() => hall.finish(mall.counter.one, mall.rina, called[0] ?? null, 5, 'double-click-3')),
  )
  assert.equal(
    (await hall.visit(await hall.number(mall.service.ktpHilang, 6, { command: 'another-visitor' }))).ticket,
    'A 002',
  )
  assert.deepEqual(await hall.breaches(), [])
})

test('control: the same ten clicks without a command id give ten numbers', async () => {
  const { mall, ...hall } = await openHall()
  const taken = await Promise.all(range(10).map(() => hall.number(mall.service.ktpHilang, 0)))
  assert.equal(new Set(taken.map((t) => t.ticket)).size, 10)
})

test('a visitor for two services is never called to two counters at once', async () => {
  for (const round of range(5)) {
    const { mall, ...hall } = await openHall()
    await hall.open(mall.counter.one, mall.rina)
    await hall.open(mall.counter.three, mall.dewi)
    await hall.open(mall.counter.fourteen, mall.agus)
    await hall.number([mall.service.ktpHilang, mall.service.kkBaru, mall.service.skck], round)
    const called = await Promise.all([
      hall.call(mall.counter.one, mall.rina, 10),
      hall.call(mall.counter.three, mall.dewi, 10),
      hall.call(mall.counter.fourteen, mall.agus, 10),
    ])
    assert.equal(called.filter((c) => c !== null).length, 1, `round ${round}`)
    assert.deepEqual(await hall.breaches(), [])
  }
})

test('a visitor who leaves while being called either leaves or is called', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  for (const minute of range(8)) {
    const taken = await hall.number(mall.service.ktpHilang, minute)
    const [called] = await Promise.all([
      hall.call(mall.counter.one, mall.rina, minute + 1),
      hall.leave(taken, minute + 1).catch(() => 'refused'),
    ])
    const [leg] = (await hall.visit(taken)).legs
    assert.ok(
      leg?.state === 'abandoned' || (leg?.state === 'called' && called?.visitId === taken.visitId),
      `state ${leg?.state}`,
    )
    if (leg.state === 'called') await hall.leave(taken, minute + 2)
  }
  assert.deepEqual(await hall.breaches(), [])
})

test('ten officers who confirm one priority at once confirm it once', async () => {
  const { house, mall, ...hall } = await openHall()
  await needsConfirmation(house, mall.mall)
  const taken = await hall.number(mall.service.ktpHilang, 0, { protectedAs: 'elderly' })
  await Promise.all(range(10).map((i) => hall.confirm(taken, [mall.rina, mall.budi, mall.dewi][i % 3] as Staff, 1)))
  assertOnce(await toldOf(house, taken.visitId, 'visit.priorityConfirmed'))
  assert.deepEqual(await hall.breaches(), [])
})

test('control: officers who look and then write, without the version, confirm it more than once', async () => {
  const { house, mall, ...hall } = await openHall()
  const taken = await hall.number(mall.service.ktpHilang, 0, { protectedAs: 'elderly' })
  const allHaveLooked = meeting(3)
  const confirmed = await Promise.all(
    range(3).map(() =>
      hall.act(async (tx) => {
        const seen = await tx.row<{ done: boolean }>(
          sql`select is_confirmed as done from visit.visit where id = ${taken.visitId}::bigint`,
        )
        await allHaveLooked()
        await tx.run(sql`update visit.visit set is_confirmed = true where id = ${taken.visitId}::bigint`)
        return !seen.done
      }),
    ),
  )
  assert.throws(() => assertOnce(confirmed.filter(Boolean).length))
})

test('priority confirmed and withdrawn at once ends withdrawn or confirmed as a whole, never half of each', async () => {
  const { house, mall, ...hall } = await openHall()
  await needsConfirmation(house, mall.mall)
  for (const minute of range(8)) {
    const services = [mall.service.ktpHilang, mall.service.kkBaru]
    const taken = await hall.number(services, minute, { protectedAs: 'pregnant' })
    await Promise.allSettled([hall.confirm(taken, mall.rina, minute + 1), hall.withdraw(taken, mall.dewi, minute + 1)])
    const { class: asWhat, protectedAs, isConfirmed, legs } = await hall.visit(taken)
    // Whoever withdraws has the last word, whichever press came first.
    assert.deepEqual({ asWhat, protectedAs, isConfirmed }, { asWhat: 'regular', protectedAs: null, isConfirmed: true })
    assert.ok(legs.every((leg) => leg.class === 'regular' && leg.keyAt.getTime() === leg.arrivalRef.getTime()))
  }
  assert.deepEqual(await hall.breaches(), [])
})

test('a day is made a holiday while thirty kiosks press: it stays open, or nobody holds a number of it', async () => {
  for (const round of range(6)) {
    const { mall, ...hall } = await openHall()
    const press = (i: number) => hall.number(mall.service.ktpHilang, i % 3).catch(() => undefined)
    const early = range(round).map(press)
    const closing = hall.act((tx) => closeToday(tx, mall.ibuSiti, holdEveryQueue)).catch(() => 'refused')
    const late = range(30).map(press)
    const taken = (await Promise.all([...early, ...late])).filter((number) => number !== undefined)
    assertOpenOrEmpty({ isClosed: (await closing) !== 'refused', people: taken.length })
    assert.deepEqual(await hall.breaches(), [])
  }
})

test('control: a holiday that does not hold the queues closes the day over people who are just taking numbers', async () => {
  const { mall, ...hall } = await openHall()
  const people = await hall.act(async (tx) => {
    await closeToday(tx, mall.ibuSiti, async () => {})
    return (await Promise.all(range(10).map((i) => hall.number(mall.service.ktpHilang, i % 3)))).length
  })
  assert.throws(() => assertOpenOrEmpty({ isClosed: true, people }))
})

test('one officer cannot sit at two counters, and two officers cannot sit at one', async () => {
  const { mall, ...hall } = await openHall()
  const sat = await Promise.allSettled([
    hall.open(mall.counter.one, mall.rina),
    hall.open(mall.counter.one, mall.budi),
    hall.open(mall.counter.two, mall.rina),
  ])
  const seats = sat.flatMap((s) => (s.status === 'fulfilled' ? [s.value] : []))
  assertDifferent(seats.map((s) => s.counterId))
  assertDifferent(seats.map((s) => s.staffId))
})

/** Nobody goes on before so many have come: in a control the race is there, not hoped for. No more than there are connections. */
function meeting(many: number): () => Promise<void> {
  const all = Promise.withResolvers<void>()
  let here = 0
  return () => {
    here += 1
    if (here >= many) all.resolve()
    return all.promise
  }
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}

function needsConfirmation(house: Hall['house'], mall: number): Promise<unknown> {
  return house.owner.run(
    sql`update mall.mall set settings = settings || '{"priorityNeedsConfirmation": true}', version = version + 1 where id = ${mall}`,
  )
}

async function toldOf(house: Hall['house'], visitId: number, kind: string): Promise<number> {
  const told = await house.owner.rows(sql`select id from ledger.event where visit_id = ${visitId} and kind = ${kind}`)
  return told.length
}

function closeToday(tx: Tx, by: Staff, hold: HoldHall): Promise<void> {
  const name = { id: 'Hari jadi kota', en: 'City anniversary' }
  const holiday = { heldOn: today, kind: 'local', name, basis: 'Keputusan Wali Kota' } as const
  return addHoliday(tx, holiday, by, today, at(3), hold)
}

function assertOpenOrEmpty({ isClosed, people }: { isClosed: boolean; people: number }): void {
  assert.ok(!isClosed || people === 0, `closed, and ${people} people hold numbers`)
}

function assertOnce(times: number): void {
  assert.equal(times, 1)
}

function assertDifferent(values: readonly unknown[]): void {
  assert.equal(new Set(values).size, values.length)
}

function assertSeries(tickets: readonly string[], n: number): void {
  assert.deepEqual(
    [...tickets].sort(),
    range(n).map((i) => `A ${String(i + 1).padStart(3, '0')}`),
  )
}

/** So many counters for KTP, each with its officer. */
async function manyDesks(hall: Hall, n: number): Promise<{ counterId: number; officer: Staff }[]> {
  const { house, mall } = hall
  const rows = join(range(n).map((i) => sql`(${i + 100}::int)`))
  const counters = await house.owner.rows<{ id: number }>(sql`
    insert into counter.counter (mall_id, agency_id, zone_id, code, name)
    select ${mall.mall}, ${mall.agency.disdukcapil}, ${mall.zone}, i::text, '{"id":"Loket","en":"Counter"}' from (values ${rows}) t(i) returning id`)
  const staff = await house.owner.rows<{ id: number }>(sql`
    insert into account.staff (mall_id, username, name, roles, agency_id)
    select ${mall.mall}, 'petugas.' || i, 'Petugas ' || i, array['officer'], ${mall.agency.disdukcapil} from (values ${rows}) t(i) returning id`)
  await house.owner.run(sql`
    insert into counter.profile (mall_id, counter_id, queue_id, agency_id, position)
    select mall_id, id, ${mall.queue.ktp}, agency_id, 1 from counter.counter where id >= ${counters[0]?.id}`)
  const desks = counters.map((c, i) => ({
    counterId: c.id,
    officer: {
      kind: 'staff',
      id: staff[i]?.id ?? 0,
      name: `Petugas ${i}`,
      roles: ['officer'],
      agency: mall.agency.disdukcapil,
    } as const,
  }))
  for (const { counterId, officer } of desks) await hall.open(counterId, officer)
  return desks
}
