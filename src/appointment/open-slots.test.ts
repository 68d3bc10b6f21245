import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '#directory/directory-of.ts'
import { clockwork } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { Forbidden, Refused } from '#platform/refused.ts'
import { openBooking } from '../../test/harness/bookings.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { openSlots } from './open-slots.ts'
import { choicesOf, placesOf } from './read-slots.ts'
import { defaultRules, rulesOf } from './rules.ts'
import { slotsOfDay } from './slots-of-day.ts'

const mall = await openBooking()
const { house, mall: m } = mall
const open = (by = m.ibuSiti, day = today, queue = m.queue.ktp) =>
  mall.act((tx) => openSlots(tx, queue, day, at(-60), by, at(-60)))
const plan = (more: object = {}, queueId = m.queue.ktp) =>
  mall.act(async (tx) => {
    const directory = await directoryOf(tx, at(0))
    const queue = directory.queues.get(queueId)
    assert.ok(queue)
    return slotsOfDay(directory, queue, today, { ...defaultRules, ...more })
  })
const total = (slots: readonly { capacity: number; walkIn: number }[]) => ({
  capacity: slots.reduce((sum, slot) => sum + slot.capacity, 0),
  walkIn: slots.reduce((sum, slot) => sum + slot.walkIn, 0),
})

test('a day has slots from opening to closing, and the share of walk-ins is set aside in them', async () => {
  const slots = await plan()
  assert.equal(slots.length, 14)
  assert.deepEqual([slots[0]?.startsAt, slots.at(-1)?.endsAt], [at(0), at(420)])
  // Counter 1 gives KTP all its time, counter 2 too (it only helps KK): 2 x 420 minutes at 8 minutes each are 105 people.
  assert.deepEqual(total(slots), { capacity: 63, walkIn: 42 })
})

test('counters that only help another queue give it no appointments', async () => {
  assert.deepEqual(total(await plan({}, m.queue.kk)), { capacity: 31, walkIn: 21 })
})

test('fractions are carried on: a slow service loses no place to rounding', async () => {
  const quarter = await plan({ slotMinutes: 15 })
  const whole = await plan({ slotMinutes: 60 })
  assert.deepEqual(total(quarter), total(whole))
})

test('while a counter rests it gives no places', async () => {
  const opened = await plan()
  await house.owner.run(sql`update mall.opening_form set breaks = '{"siang": {"mon": ["12:00", "13:00"]}}'`)
  await house.owner.run(sql`update counter.counter set break_group = 'siang' where id = ${m.counter.one}`)
  const rested = await plan()
  const noon = (slots: typeof opened) =>
    total(slots.filter((slot) => slot.startsAt >= at(240) && slot.startsAt < at(300)))
  assert.deepEqual([noon(opened).capacity + noon(opened).walkIn, noon(rested).capacity + noon(rested).walkIn], [15, 7])
})

test('the manager and the agency’s coordinator open slots, twice makes no more; nobody else does', async () => {
  await assert.rejects(open(m.rina), new Forbidden('appointment.notPlanner'))
  const ofPolri = { ...m.agus, roles: ['coordinator'] }
  await assert.rejects(open(ofPolri), new Forbidden('appointment.notPlanner'))
  const coordinator = { ...m.rina, roles: ['coordinator'] }
  assert.deepEqual(
    [
      await open(coordinator),
      await open(),
      await mall.act((tx) => openSlots(tx, m.queue.ktp, today, at(-60), clockwork, at(-60))),
    ],
    [14, 0, 0],
  )
  const { capacity, walkIn, booked } = await mall.act((tx) => placesOf(tx, m.queue.ktp, today))
  // One of the two counters rests for an hour now.
  assert.deepEqual([capacity + walkIn, booked], [97, 0])
})

test('a mall may set its own rules, but never leaves walk-ins less than three in ten', async () => {
  await house.owner.run(
    sql`update mall.mall set version = version + 1, settings = '{"appointment": {"share": 0.95, "slotMinutes": 60}}' where id = ${m.mall}`,
  )
  const rules = await mall.act(async (tx) => rulesOf(await directoryOf(tx, at(0))))
  assert.deepEqual([rules.share, rules.slotMinutes, rules.lateMinutes], [0.7, 60, 10])
  await house.owner.run(sql`update mall.mall set version = version + 1, settings = '{}' where id = ${m.mall}`)
})

test('no slots on a day when the mall is closed or the agency is absent', async () => {
  await assert.rejects(
    open(m.ibuSiti, '2026-11-22'),
    new Refused('appointment.closed.closed', { agency: 'Disdukcapil', day: '2026-11-22' }),
  )
  await house.owner.run(
    sql`insert into mall.holiday (mall_id, held_on, kind, name) values (${m.mall}, '2026-11-25', 'national', '{"id": "Libur", "en": "Holiday"}')`,
  )
  await house.owner.run(
    sql`insert into agency.presence_exception values (${m.mall}, ${m.agency.disdukcapil}, '2026-11-26', false, ${{ id: 'rapat', en: 'meeting' }})`,
  )
  await assert.rejects(open(m.ibuSiti, '2026-11-25'), /appointment.closed.holiday/)
  await assert.rejects(open(m.ibuSiti, '2026-11-26'), /appointment.closed.absent/)
})

test('slots of one queue never overlap, whatever code makes them', async () => {
  await assert.rejects(mall.slot(15, 5), /slot_no_overlap/)
})

test('what can be chosen begins later than now and says how much is free', async () => {
  const choices = await mall.act((tx) => choicesOf(tx, m.queue.ktp, today, today, at(200)))
  assert.deepEqual([choices[0]?.startsAt, choices.length], [at(210), 7])
  assert.ok(choices.every((choice) => choice.isOpen && choice.free === choice.capacity))
})
