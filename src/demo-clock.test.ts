import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OpeningCalendar } from '#mall/opening.ts'
import { settableClock } from '#platform/clock.ts'
import { sql } from '#platform/database.ts'
import { silent } from '#platform/log.ts'
import { freshDatabase } from '../test/harness/database.ts'
import { buildSmallMall } from '../test/harness/small-mall.ts'
import { clockBesideDemonstration, demonstrationClock, whereToBegin } from './demo-clock.ts'

const hours = { open: '08:00', close: '15:00' }
const calendar: OpeningCalendar = {
  opensOnJointLeave: false,
  holidays: [{ heldOn: '2026-12-25', kind: 'national', name: { id: 'Hari Raya Natal', en: 'Christmas Day' } }],
  forms: [
    {
      code: 'biasa',
      validFrom: '2026-01-01',
      validUntil: null,
      rank: 0,
      breaks: {},
      days: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    },
  ],
}
const at = (local: string) => new Date(`${local}:00+07:00`)
const begins = (real: string, latest?: string) =>
  whereToBegin(calendar, 'Asia/Jakarta', at(real), latest ? at(latest) : undefined)

test('who tries the house while the mall is open sees the real time', () => {
  assert.equal(begins('2026-11-25T10:12'), undefined)
  assert.equal(begins('2026-11-25T10:12', '2026-11-24T09:30'), undefined)
})

test('who tries it in the evening, at the weekend, before opening or on a holiday finds a hall that has just filled', () => {
  assert.deepEqual(begins('2026-11-25T19:30'), at('2026-11-26T09:00'))
  assert.deepEqual(begins('2026-11-28T20:42'), at('2026-11-30T09:00'))
  assert.deepEqual(begins('2026-11-25T05:10'), at('2026-11-25T09:00'))
  assert.deepEqual(begins('2026-12-25T10:00'), at('2026-12-28T09:00'))
})

test('a quarter of an hour before closing is too late to try anything', () => {
  assert.deepEqual(begins('2026-11-25T14:45'), at('2026-11-26T09:00'))
})

test('time never runs backwards: a demonstration goes on where it was left, or on the next morning', () => {
  assert.deepEqual(begins('2026-11-28T21:00', '2026-11-30T09:47'), at('2026-11-30T09:47'))
  assert.deepEqual(begins('2026-11-28T23:00', '2026-11-30T15:20'), at('2026-12-01T09:00'))
  assert.deepEqual(begins('2026-11-30T09:10', '2026-11-30T11:30'), at('2026-11-30T11:30'))
})

test('a command beside a demonstration whose clock was moved has the day of the house, from its first minute on', async () => {
  const { db, mall } = await demonstration()
  const saturday = settableClock(at('2026-11-28T20:42'))
  const house = await demonstrationClock({ db, clock: saturday, log: silent }, mall)
  assert.equal(house.now() >= at('2026-11-30T09:00'), true)
  const beside = await clockBesideDemonstration(db, saturday)
  assert.deepEqual(beside.now(), at('2026-11-30T09:00'))
  saturday.set(at('2026-12-01T10:00'))
  assert.deepEqual(beside.now(), at('2026-12-01T10:00'))
})

test('beside a house that shows the real time, or is no demonstration, a command has the real time', async () => {
  const { db, mall, owner } = await demonstration()
  const wednesday = settableClock(at('2026-11-25T10:12'))
  await demonstrationClock({ db, clock: wednesday, log: silent }, mall)
  assert.deepEqual((await clockBesideDemonstration(db, wednesday)).now(), at('2026-11-25T10:12'))
  await owner.run(
    sql`insert into ledger.event (mall_id, at, kind, actor) values (${mall}, '2027-01-01T00:00:00Z', 'x', 'clock')`,
  )
  assert.deepEqual((await clockBesideDemonstration(db, wednesday)).now(), new Date('2027-01-01T00:00:00Z'))
  await owner.run(sql`update mall.mall set is_demonstration = false`)
  assert.deepEqual((await clockBesideDemonstration(db, wednesday)).now(), at('2026-11-25T10:12'))
})

async function demonstration() {
  const { db, owner } = await freshDatabase()
  const { mall } = await buildSmallMall({ owner })
  await owner.run(sql`update mall.mall set is_demonstration = true`)
  return { db, owner, mall }
}
