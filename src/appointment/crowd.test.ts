import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { type Booking, openBooking, tally } from '../../test/harness/bookings.ts'
import { at, today } from '../../test/harness/small-mall.ts'

// Each rule that a crowd could break is tried by a crowd; beside it stands a control without the guard, which must fail
// in the same assertion. A control that passes would mean that the test cannot see the fault.

const crowd = 40

test('two hundred people book the last twenty places at once: exactly twenty get one', async () => {
  const mall = await openBooking(crowd)
  const slot = await mall.slot(60, 20)
  const results = await Promise.allSettled(range(200).map((i) => mall.booked(slot, i, at(0))))
  assert.deepEqual(tally(results), { done: 20, 'appointment.slotFull': 180 })
  assert.deepEqual(await mall.places(slot), { held: 0, booked: 20, released: 0 })
  assertNotOver(await bookedPeople(mall, slot), 20)
  assert.deepEqual(await mall.faults(), [])
})

test('control: look first and take then, without the check of the table, gives more places than there are', async () => {
  const mall = await openBooking(crowd)
  const slot = await mall.slot(60, 20)
  await mall.house.owner.run(sql`alter table appointment.slot drop constraint slot_within_capacity`)
  assert.deepEqual(tally(await lookThenTake(mall, slot)), { done: crowd })
  const people = await bookedPeople(mall, slot)
  assert.throws(() => assertNotOver(people, 20), /40 people for 20 places/)
  assert.match(JSON.stringify(await mall.faults()), /no slot gives more places/)
})

test('the same careless code with the check of the table gives not one place too many', async () => {
  const mall = await openBooking(crowd)
  const slot = await mall.slot(60, 20)
  const { done, ...refused } = tally(await lookThenTake(mall, slot))
  assert.equal(done, 20)
  assert.match(JSON.stringify(refused), /slot_within_capacity/)
  assertNotOver(await bookedPeople(mall, slot), 20)
})

test('one person who books twice at once has one appointment, in one slot or in two', async () => {
  const mall = await openBooking(crowd)
  const [nine, ten] = [await mall.slot(60, 20), await mall.slot(120, 20)]
  for (const [person, slots] of [
    [1, [nine, nine]],
    [2, [nine, ten]],
  ] as const) {
    const results = await Promise.allSettled(slots.map((slot) => mall.hold(slot, person, at(0))))
    assert.deepEqual(tally(results), { done: 1, 'appointment.hasOne': 1 })
  }
  const held = (await mall.places(nine)).held + (await mall.places(ten)).held
  assert.equal(held, 2)
  assert.deepEqual(await mall.faults(), [])
})

test('control: without the unique rule of the table the same person has two', async () => {
  const mall = await openBooking(crowd)
  const slot = await mall.slot(60, 20)
  await mall.house.owner.run(sql`drop index appointment.appointment_one_live`)
  const results = await Promise.allSettled([0, 1].map(() => mall.hold(slot, 1, at(0))))
  assert.deepEqual(tally(results), { done: 2 })
  assert.match(JSON.stringify(await mall.faults()), /one live appointment/)
})

test('one command sent ten times at once keeps one place, and books it once', async () => {
  const mall = await openBooking(crowd)
  const slot = await mall.slot(60, 20)
  const kept = await Promise.all(range(10).map(() => mall.hold(slot, 1, at(0), { command: 'double-click-1' })))
  assert.equal(new Set(kept.map((k) => k.token)).size, 1)
  const [first] = kept
  assert.ok(first)
  const booked = await Promise.all(range(10).map(() => mall.book(first, at(1), { command: 'double-click-2' })))
  assert.deepEqual(new Set(booked.map((b) => b.appointmentId)), new Set([first.appointmentId]))
  const next = await mall.slot(120, 1)
  const moved = await Promise.all(range(10).map(() => mall.move(first, next, at(2), { command: 'double-click-3' })))
  assert.equal(new Set(moved.map((m) => m.token)).size, 1)
  assert.deepEqual(await mall.places(slot), { held: 0, booked: 0, released: 0 })
  assert.deepEqual(await mall.places(next), { held: 0, booked: 1, released: 0 })
  assert.deepEqual(await mall.faults(), [])
})

