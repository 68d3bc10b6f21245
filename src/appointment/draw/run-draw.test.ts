import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { Forbidden, Refused } from '#platform/refused.ts'
import { type Booking, installationKey, openBooking, tally } from '../../../test/harness/bookings.ts'
import { at } from '../../../test/harness/small-mall.ts'
import { drawOf } from '../read-slots.ts'
import { type Drawn, isTrue } from './draw.ts'
import { openDraw } from './open-draw.ts'
import { runDraw, runDueDraws } from './run-draw.ts'

const tomorrow = '2026-11-24'

test('a day released by draw: the promise, the requests, the seed, the winners, the waiting list, and anybody can check it', async () => {
  const mall = await openBooking()
  const { nine, ten, drawId } = await tomorrowByDraw(mall)
  const promised = await drawn(mall)
  assert.match(promised.commitment, /^[0-9a-f]{64}$/)
  assert.deepEqual([promised.seed, promised.record], [null, null])
  await assert.rejects(mall.hold(nine, 1, at(5)), new Refused('appointment.notOpenYet'))
  const asked = []
  for (let i = 0; i < 8; i++) asked.push(await mall.request(i, tomorrow, at(5 + i), { wanted: i % 2 ? ten : null }))
  await assert.rejects(mall.request(1, tomorrow, at(20)), new Refused('appointment.hasOne', { day: tomorrow }))
  await assert.rejects(
    mall.act((tx) => runDraw(tx, drawId, installationKey, mall.mall.ibuSiti, at(59))),
    new Refused('appointment.drawNotDue'),
  )
  assert.equal(await mall.act((tx) => runDueDraws(tx, installationKey, at(60))), 1)
  const { seed, record, commitment } = await drawn(mall)
  assert.ok(seed && record && isTrue(commitment, seed, record))
  assert.equal(commitment, promised.commitment)
  for (const kept of asked) {
    const now = await mall.seen(kept)
    const result: Drawn | undefined = record.result.find((r) => r.label === kept.label)
    assert.deepEqual([now.slotId, now.drawRank], [result?.slotId, result?.rank])
    assert.equal(now.state, result?.slotId ? 'draw_won' : 'waitlisted')
  }
  assert.deepEqual(
    [await mall.places(nine), await mall.places(ten)],
    [
      { held: 2, booked: 0, released: 0 },
      { held: 3, booked: 0, released: 0 },
    ],
  )
  assert.deepEqual(await mall.faults(), [])
})

test('a winner who does not answer gives the place to the first of the waiting list, in the order of the draw', async () => {
  const mall = await openBooking()
  await tomorrowByDraw(mall)
  const asked = []
  for (let i = 0; i < 8; i++) asked.push(await mall.request(i, tomorrow, at(5)))
  await mall.act((tx) => runDueDraws(tx, installationKey, at(60)))
  const seen = []
  for (const kept of asked) seen.push({ kept, ...(await mall.seen(kept)) })
  const byRank = seen.sort((a, b) => (a.drawRank ?? 0) - (b.drawRank ?? 0))
  for (const { kept } of byRank.slice(1, 5)) await mall.book(kept, at(70))
  await mall.tick(at(60 + 720))
  const states = []
  for (const { kept } of byRank) states.push(await mall.state(kept))
  assert.deepEqual(states, ['expired', 'booked', 'booked', 'booked', 'booked', 'offered', 'waitlisted', 'waitlisted'])
  assert.deepEqual(await mall.faults(), [])
})

test('what a draw leaves over is open to whoever comes first', async () => {
  const mall = await openBooking()
  const { nine } = await tomorrowByDraw(mall)
  await mall.request(1, tomorrow, at(5), { wanted: nine })
  await mall.act((tx) => runDueDraws(tx, installationKey, at(60)))
  await mall.booked(nine, 2, at(61))
  await assert.rejects(mall.hold(nine, 3, at(61)), new Refused('appointment.slotFull'))
})

test('one person has one request in a draw, also for two services of the queue, also pressed twice at once', async () => {
  const mall = await openBooking(40)
  const m = mall.mall
  await tomorrowByDraw(mall)
  const { id: other } = await mall.house.owner.row<{ id: number }>(sql`
    insert into service.service (mall_id, agency_id, queue_id, code) values (${m.mall}, ${m.agency.disdukcapil}, ${m.queue.ktp}, 'DKC-09') returning id`)
  await mall.house.owner.run(sql`
    insert into service.version select mall_id, ${other}, number, agency_id, valid_from, name, level, minutes, words, standard, assumed, source, published_at
    from service.version where service_id = ${m.service.ktpHilang}`)
  const pressed = await Promise.allSettled(
    [...Array(10)].map((_, i) => mall.request(1, tomorrow, at(5), { service: i % 2 ? other : m.service.ktpHilang })),
  )
  assert.deepEqual(tally(pressed), { done: 1, 'appointment.hasOne': 9 })
  const again = await Promise.all(
    [...Array(10)].map(() => mall.request(2, tomorrow, at(5), { command: 'double-click' })),
  )
  assert.equal(new Set(again.map((r) => r.label)).size, 1)
})

