import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stranger } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { Forbidden, NotFound, Refused } from '#platform/refused.ts'
import { visitByToken } from '#visit/by-visitor.ts'
import { closeDay } from '#visit/close-day.ts'
import { openIncident } from '#visit/incident.ts'
import { type Booking, nikOf, openBooking } from '../../test/harness/bookings.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { cancelSlot } from './cancel-slot.ts'
import { hashPerson } from './person-hash.ts'

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

test('an appointment on time goes before walk-ins by its credit and no more; a late one after them', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const nine = await mall.slot(60, 3)
  const [onTime, late] = [await mall.booked(nine, 1, at(0)), await mall.booked(nine, 2, at(0))]
  const before = await mall.number(m.service.ktpHilang, 25)
  const between = await mall.number(m.service.ktpHilang, 50)
  const first = await mall.arrive(onTime, at(58))
  const last = await mall.arrive(late, at(75))
  await mall.open(m.counter.one, m.rina)
  const order = []
  for (const minute of [76, 80, 84, 88]) {
    const called = await mall.call(m.counter.one, m.rina, minute)
    order.push(called?.ticket)
    await mall.start(m.counter.one, m.rina, called, minute)
    await mall.finish(m.counter.one, m.rina, called, minute + 1)
  }
  assert.deepEqual(
    order,
    [before, first, between, last].map((n) => n.ticket),
  )
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

test('ten minutes after the time what nobody came for belongs to walk-ins; who comes later is a walk-in and not a no-show', async () => {
  const mall = await openBooking()
  const nine = await mall.slot(60, 3)
  const [late, never] = [await mall.booked(nine, 1, at(0)), await mall.booked(nine, 2, at(0))]
  assert.deepEqual(await mall.tick(at(70)), {})
  assert.deepEqual(await mall.tick(at(70, 1)), { 'places given to walk-ins': 1 })
  assert.deepEqual(await mall.places(nine), { held: 0, booked: 0, released: 3 })
  const taken = await mall.arrive(late, at(90))
  const visit = await mall.act((tx) => visitByToken(tx, taken.token))
  assert.deepEqual([visit.class, visit.legs[0]?.keyAt], ['regular', at(90)])
  assert.deepEqual(await mall.tick(at(419)), {})
  await mall.tick(at(420))
  assert.deepEqual([await mall.state(late), await mall.state(never)], ['checked_in', 'no_show'])
  assert.deepEqual(await mall.faults(), [])
})

test('when the day ends, a person still waiting is the mall’s failure, one called in vain is a no-show, one who left has cancelled', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const nine = await mall.slot(60, 4)
  const [waits, missed, left] = [
    await mall.booked(nine, 1, at(0)),
    await mall.booked(nine, 2, at(0)),
    await mall.booked(nine, 3, at(0)),
  ]
  const missedNumber = await mall.arrive(missed, at(50))
  await mall.arrive(waits, at(55))
  await mall.leave(await mall.arrive(left, at(56)), 58)
  await mall.open(m.counter.one, m.rina)
  const called = await mall.call(m.counter.one, m.rina, 61)
  assert.equal(called?.visitId, missedNumber.visitId)
  await mall.absent(m.counter.one, m.rina, called, 67)
  await mall.act((tx) => closeDay(tx, m.site, today, m.ibuSiti, at(425)))
  await mall.tick(at(430))
  assert.deepEqual(
    [await mall.state(waits), await mall.state(missed), await mall.state(left)],
    ['cancelled_by_site', 'no_show', 'cancelled_by_citizen'],
  )
  assert.equal((await mall.seen(waits)).reason, 'notServed')
  assert.deepEqual(await mall.faults(), [])
})

