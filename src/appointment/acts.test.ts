import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { Forbidden, NotFound, Refused } from '#platform/refused.ts'
import { visitByToken } from '#visit/by-visitor.ts'
import { type Booking, openBooking } from '../../test/harness/bookings.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { cancelSlot } from './cancel-slot.ts'

test('from the portal to the counter: kept, booked, checked in, called at the time, served, fulfilled', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const nine = await mall.slot(60, 2)
  const kept = await mall.hold(nine, 1, at(0))
  assert.deepEqual(await mall.places(nine), { held: 1, booked: 0, released: 0 })
  await mall.book(kept, at(3))
  assert.deepEqual(await mall.places(nine), { held: 0, booked: 1, released: 0 })
  const taken = await mall.arrive(kept, at(45))
  const visit = await mall.act((tx) => visitByToken(tx, taken.token))
  assert.deepEqual([visit.class, visit.legs[0]?.arrivalRef, visit.legs[0]?.keyAt], ['appointment', at(60), at(30)])
  await mall.open(m.counter.one, m.rina)
  const called = await mall.call(m.counter.one, m.rina, 61)
  assert.equal(called?.ticket, taken.ticket)
  await mall.start(m.counter.one, m.rina, called, 62)
  await mall.finish(m.counter.one, m.rina, called, 70)
  assert.deepEqual(await mall.tick(at(70, 30)), { 'places given to walk-ins': 1 }, 'the officer may still undo')
  assert.deepEqual(await mall.tick(at(71)), { 'appointments of visits that ended': 1 })
  assert.equal(await mall.state(kept), 'fulfilled')
  await assert.rejects(mall.arrive(kept, at(80)), new Refused('appointment.is.fulfilled'))
  assert.deepEqual(await mall.faults(), [])
})

test('a hold that nobody answers is free again after ten minutes, and booking on it is refused', async () => {
  const mall = await openBooking()
  const nine = await mall.slot(60, 1)
  const kept = await mall.hold(nine, 1, at(0))
  await assert.rejects(mall.hold(nine, 2, at(9)), new Refused('appointment.slotFull'))
  await assert.rejects(mall.book(kept, at(10)), new Refused('appointment.placeExpired'))
  assert.deepEqual(await mall.tick(at(9, 59)), {})
  assert.deepEqual(await mall.tick(at(10)), { 'places that nobody answered for': 1 })
  assert.equal(await mall.state(kept), 'expired')
  await mall.booked(nine, 2, at(10))
  assert.deepEqual(await mall.faults(), [])
})

test('a person whose hold has run out may try again at once, before the clock has come round', async () => {
  const mall = await openBooking()
  const [nine, ten] = [await mall.slot(60, 1), await mall.slot(120, 1)]
  await mall.hold(nine, 1, at(0))
  await assert.rejects(mall.hold(ten, 1, at(9)), new Refused('appointment.hasOne', { day: today }))
  await mall.hold(ten, 1, at(11))
  assert.deepEqual(await mall.places(nine), { held: 0, booked: 0, released: 0 })
  assert.deepEqual(await mall.faults(), [])
})

test('a hold just before the time ends with it', async () => {
  const mall = await openBooking()
  const nine = await mall.slot(60, 1)
  const kept = await mall.hold(nine, 1, at(56))
  assert.deepEqual((await mall.seen(kept)).expiresAt, at(60))
  await assert.rejects(mall.hold(nine, 2, at(60)), new Refused('appointment.slotPast'))
})

test('a person may have two services on a day and one service on two days, and no more', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const [ktp, kk] = [await mall.slot(60, 5), await mall.slot(90, 5, { queue: m.queue.kk })]
  const tomorrow = await mall.slot(60 + 1440, 5, { day: '2026-11-24' })
  await mall.booked(ktp, 1, at(0))
  await mall.booked(kk, 1, at(0), { service: m.service.kkBaru })
  await mall.booked(tomorrow, 1, at(0))
  await assert.rejects(mall.hold(ktp, 1, at(0)), new Refused('appointment.hasOne', { day: today }))
  await assert.rejects(
    mall.hold(ktp, 2, at(0), { service: m.service.kkBaru }),
    new NotFound('appointment.slotNotFound'),
  )
  assert.deepEqual(await mall.faults(), [])
})

test('whoever cancelled may book again for the same day', async () => {
  const mall = await openBooking()
  const nine = await mall.slot(60, 1)
  const kept = await mall.booked(nine, 1, at(0))
  await mall.cancel(kept, at(5))
  await assert.rejects(mall.cancel(kept, at(6)), new Refused('appointment.is.cancelled_by_citizen'))
  await mall.booked(nine, 1, at(6))
  assert.deepEqual(await mall.faults(), [])
})

