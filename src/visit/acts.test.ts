import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockwork } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { bringBackFromAway } from './by-clock.ts'
import { closeDay, closePastDays } from './close-day.ts'
import { findByTicket, reportPrint } from './help-visitor.ts'
import { closeIncident, openIncident } from './incident.ts'
import { readNotes } from './note.ts'
import { beginRehearsal, endRehearsal } from './rehearsal.ts'

test('a visitor who misses three calls may come back once with the first arrival, and then leaves the queue', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  const taken = await hall.number(mall.service.ktpHilang, 0)
  for (const [i, begin] of [1, 20].entries()) {
    const called = await hall.call(mall.counter.one, mall.rina, begin)
    await assert.rejects(hall.absent(mall.counter.one, mall.rina, called, begin + 1), { key: 'visit.callAgainFirst' })
    await hall.recall(mall.counter.one, mall.rina, called, begin + 1)
    await hall.recall(mall.counter.one, mall.rina, called, begin + 2)
    await hall.absent(mall.counter.one, mall.rina, called, begin + 3)
    const [leg] = (await hall.visit(taken)).legs
    assert.equal(leg?.state, i === 0 ? 'missed' : 'no_show')
    assert.deepEqual(leg.arrivalRef, at(0))
    if (i === 0) await hall.returned(taken, 10)
    else await assert.rejects(hall.returned(taken, 40), { key: 'visit.notMissed' })
  }
  assert.deepEqual(await hall.breaches(), [])
})

test('five minutes after the call a person counts as absent even when called once', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  await hall.number(mall.service.ktpHilang, 0)
  const called = await hall.call(mall.counter.one, mall.rina, 1)
  await hall.absent(mall.counter.one, mall.rina, called, 6)
})

test('a service added in the very moment in which the one before it is finished begins to wait in its own time', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  const taken = await hall.number(mall.service.ktpHilang, 0)
  const called = await hall.call(mall.counter.one, mall.rina, 1)
  await hall.start(mall.counter.one, mall.rina, called, 2)
  await hall.add(taken, mall.service.kkBaru, 5, true)
  await hall.finish(mall.counter.one, mall.rina, called, 5)
  const added = (await hall.visit(taken)).legs.at(-1)
  assert.deepEqual([added?.state, added?.turn], ['waiting', 2])
  assert.deepEqual(await hall.breaches(), [])
})

test('transfer, park and stepping out keep the time of arrival', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  await hall.open(mall.counter.three, mall.dewi)
  const taken = await hall.number(mall.service.ktpHilang, 0)
  await hall.away(taken, 2)
  assert.equal(await hall.call(mall.counter.one, mall.rina, 3), null)
  await hall.back(taken, 10)
  const called = await hall.call(mall.counter.one, mall.rina, 11)
  await hall.start(mall.counter.one, mall.rina, called, 12)
  await hall.park(mall.counter.one, mall.rina, called, 13)
  await hall.requeue(mall.counter.one, mall.rina, called, 15)
  const again = await hall.call(mall.counter.one, mall.rina, 16)
  await hall.start(mall.counter.one, mall.rina, again, 17)
  await hall.transfer(mall.counter.one, mall.rina, again, mall.service.kkBaru, 18)
  await hall.number(mall.service.kkBaru, 19)
  const onward = await hall.call(mall.counter.three, mall.dewi, 20)
  assert.equal(onward?.visitId, taken.visitId)
  const visit = await hall.visit(taken)
  assert.deepEqual(
    visit.legs.map((leg) => [leg.state, leg.arrivalRef]),
    [
      ['transferred', at(0)],
      ['called', at(0)],
    ],
  )
  const [note] = await hall.act((tx) => readNotes(tx, [visit.id]))
  assert.equal(note?.text, 'catatan untuk loket berikutnya')
  assert.deepEqual(await hall.breaches(), [])
})

test('several services in a given order: the second waits until the first is done', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.three, mall.dewi)
  await hall.open(mall.counter.one, mall.rina)
  const taken = await hall.number([mall.service.ktpHilang, mall.service.kkBaru], 0, { inOrder: true })
  assert.equal(await hall.call(mall.counter.three, mall.dewi, 1), null)
  const first = await hall.call(mall.counter.one, mall.rina, 1)
  await hall.start(mall.counter.one, mall.rina, first, 2)
  await hall.finish(mall.counter.one, mall.rina, first, 5)
  assert.equal((await hall.call(mall.counter.three, mall.dewi, 6))?.visitId, taken.visitId)
})

test('several services in any order: the visitor goes where a counter calls first, and the other place is kept', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.three, mall.dewi)
  await hall.open(mall.counter.one, mall.rina)
  const taken = await hall.number([mall.service.ktpHilang, mall.service.kkBaru], 0)
  const called = await hall.call(mall.counter.three, mall.dewi, 1)
  assert.deepEqual(
    (await hall.visit(taken)).legs.map((l) => l.state),
    ['planned', 'called'],
  )
  await hall.number(mall.service.ktpHilang, 2)
  await hall.start(mall.counter.three, mall.dewi, called, 2)
  await hall.finish(mall.counter.three, mall.dewi, called, 8)
  assert.equal((await hall.call(mall.counter.one, mall.rina, 9))?.visitId, taken.visitId)
})