test('a request is in the list or refused, even when it comes at the moment of the draw', async () => {
  const mall = await openBooking(40)
  await tomorrowByDraw(mall)
  const requests = [...Array(30)].map((_, i) => mall.request(i, tomorrow, at(59, 59)))
  const results = Promise.allSettled(requests)
  await mall.act((tx) => runDueDraws(tx, installationKey, at(60)))
  const { done = 0, 'appointment.notInWindow': late = 0 } = tally(await results)
  assert.equal(done + late, 30)
  assert.equal((await drawn(mall)).record?.requests.length, done)
  assert.deepEqual(await mall.faults(), [])
})

test('a draw that two processes hold at once is held once', async () => {
  const mall = await openBooking()
  const { drawId } = await tomorrowByDraw(mall)
  for (let i = 0; i < 8; i++) await mall.request(i, tomorrow, at(5))
  await Promise.all(
    [...Array(5)].map(() => mall.act((tx) => runDraw(tx, drawId, installationKey, mall.mall.ibuSiti, at(60)))),
  )
  const { events } = await mall.house.owner.row<{ events: number }>(
    sql`select count(*)::int as events from ledger.event where kind = 'appointment.seedRevealed'`,
  )
  assert.equal(events, 1)
  assert.deepEqual(await mall.faults(), [])
})

test('the mall cannot take its promise back: no other commitment, no other seed, no second draw', async () => {
  const mall = await openBooking()
  const { drawId } = await tomorrowByDraw(mall)
  await mall.request(1, tomorrow, at(5))
  const run = (statement: string) => mall.act((tx) => tx.run({ sql: true, text: statement, values: [] }))
  await assert.rejects(run(`update appointment.draw set commitment = repeat('0', 64)`), /permission denied/)
  await assert.rejects(
    run(`update appointment.draw set seed = 'lucky', drawn_at = requests_until, record = '{}'`),
    /draw_as_committed/,
  )
  const otherKey = Buffer.alloc(32, 9)
  await assert.rejects(
    mall.act((tx) => runDraw(tx, drawId, otherKey, mall.mall.ibuSiti, at(60))),
    new Refused('appointment.seedLost'),
  )
  assert.equal(await mall.act((tx) => runDueDraws(tx, otherKey, at(60))), 0)
  await mall.act((tx) => runDueDraws(tx, installationKey, at(60)))
  await assert.rejects(run(`update appointment.draw set record = '{}'`), /held once/)
})

test('a draw is opened by who plans, before anybody has booked, with times that make sense', async () => {
  const mall = await openBooking()
  const m = mall.mall
  const nine = await mall.slot(1440 + 60, 2, { day: tomorrow })
  const open = (by = m.ibuSiti, from = 0, until = 60, day = tomorrow) =>
    mall.act((tx) =>
      openDraw(
        tx,
        { queueId: m.queue.ktp, day, requestsFrom: at(from), requestsUntil: at(until) },
        installationKey,
        by,
        at(0),
      ),
    )
  await assert.rejects(open(m.rina), new Forbidden('appointment.notPlanner'))
  for (const [from, until] of [
    [-1, 60],
    [60, 60],
    [0, 1440 + 60],
  ])
    await assert.rejects(open(m.ibuSiti, from, until), new Refused('appointment.drawTimes'))
  await assert.rejects(open(m.ibuSiti, 0, 60, '2026-11-25'), new Refused('appointment.openSlotsFirst'))
  const early = await mall.booked(nine, 1, at(-10))
  await assert.rejects(open(), new Refused('appointment.alreadyBooking'))
  await mall.cancel(early, at(-5))
  await open()
  await assert.rejects(open(), new Refused('appointment.drawExists'))
  await assert.rejects(mall.request(1, tomorrow, at(60)), new Refused('appointment.notInWindow'))
})

async function tomorrowByDraw(mall: Booking) {
  const nine = await mall.slot(1440 + 60, 2, { day: tomorrow })
  const ten = await mall.slot(1440 + 120, 3, { day: tomorrow })
  const plan = { queueId: mall.mall.queue.ktp, day: tomorrow, requestsFrom: at(0), requestsUntil: at(60) }
  const drawId = await mall.act((tx) => openDraw(tx, plan, installationKey, mall.mall.ibuSiti, at(0)))
  return { nine, ten, drawId }
}

async function drawn(mall: Booking) {
  const draw = await mall.act((tx) => drawOf(tx, mall.mall.queue.ktp, tomorrow))
  assert.ok(draw)
  return draw
}
