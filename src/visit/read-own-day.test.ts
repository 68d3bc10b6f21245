import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { readWholeOwnDay } from './read-own-day.ts'
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