test('a place whose time runs out while its holder says yes is booked or free, never both and never lost', async () => {
  const mall = await openBooking(crowd)
  const slot = await mall.slot(60, 20)
  const kept = await Promise.all(range(20).map((i) => mall.hold(slot, i, at(0))))
  // The clock comes round at the minute of expiry; the answers were sent a second before and arrive at the same time.
  const sweeps = range(4).map(() => mall.tick(at(10)))
  const results = await Promise.allSettled(kept.map((k) => mall.book(k, at(9, 59))))
  await Promise.all(sweeps)
  const { done = 0, 'appointment.is.expired': late = 0, ...other } = tally(results)
  assert.deepEqual([done + late, other], [20, {}])
  assert.deepEqual(await mall.places(slot), { held: 0, booked: done, released: 0 })
  const again = await Promise.allSettled(range(20).map((i) => mall.booked(slot, 100 + i, at(11))))
  assert.equal(tally(again).done ?? 0, 20 - done)
  assert.deepEqual(await mall.faults(), [])
})

test('whoever moves to a full time keeps the one they have; nobody loses both', async () => {
  const mall = await openBooking(crowd)
  const [nine, ten] = [await mall.slot(60, 30), await mall.slot(120, 10)]
  const kept = await Promise.all(range(30).map((i) => mall.booked(nine, i, at(0))))
  const results = await Promise.allSettled(kept.map((k) => mall.move(k, ten, at(1))))
  assert.deepEqual(tally(results), { done: 10, 'appointment.slotFull': 20 })
  assert.deepEqual(await mall.places(nine), { held: 0, booked: 20, released: 0 })
  assert.deepEqual(await mall.places(ten), { held: 0, booked: 10, released: 0 })
  assert.equal(new Set([...(await bookedPeople(mall, nine)), ...(await bookedPeople(mall, ten))]).size, 30)
  assert.deepEqual(await mall.faults(), [])
})

test('people who change places with one another, both ways at once, all end with one', async () => {
  const mall = await openBooking(crowd)
  const [nine, ten] = [await mall.slot(60, 12), await mall.slot(120, 12)]
  const toTen = await Promise.all(range(10).map((i) => mall.booked(nine, i, at(0))))
  const toNine = await Promise.all(range(10).map((i) => mall.booked(ten, 10 + i, at(0))))
  await Promise.allSettled([
    ...toTen.map((k) => mall.move(k, ten, at(1))),
    ...toNine.map((k) => mall.move(k, nine, at(1))),
  ])
  const people = [...(await bookedPeople(mall, nine)), ...(await bookedPeople(mall, ten))]
  assert.deepEqual([people.length, new Set(people).size], [20, 20])
  assert.deepEqual(await mall.faults(), [])
})

test('one appointment moved to two times at once has one place', async () => {
  const mall = await openBooking(crowd)
  const [nine, ten, eleven] = [await mall.slot(60, 1), await mall.slot(120, 1), await mall.slot(180, 1)]
  const kept = await mall.booked(nine, 1, at(0))
  const results = await Promise.allSettled([ten, eleven].map((slot) => mall.move(kept, slot, at(1))))
  assert.deepEqual(tally(results), { done: 1, 'appointment.is.rescheduled': 1 })
  const booked = []
  for (const slot of [nine, ten, eleven]) booked.push((await mall.places(slot)).booked)
  assert.deepEqual([booked[0], (booked[1] ?? 0) + (booked[2] ?? 0)], [0, 1])
  assert.deepEqual(await mall.faults(), [])
})