test('a number printed once is never handed to the next person when the first leaves', async () => {
  const { mall, ...hall } = await openHall()
  const first = await hall.number(mall.service.ktpHilang, 0)
  await hall.leave(first, 1)
  assert.equal((await hall.number(mall.service.ktpHilang, 2)).ticket, 'A 002')
})

test('the officer can undo the last act within sixty seconds, and then the one before', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  const [one, two] = [await hall.number(mall.service.ktpHilang, 0), await hall.number(mall.service.ktpHilang, 0)]
  const first = await hall.call(mall.counter.one, mall.rina, 1)
  await hall.start(mall.counter.one, mall.rina, first, 2)
  await hall.finish(mall.counter.one, mall.rina, first, 3)
  await hall.call(mall.counter.one, mall.rina, 3)
  assert.deepEqual(await hall.undo(mall.counter.one, mall.rina, 3.5), { ticket: two.ticket, undid: 'visit.called' })
  assert.deepEqual(await hall.undo(mall.counter.one, mall.rina, 3.6), { ticket: one.ticket, undid: 'visit.finished' })
  assert.equal((await hall.visit(one)).legs[0]?.state, 'serving')
  assert.equal((await hall.visit(two)).legs[0]?.state, 'waiting')
  await assert.rejects(hall.undo(mall.counter.one, mall.rina, 9), { key: 'visit.nothingToUndo' })
  assert.deepEqual(await hall.breaches(), [])
})

test('what somebody else has changed since cannot be undone', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  const taken = await hall.number(mall.service.ktpHilang, 0)
  const called = await hall.call(mall.counter.one, mall.rina, 1)
  await hall.start(mall.counter.one, mall.rina, called, 2)
  await hall.finish(mall.counter.one, mall.rina, called, 3)
  await hall.mark(taken, 'elderly', 3.2)
  await assert.rejects(hall.undo(mall.counter.one, mall.rina, 3.5), { key: 'visit.changedSince' })
})

