import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '#directory/directory-of.ts'
import { openingOn } from '#mall/opening.ts'
import { sql } from '#platform/sql.ts'
import { holdEveryQueue } from '#visit/hold-queues.ts'
import { openHall } from '../../test/harness/hall.ts'
import { buildPeople } from '../../test/harness/people.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { extendDay, shortenDay } from './extend-day.ts'

const hall = await openHall()
const { mall, act } = hall
const people = await buildPeople(hall.house, mall)
const closesOn = (day: string) =>
  act(async (tx) => openingOn((await directoryOf(tx, at(300))).calendar, day).hours?.close)
const plannedUntil = () =>
  hall.house.owner
    .rows<{ until: number }>(sql`select upper(hours) as until from counter.roster order by id`)
    .then((rows) => rows.map(({ until }) => until))
const extend = (until: string, by = mall.ibuSiti) =>
  act((tx) => extendDay(tx, until, by, today, at(300), holdEveryQueue))

test('today closes later for everybody: numbers are given, and who was planned to the end is planned on', async () => {
  const plan = (counter: number, staff: number, hours: string) =>
    hall.house.owner.run(sql`insert into counter.roster (mall_id, agency_id, counter_id, staff_id, held_on, hours)
      values (${mall.mall}, ${mall.agency.disdukcapil}, ${counter}, ${staff}, ${today}::date, ${hours}::int4range)`)
  await plan(mall.counter.one, mall.rina.id, '[480,900)')
  await plan(mall.counter.two, mall.budi.id, '[480,720)')
  await assert.rejects(hall.number(mall.service.skck, 430), { key: 'visit.closed.late' })
  await extend('16:00')
  assert.ok(await hall.number(mall.service.skck, 430))
  assert.deepEqual([await closesOn(today), await closesOn('2026-11-24')], ['16:00', '15:00'])
  assert.deepEqual(await plannedUntil(), [960, 720])
})

test('two managers who press at once extend once; a later hour goes further; an earlier one is refused', async () => {
  await Promise.all([extend('16:30'), extend('16:30', people.pakRahman)])
  const { count } = await hall.house.owner.row<{ count: number }>(
    sql`select count(*)::int from ledger.event where kind = 'hours.extended'`,
  )
  assert.deepEqual([count, await closesOn(today)], [2, '16:30'])
  await assert.rejects(extend('15:30'), { key: 'opening.notLater' })
})

test('it is taken back whole; twice is once', async () => {
  for (let i = 0; i < 2; i++) await act((tx) => shortenDay(tx, mall.ibuSiti, today, at(301), holdEveryQueue))
  assert.deepEqual([await closesOn(today), await plannedUntil()], ['15:00', [900, 720]])
})

test('only the manager does it', async () => {
  await assert.rejects(extend('16:00', people.pakHendra), { key: 'mall.notManager' })
})