test('a time that the mall did not keep is never a person’s no-show: numbers stopped, agency absent, day ended early', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const [nine, one, two] = [await mall.slot(60, 5), await mall.slot(300, 5), await mall.slot(360, 5)]
  const kept = []
  for (const [i, slot] of [nine, one, two].entries()) kept.push(await mall.booked(slot, i, at(0)))
  const skck = await mall.booked(await mall.slot(60, 5, { queue: m.queue.skck, agency: m.agency.polri }), 9, at(0), {
    service: m.service.skck,
  })
  await mall.act((tx) =>
    openIncident(
      tx,
      {
        kind: 'system_down',
        agencyId: m.agency.disdukcapil,
        queueId: null,
        serviceId: null,
        counterId: null,
        stops: true,
        message: { id: 'Jaringan putus', en: 'Network down' },
      },
      m.ibuSiti,
      at(65),
    ),
  )
  await house(mall, sql`update visit.incident set closed_at = ${at(120)}`)
  await mall.act((tx) => closeDay(tx, m.site, today, m.ibuSiti, at(350)))
  await house(
    mall,
    sql`insert into agency.presence_exception values (${m.mall}, ${m.agency.polri}, ${today}::date, false, 'ditarik')`,
  )
  await mall.tick(at(420))
  const seen = []
  for (const k of [...kept, skck]) seen.push(await mall.seen(k))
  assert.deepEqual(
    seen.map((a) => [a.state, a.reason]),
    [
      ['cancelled_by_site', 'stopped'],
      ['no_show', null],
      ['cancelled_by_site', 'closedEarly'],
      ['cancelled_by_site', 'absent'],
    ],
  )
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

test('checking in happens in the mall, on the day, not too early, and not in a rehearsal', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const kept = await mall.booked(await mall.slot(60, 3), 1, at(0))
  await assert.rejects(mall.arrive(kept, at(55), { by: stranger }), new Forbidden('appointment.checkInHere'))
  await assert.rejects(
    mall.arrive(kept, at(55), { by: { kind: 'visitor', key: kept.token } }),
    new Forbidden('appointment.checkInHere'),
  )
  await assert.rejects(mall.arrive(kept, at(55), { by: m.agus }), new Forbidden('appointment.checkInHere'))
  await assert.rejects(mall.arrive(kept, at(29)), new Refused('appointment.tooEarly', { minutes: 30 }))
  await assert.rejects(mall.arrive(kept, at(55 - 1440)), new Refused('appointment.otherDay', { day: today }))
  await assert.rejects(mall.arrive({ token: 'guessed-token' }, at(55)), new NotFound('appointment.notFound'))
  await house(mall, sql`update mall.mall set rehearsing_since = ${at(0)}, version = version + 1`)
  await assert.rejects(mall.arrive(kept, at(55)), new Refused('appointment.rehearsal'))
  await house(mall, sql`update mall.mall set rehearsing_since = null, version = version + 1`)
  assert.equal((await mall.arrive(kept, at(30), { by: m.rina })).ticket, 'A 001')
  assert.equal((await mall.arrive(kept, at(31))).ticket, 'A 001', 'showing the code again gives the same number')
})

test('whoever came on time is on record even while numbers are stopped; whoever comes late is told like anybody', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const nine = await mall.slot(60, 3)
  const [onTime, late] = [await mall.booked(nine, 1, at(0)), await mall.booked(nine, 2, at(0))]
  await mall.act((tx) =>
    openIncident(
      tx,
      {
        kind: 'system_down',
        agencyId: null,
        queueId: m.queue.ktp,
        serviceId: null,
        counterId: null,
        stops: true,
        message: { id: 'Jaringan putus', en: 'Network down' },
      },
      m.ibuSiti,
      at(50),
    ),
  )
  assert.equal((await mall.arrive(onTime, at(65))).ticket, 'A 001')
  await assert.rejects(mall.arrive(late, at(75)), /visit.stopped/)
})

test('an elderly visitor with an appointment has the protected class and its promise', async () => {
  const mall = await openBooking()
  const kept = await mall.booked(await mall.slot(60, 3), 1, at(0))
  const taken = await mall.arrive(kept, at(40), { protectedAs: 'elderly' })
  const visit = await mall.act((tx) => visitByToken(tx, taken.token))
  assert.deepEqual([visit.class, visit.protectedAs, visit.legs[0]?.arrivalRef], ['protected', 'elderly', at(40)])
})

