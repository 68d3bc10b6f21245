import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '#directory/directory-of.ts'
import { addHoliday, removeHoliday } from '#mall/holiday.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { closeDay } from './close-day.ts'
import { holdEveryQueue } from './hold-queues.ts'
import { sitesAtRest } from './read-rest.ts'
import { reopenDay } from './reopen-day.ts'

const [hall, dismissed] = [await openHall(), await openHall()]
const { one } = hall.mall.counter
const isAtRest = (minute: number) =>
  hall.act(async (tx) => (await sitesAtRest(tx, await directoryOf(tx, at(minute)), at(minute))).has(hall.mall.site))
const closing = 7 * 60

test('a building is at rest when its hours are over and nobody is called or served any more', async () => {
  assert.equal(await isAtRest(100), false)
  await hall.open(one, hall.mall.rina, closing - 30)
  await hall.number(hall.mall.service.ktpHilang, closing - 20)
  await hall.number(hall.mall.service.kkBaru, closing - 20)
  assert.equal(await isAtRest(closing - 1), false)
  assert.equal(await isAtRest(closing), false, 'somebody waits and a counter is open')
  const called = await hall.call(one, hall.mall.rina, closing + 1)
  await hall.start(one, hall.mall.rina, called, closing + 2)
  assert.equal(await isAtRest(closing + 5), false)
  await hall.finish(one, hall.mall.rina, called, closing + 10)
  assert.equal(await isAtRest(closing + 11), false, 'another one waits')
})

test('the manager ends the day: at rest at once; opened again by whoever closed it by mistake, it is not', async () => {
  await hall.act((tx) => closeDay(tx, hall.mall.site, today, hall.mall.ibuSiti, at(closing + 12)))
  assert.equal(await isAtRest(closing + 12), true)
  assert.equal(await isAtRest(300), true, 'also in the morning, while the hours last')
  await hall.act((tx) => reopenDay(tx, hall.mall.site, today, hall.mall.ibuSiti, at(300)))
  assert.equal(await isAtRest(300), false)
  await hall.open(one, hall.mall.rina, 300)
  await hall.number(hall.mall.service.ktpHilang, 300)
  assert.equal(await isAtRest(300), false)
})

test('a number that nobody will call keeps no building awake', async () => {
  const now = closing + 30
  assert.equal(await isAtRest(now), false)
  await hall.act((tx) => tx.run({ sql: true, text: 'update counter.sitting set closed_at = $1', values: [at(now)] }))
  assert.equal(await isAtRest(now), true)
})

test('a day that was made a holiday after people had come is over once nobody is here; one on which nobody came never began', async () => {
  const { one } = dismissed.mall.counter
  const { rina, ibuSiti } = dismissed.mall
  const now = at(60)
  const isOver = () =>
    dismissed.act(async (tx) => (await sitesAtRest(tx, await directoryOf(tx, now), now)).has(dismissed.mall.site))
  const name = { id: 'Hari jadi kota', en: 'City anniversary' }
  const holiday = { heldOn: today, kind: 'local', name, basis: 'Keputusan Wali Kota' } as const
  const declare = () => dismissed.act((tx) => addHoliday(tx, holiday, ibuSiti, today, now, holdEveryQueue))
  const revoke = () => dismissed.act((tx) => removeHoliday(tx, today, 'local', ibuSiti, today, now, holdEveryQueue))
  await declare()
  assert.equal(await isOver(), false)
  await revoke()
  await dismissed.open(one, rina, 1)
  await dismissed.number(dismissed.mall.service.ktpHilang, 2)
  const called = await dismissed.call(one, rina, 3)
  await assert.rejects(declare(), { key: 'mall.peopleWaitToday' })
  await dismissed.start(one, rina, called, 4)
  await dismissed.finish(one, rina, called, 5)
  assert.equal(await isOver(), false)
  await declare()
  assert.equal(await isOver(), true)
})