test('at the end of the day whoever was missed is a no-show, the rest expires, and closing again does nothing', async () => {
  const { mall, house, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  const waiting = await hall.number([mall.service.kkBaru, mall.service.skck], 0)
  const missed = await hall.number(mall.service.ktpHilang, 1)
  await hall.absent(mall.counter.one, mall.rina, await hall.call(mall.counter.one, mall.rina, 2), 8)
  const close = () => hall.act((tx) => closeDay(tx, mall.site, today, mall.ibuSiti, at(480)))
  assert.equal(await close(), 2)
  assert.equal(await close(), 0)
  assert.deepEqual(
    (await hall.visit(waiting)).legs.map((l) => l.state),
    ['expired', 'expired'],
  )
  assert.deepEqual(
    (await hall.visit(missed)).legs.map((l) => l.state),
    ['no_show'],
  )
  assert.equal(
    (
      await house.owner.row<{ open: number }>(
        sql`select count(*)::int as open from counter.sitting where closed_at is null`,
      )
    ).open,
    0,
  )
  assert.deepEqual(await hall.breaches(), [])
})

test('a day that nobody closed ends by itself after midnight in Pekanbaru, and the next day begins at 001', async () => {
  const { mall, ...hall } = await openHall()
  const taken = await hall.number(mall.service.ktpHilang, 0)
  const beforeMidnight = 16 * 60 - 1
  assert.equal(await hall.act((tx) => closePastDays(tx, clockwork, at(beforeMidnight))), 0)
  assert.equal(await hall.act((tx) => closePastDays(tx, clockwork, at(beforeMidnight + 2))), 1)
  assert.equal((await hall.visit(taken)).legs[0]?.state, 'expired')
  const tomorrow = await hall.number(mall.service.ktpHilang, 24 * 60)
  assert.equal(tomorrow.ticket, 'A 001')
})

test('a series that never starts again goes on the next day', async () => {
  const { mall, house, ...hall } = await openHall()
  await house.owner.run(sql`update service.queue set reset = 'never' where id = ${mall.queue.ktp}`)
  await hall.number(mall.service.ktpHilang, 0)
  assert.equal((await hall.number(mall.service.ktpHilang, 24 * 60)).ticket, 'A 002')
})

test('whoever stepped out and does not say when back waits again after fifteen minutes', async () => {
  const { mall, ...hall } = await openHall()
  const taken = await hall.number(mall.service.ktpHilang, 0)
  await hall.away(taken, 1)
  assert.equal(await hall.act((tx) => bringBackFromAway(tx, at(15))), 0)
  assert.equal(await hall.act((tx) => bringBackFromAway(tx, at(16))), 1)
  const [leg] = (await hall.visit(taken)).legs
  assert.deepEqual([leg?.state, leg?.arrivalRef], ['waiting', at(0)])
})

const blanks = {
  id: 'Blangko KTP-el habis. Nomor Anda tetap berlaku.',
  en: 'ID card blanks have run out. Your number stays valid.',
}

test('an incident that stops a service stops new numbers with the reason, and reopening gives them again', async () => {
  const { mall, ...hall } = await openHall()
  const incident = {
    kind: 'blanks_out',
    agencyId: null,
    queueId: null,
    serviceId: mall.service.ktpHilang,
    counterId: null,
    stops: true,
    message: blanks,
  } as const
  const id = await hall.act((tx) => openIncident(tx, incident, mall.rina, at(1)))
  await assert.rejects(hall.number(mall.service.ktpHilang, 2), { key: 'visit.stopped' })
  await hall.number(mall.service.kkBaru, 2)
  await hall.act((tx) => closeIncident(tx, id, mall.rina, at(3)))
  assert.equal((await hall.number(mall.service.ktpHilang, 4)).ticket, 'A 001')
})

test('an agency reports incidents of its own only; the manager reports any', async () => {
  const { mall, ...hall } = await openHall()
  const down = {
    kind: 'system_down',
    agencyId: mall.agency.polri,
    queueId: null,
    serviceId: null,
    counterId: null,
    stops: true,
    message: blanks,
  } as const
  await assert.rejects(
    hall.act((tx) => openIncident(tx, down, mall.rina, at(1))),
    { key: 'incident.notYours' },
  )
  await hall.act((tx) => openIncident(tx, down, mall.ibuSiti, at(1)))
  await assert.rejects(hall.number(mall.service.skck, 2), { key: 'visit.stopped' })
  await hall.number(mall.service.ktpHilang, 2)
})

test('a rehearsal has numbers of its own, begins only in an empty hall, and leaves nothing behind', async () => {
  const { mall, house, ...hall } = await openHall()
  const real = await hall.number(mall.service.ktpHilang, 0)
  await assert.rejects(
    hall.act((tx) => beginRehearsal(tx, mall.ibuSiti, at(1))),
    { key: 'rehearsal.hallNotEmpty' },
  )
  await hall.leave(real, 2)
  await assert.rejects(
    hall.act((tx) => beginRehearsal(tx, mall.rina, at(3))),
    { key: 'rehearsal.notManager' },
  )
  await hall.act((tx) => beginRehearsal(tx, mall.ibuSiti, at(3)))
  assert.equal((await hall.number(mall.service.ktpHilang, 4)).ticket, 'A 001')
  await hall.act((tx) => endRehearsal(tx, mall.ibuSiti, at(9)))
  assert.equal((await hall.number(mall.service.ktpHilang, 10)).ticket, 'A 002')
  const counts = await house.owner.rows(sql`select is_rehearsal, count(*)::int from visit.visit group by 1 order by 1`)
  assert.deepEqual(counts, [
    { is_rehearsal: false, count: 2 },
    { is_rehearsal: true, count: 1 },
  ])
  assert.deepEqual(await hall.breaches(), [])
})

test('numbers are not given on a holiday, before the doors, after closing, or on a day the agency is away', async () => {
  const { mall, house, ...hall } = await openHall()
  await assert.rejects(hall.number(mall.service.ktpHilang, -61), { key: 'visit.closed.early' })
  await assert.rejects(hall.number(mall.service.ktpHilang, 420), { key: 'visit.closed.late' })
  await assert.rejects(hall.number(mall.service.ktpHilang, 5 * 24 * 60), { key: 'visit.closed.closed' })
  await house.owner.run(
    sql`insert into agency.presence_exception values (${mall.mall}, ${mall.agency.disdukcapil}, ${today}::date, false, ${{ id: 'rapat di kantor pusat', en: 'meeting at head office' }})`,
  )
  await assert.rejects(hall.number(mall.service.ktpHilang, 0), { key: 'visit.closed.absent' })
  await house.owner.run(
    sql`insert into mall.holiday values (${mall.mall}, ${today}::date, 'local', '{"id":"Hari Jadi Kota","en":"City Day"}')`,
  )
  await assert.rejects(hall.number(mall.service.skck, 0), { key: 'visit.closed.holiday' })
})

test('a failed print is known, and printing again does not make a second number', async () => {
  const { mall, house, ...hall } = await openHall()
  const taken = await hall.number(mall.service.ktpHilang, 0)
  await hall.act((tx) => reportPrint(tx, taken.visitId, 'failed', mall.kiosk, at(1)))
  assert.equal((await hall.visit(taken)).printState, 'failed')
  await hall.act((tx) => reportPrint(tx, taken.visitId, 'printed', mall.kiosk, at(2)))
  assert.equal((await house.owner.row<{ n: number }>(sql`select count(*)::int as n from visit.visit`)).n, 1)
})

test('the information desk finds a number however it is typed', async () => {
  const { mall, ...hall } = await openHall()
  const taken = await hall.number(mall.service.ktpHilang, 0)
  for (const typed of ['A 001', 'a1', 'A-001', '1', ' a 01 ']) {
    const found = await hall.act((tx) => findByTicket(tx, typed, today))
    assert.deepEqual(
      found.map((v) => v.id),
      [taken.visitId],
      typed,
    )
  }
  assert.deepEqual(await hall.act((tx) => findByTicket(tx, "1'; drop table", today)), [])
})