test('a freed place is offered to the first who waits, then to the next, and each has half an hour', async () => {
  const mall = await openBooking()
  const slot = await mall.slot(240, 1)
  const holder = await mall.booked(slot, 1, at(0))
  const [first, second] = [await mall.wait(2, at(1)), await mall.wait(3, at(2))]
  await mall.cancel(holder, at(10))
  assert.deepEqual([await mall.state(first), await mall.state(second)], ['offered', 'waitlisted'])
  assert.deepEqual((await mall.seen(first)).expiresAt, at(40))
  await mall.tick(at(40))
  assert.deepEqual([await mall.state(first), await mall.state(second)], ['expired', 'offered'])
  await mall.book(second, at(41))
  assert.deepEqual(await mall.places(slot), { held: 0, booked: 1, released: 0 })
  assert.deepEqual(await mall.faults(), [])
})

test('nobody is offered a time that is too near to get there; it stays open to whoever comes', async () => {
  const mall = await openBooking()
  const slot = await mall.slot(60, 1)
  const holder = await mall.booked(slot, 1, at(-30))
  const waiting = await mall.wait(2, at(-20))
  await mall.cancel(holder, at(5))
  assert.equal(await mall.state(waiting), 'waitlisted')
  await mall.booked(slot, 3, at(6))
  await mall.tick(at(1440 + 60))
  assert.equal(await mall.state(waiting), 'expired')
})

test('the waiting list is for full days, and the wished time comes first', async () => {
  const mall = await openBooking()
  const [nine, ten] = [await mall.slot(240, 1), await mall.slot(300, 1)]
  const [a] = [await mall.booked(nine, 1, at(0))]
  await assert.rejects(mall.wait(5, at(0)), new Refused('appointment.stillPlaces'))
  const b = await mall.booked(ten, 2, at(0))
  const waiting = await mall.wait(5, at(0), { wanted: ten })
  await mall.cancel(b, at(1))
  await mall.cancel(a, at(1))
  assert.equal((await mall.seen(waiting)).slotId, ten)
})

test('moving to another time gives the old place to whoever waits, and the old code leads to the new one', async () => {
  const mall = await openBooking()
  const [nine, ten] = [await mall.slot(240, 1), await mall.slot(1440 + 60, 1, { day: '2026-11-24' })]
  const old = await mall.booked(nine, 1, at(0))
  const waiting = await mall.wait(2, at(0))
  const fresh = await mall.move(old, ten, at(1))
  assert.deepEqual(
    [await mall.state(old), await mall.state(fresh), await mall.state(waiting)],
    ['rescheduled', 'booked', 'offered'],
  )
  assert.equal((await mall.seen(fresh)).fromAppointment, old.appointmentId)
  await assert.rejects(mall.move(fresh, ten, at(2)), new Refused('appointment.sameTime'))
  assert.deepEqual(await mall.faults(), [])
})

test('the mall cancels a time: everybody in it is told why, and no place of it is given any more', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const nine = await mall.slot(60, 3)
  const [booked, held] = [await mall.booked(nine, 1, at(0)), await mall.hold(nine, 2, at(0))]
  const cancel = (by = m.ibuSiti, reason = 'Jaringan putus') =>
    mall.act((tx) => cancelSlot(tx, nine, reason, by, at(1)))
  await assert.rejects(cancel(m.rina), new Forbidden('appointment.notPlanner'))
  await assert.rejects(cancel(m.ibuSiti, ' '), new Refused('appointment.reasonNeeded'))
  assert.equal(await cancel(), 2)
  assert.deepEqual([(await mall.seen(booked)).reason, await mall.state(held)], ['Jaringan putus', 'cancelled_by_site'])
  await assert.rejects(mall.hold(nine, 3, at(2)), new Refused('appointment.slotFull'))
  assert.deepEqual(await mall.faults(), [])
})

test('a service that the mall ends takes its appointments with it at once, with the reason', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const nine = await mall.slot(1440 + 60, 3, { day: '2026-11-24' })
  const [kept, other] = [await mall.booked(nine, 1, at(0)), await mall.slot(60, 1, { queue: m.queue.kk })]
  const kk = await mall.booked(other, 1, at(0), { service: m.service.kkBaru })
  await house(mall, sql`update service.service set is_retired = true where id = ${m.service.ktpHilang}`)
  assert.deepEqual(await mall.tick(at(1)), { 'appointments for what the mall has ended': 1 })
  assert.deepEqual(
    [await mall.state(kept), (await mall.seen(kept)).reason, await mall.state(kk)],
    ['cancelled_by_site', 'serviceEnded', 'booked'],
  )
  assert.deepEqual(await mall.faults(), [])
})

function house(mall: Booking, statement: ReturnType<typeof sql>): Promise<number> {
  return mall.house.owner.run(statement)
}