test('an officer helps with appointments of the own agency, the information desk with all', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const nine = await mall.slot(60, 3)
  await mall.hold(nine, 1, at(0), { by: m.rina })
  await mall.hold(nine, 2, at(0), { by: { ...m.ibuSiti, roles: ['information'] } })
  await assert.rejects(mall.hold(nine, 3, at(0), { by: m.agus }), new Forbidden('appointment.notHelper'))
  await assert.rejects(mall.hold(nine, 3, at(0), { by: { ...m.ibuSiti, roles: ['technician'] } }), Forbidden)
})

test('what is kept of a person is a mark that is not the NIK, differs between malls, and the table takes nothing else', async () => {
  const mall = await openBooking()
  const nik = nikOf(1)
  const key = Buffer.alloc(32, 1)
  assert.match(nik, /^\d{16}$/)
  assert.equal(hashPerson(key, 1, `${nik.slice(0, 6)} ${nik.slice(6)}`), hashPerson(key, 1, nik))
  assert.notEqual(hashPerson(key, 1, nik), hashPerson(key, 2, nik))
  assert.notEqual(hashPerson(key, 1, nik), hashPerson(Buffer.alloc(32, 2), 1, nik))
  assert.throws(() => hashPerson(key, 1, '1471'), new Refused('appointment.nikIncomplete'))
  await assert.rejects(
    house(mall, sql`insert into appointment.person values (${mall.mall.mall}, ${nik})`),
    /person_hash_check/,
  )
  await mall.booked(await mall.slot(60, 1), 1, at(0))
  const { told } = await mall.house.owner.row<{ told: string }>(
    sql`select string_agg(e::text, ' ') as told from ledger.event e`,
  )
  assert.ok(!told.includes(nik) && !told.includes(mall.person(1)), 'the ledger names nobody')
})

test('the ledger never holds the secret address of an appointment', async () => {
  const mall = await openBooking()
  const kept = await mall.booked(await mall.slot(60, 1), 1, at(0))
  const { told } = await mall.house.owner.row<{ told: string }>(
    sql`select string_agg(e::text, ' ') as told from ledger.event e`,
  )
  assert.ok(!told.includes(kept.token))
})

test('another mall, and a transaction without a mall, see nothing; only the address opens its own row', async () => {
  const mall = await openBooking()
  const kept = await mall.booked(await mall.slot(60, 1), 1, at(0))
  const tables = ['person', 'slot', 'appointment', 'draw', 'visit_leg', 'stop', 'day_closed']
  for (const context of [{}, { mall: 999 }, { system: true }])
    for (const table of tables) {
      const rows = await mall.house.db.transact(context, (tx) =>
        tx.rows({ sql: true, text: `select * from appointment.${table}`, values: [] }),
      )
      assert.equal(rows.length, 0, `${table} for ${JSON.stringify(context)}`)
    }
  const seen = await mall.house.db.transact({ key: kept.token }, (tx) =>
    tx.rows<{ id: number }>(sql`select id from appointment.appointment`),
  )
  assert.deepEqual(seen, [{ id: kept.appointmentId }])
})

test('the runtime role cannot rewrite whose an appointment is, nor wake one that is over', async () => {
  const mall = await openBooking()
  const kept = await mall.booked(await mall.slot(60, 1), 1, at(0))
  await assert.rejects(
    mall.act((tx) => tx.run(sql`update appointment.appointment set person_hash = person_hash`)),
    /permission denied/,
  )
  await assert.rejects(
    mall.act((tx) => tx.run(sql`delete from appointment.appointment`)),
    /permission denied/,
  )
  await assert.rejects(
    mall.act((tx) => tx.run(sql`update appointment.slot set starts_at = now()`)),
    /permission denied/,
  )
  await mall.cancel(kept, at(1))
  await assert.rejects(
    mall.act((tx) => tx.run(sql`update appointment.appointment set state = 'booked'`)),
    /never changes/,
  )
})

test('a coordinator’s transaction writes no slot of another agency, whatever the code forgot', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const nine = await mall.slot(60, 1)
  const touched = await mall.house.db.transact({ mall: m.mall, agency: m.agency.polri }, (tx) =>
    tx.run(sql`update appointment.slot set capacity = 99 where id = ${nine}::bigint`),
  )
  assert.equal(touched, 0)
})

function house(mall: Booking, statement: ReturnType<typeof sql>): Promise<number> {
  return mall.house.owner.run(statement)
}
