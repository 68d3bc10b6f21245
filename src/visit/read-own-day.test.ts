import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/sql.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { readWholeOwnDay } from './read-own-day.ts'
import { readOwnUsual } from './read-own-usual.ts'
import { goOn, pause } from './sit-at-counter.ts'

test('an officer reads the own day: what was served, how long, the longest, each break; nobody else’s', async () => {
  const { mall, act, ...hall } = await openHall()
  const { one, two } = mall.counter
  const { rina, budi } = mall
  const serve = async (counter: number, by: typeof rina, from: number, minutes: number) => {
    await hall.number(mall.service.ktpHilang, from - 1)
    const called = await hall.call(counter, by, from)
    await hall.start(counter, by, called, from)
    await hall.finish(counter, by, called, from + minutes)
  }
  await hall.open(one, rina)
  await hall.open(two, budi)
  await serve(one, rina, 2, 6)
  await serve(one, rina, 10, 12)
  await serve(two, budi, 12, 50)
  const desk = (minute: number) => ({ counterId: one, by: rina, now: at(minute) })
  await act((tx) => pause(tx, desk(30), 'prayer', 15))
  await act((tx) => goOn(tx, desk(44)))
  await act((tx) => pause(tx, desk(60), 'toilet'))
  const day = await act((tx) =>
    readWholeOwnDay(tx, { staffId: rina.id, serviceDay: today, timeZone: 'Asia/Jakarta', isRehearsal: false }),
  )
  const { ktpHilang: serviceId } = mall.service
  assert.deepEqual(day, {
    services: [{ serviceId, queueId: mall.queue.ktp, served: 2, meanMinutes: 9, longestMinutes: 12 }],
    breaks: [
      { from: at(30), until: at(44), reason: 'prayer' },
      { from: at(60), until: undefined, reason: 'toilet' },
    ],
  })
})

test('beside the own day stand the own last days: their medians, from three days on, without others and without rehearsals', async () => {
  const { mall, act, house, ...hall } = await openHall()
  const { one, two } = mall.counter
  const { rina, budi } = mall
  const serve = async (counter: number, by: typeof rina, minutes: number) => {
    await hall.number(mall.service.ktpHilang, 1)
    const called = await hall.call(counter, by, 2)
    await hall.start(counter, by, called, 2)
    await hall.finish(counter, by, called, 2 + minutes)
  }
  const usual = () => act((tx) => readOwnUsual(tx, { staffId: rina.id, serviceDay: today, queueIds: [mall.queue.ktp] }))
  /** What was served today becomes what was served so many days ago. */
  const happenedBefore = (days: number) =>
    house.owner.run(sql`
      with moved as (update visit.visit set service_day = service_day - ${days}::int where service_day = ${today}::date returning id)
      update visit.leg set service_day = service_day - ${days}::int where visit_id in (select id from moved)`)
  await hall.open(one, rina)
  await hall.open(two, budi)
  for (const [days, lasted] of [
    [3, [4]],
    [4, [5, 6]],
    [7, [7, 8, 20]],
  ] as const) {
    assert.equal(await usual(), undefined)
    for (const minutes of lasted) await serve(one, rina, minutes)
    await serve(two, budi, 50)
    await happenedBefore(days)
  }
  await serve(one, rina, 55)
  assert.deepEqual(await usual(), {
    days: 3,
    servedADay: 2,
    medianMinutes: new Map([[mall.service.ktpHilang, 6.5]]),
  })
  await house.owner.run(sql`update visit.visit set is_rehearsal = true where service_day = ${today}::date - 3`)
  assert.equal(await usual(), undefined)
})