test('the code shown at two kiosks at once begins one visit, with one number', async () => {
  const mall = await openBooking(crowd)
  const slot = await mall.slot(60, 5)
  const kept = await mall.booked(slot, 1, at(0))
  const numbers = await Promise.all(range(8).map(() => mall.arrive(kept, at(55))))
  assert.deepEqual(new Set(numbers.map((n) => n.ticket)), new Set(['A 001']))
  const { visits } = await mall.house.owner.row<{ visits: number }>(
    sql`select count(*)::int as visits from visit.visit`,
  )
  assert.equal(visits, 1)
  assert.deepEqual(await mall.faults(), [])
})

test('checking in while the clock gives late places away counts each place once', async () => {
  const mall = await openBooking(crowd)
  const slot = await mall.slot(60, 20)
  const kept = await Promise.all(range(20).map((i) => mall.booked(slot, i, at(0))))
  const rounds = range(4).map(() => mall.tick(at(70, 1)))
  await Promise.all(kept.slice(0, 12).map((k) => mall.arrive(k, at(70))))
  await Promise.all(rounds)
  const { booked, released } = await mall.places(slot)
  assert.equal(booked + released, 20)
  assert.deepEqual(await mall.faults(), [])
})

test('a freed place goes to one of those who wait, and to nobody who comes by at that moment', async () => {
  const mall = await openBooking(crowd)
  const slot = await mall.slot(180, 10)
  const kept = await Promise.all(range(10).map((i) => mall.booked(slot, i, at(0))))
  const waiting = []
  for (const i of range(10)) waiting.push(await mall.wait(50 + i, at(1)))
  const passersBy = Promise.allSettled(range(10).map((i) => mall.hold(slot, 80 + i, at(2))))
  await Promise.all(kept.slice(0, 4).map((k) => mall.cancel(k, at(2))))
  assert.deepEqual(tally(await passersBy), { 'appointment.slotFull': 10 })
  const states = await Promise.all(waiting.map((w) => mall.state(w)))
  assert.deepEqual(states, [...range(4).map(() => 'offered'), ...range(6).map(() => 'waitlisted')])
  assert.deepEqual(await mall.places(slot), { held: 4, booked: 6, released: 0 })
  assert.deepEqual(await mall.faults(), [])
})

/** What careless code does: everybody looks, and only then everybody takes. */
async function lookThenTake(mall: Booking, slot: number) {
  const { promise: everybodyHasLooked, resolve } = Promise.withResolvers<void>()
  let looked = 0
  return Promise.allSettled(
    range(crowd).map((i) =>
      mall.act(async (tx) => {
        const { free } = await tx.row<{ free: number }>(
          sql`select capacity - held - booked as free from appointment.slot where id = ${slot}::bigint`,
        )
        if (++looked === crowd) resolve()
        await everybodyHasLooked
        if (free <= 0) throw new Error('full')
        await tx.run(sql`update appointment.slot set booked = booked + 1 where id = ${slot}::bigint`)
        await tx.run(
          sql`insert into appointment.person (mall_id, person_hash) values (${mall.mall.mall}, ${mall.person(i)})`,
        )
        await tx.run(sql`insert into appointment.appointment (mall_id, state, since, person_hash, service_id, queue_id, service_day, slot_id, token, created_at)
          values (${mall.mall.mall}, 'booked', ${at(0)}, ${mall.person(i)}, ${mall.mall.service.ktpHilang}, ${mall.mall.queue.ktp}, ${today}::date, ${slot}, ${`token-${i}`}, ${at(0)})`)
      }),
    ),
  )
}

async function bookedPeople(mall: Booking, slot: number): Promise<string[]> {
  const rows = await mall.house.owner.rows<{ person: string }>(sql`
    select person_hash as person from appointment.appointment where slot_id = ${slot}::bigint and state = 'booked'`)
  return rows.map((row) => row.person)
}

function assertNotOver(people: readonly string[], places: number): void {
  assert.equal(new Set(people).size, people.length, 'somebody is there twice')
  assert.ok(people.length <= places, `${people.length} people for ${places} places`)
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}
