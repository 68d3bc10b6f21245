import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stranger } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { Forbidden, NotFound, Refused } from '#platform/refused.ts'
import { visitByToken } from '#visit/by-visitor.ts'
import { closeDay } from '#visit/close-day.ts'
import { openIncident } from '#visit/incident.ts'
import { type Booking, openBooking } from '../../test/harness/bookings.ts'
import { at, today } from '../../test/harness/small-mall.ts'

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
    sql`insert into agency.presence_exception values (${m.mall}, ${m.agency.polri}, ${today}::date, false, ${{ id: 'ditarik', en: 'withdrawn' }})`,
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

function house(mall: Booking, statement: ReturnType<typeof sql>): Promise<number> {
  return mall.house.owner.run(statement)
}
