import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '#directory/directory-of.ts'
import { addDays } from '#mall/day.ts'
import { clockwork } from '#platform/actor.ts'
import { sql } from '#platform/sql.ts'
import { closeDay, closePastDays } from '#visit/close-day.ts'
import { beginRehearsal } from '#visit/rehearsal.ts'
import type { NumberTaken } from '#visit/take-number.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { countPastDays } from './count-days.ts'
import { type Quarter, sumOf, type Usual, usualBy } from './day.ts'
import { type UsualMoment, usualAt } from './moment.ts'
import { readDay, readTodayChart, readUsualNow } from './read-day.ts'

const hall = await openHall()
const { mall, act } = hall
const { one } = mall.counter
const { ktpHilang, kkBaru } = mall.service
const dayAt = (minute: number) => act(async (tx) => readDay(tx, await directoryOf(tx, at(minute)), at(minute)))
const day = 24 * 60
let ratna = {} as NumberTaken

test('a mall without a past has nothing usual and no day before, and says so', async () => {
  const { today, usual, lastDay } = await dayAt(5)
  assert.deepEqual([today, usual, lastDay], [[], { days: 0, quarters: [] }, undefined])
  assert.equal(
    usualBy(usual, 100, (q) => q.visits),
    undefined,
  )
})

test('today is counted in quarters of an hour: who came, who was called within the promise, who was served how long', async () => {
  ratna = await hall.number([ktpHilang, kkBaru], 5)
  await hall.number(ktpHilang, 20)
  await hall.open(one, mall.rina, 40)
  const late = await hall.call(one, mall.rina, 41)
  await hall.start(one, mall.rina, late, 42)
  await hall.finish(one, mall.rina, late, 50)
  await hall.call(one, mall.rina, 50)
  const { today } = await dayAt(51)
  const sum = sumOf(today)
  assert.deepEqual([sum.visits, sum.asked, sum.called, sum.kept], [2, 3, 2, 1])
  assert.deepEqual([sum.longestSeconds, sum.served, sum.servedSeconds], [36 * 60, 1, 8 * 60])
  const ktp = (of: (one: Quarter) => number) =>
    today.filter((one) => one.queueId === mall.queue.ktp && of(one) > 0).map((one) => one.quarter)
  assert.deepEqual([ktp((q) => q.visits), ktp((q) => q.called), ktp((q) => q.served)], [[32, 33], [34, 35], [35]])
})

test('a wait is held against the promise up to the first call, not beyond it', async () => {
  const { three } = mall.counter
  await hall.open(three, mall.dewi, 55)
  const called = await hall.call(three, mall.dewi, 56)
  assert.equal(called?.visitId, ratna.visitId)
  const kk = async () => sumOf((await dayAt(120)).today.filter((one) => one.queueId === mall.queue.kk))
  const first = await kk()
  for (const minute of [57, 58]) await hall.recall(three, mall.dewi, called, minute)
  await hall.absent(three, mall.dewi, called, 62)
  await hall.returned(ratna, 90)
  assert.ok(await hall.call(three, mall.dewi, 100))
  assert.deepEqual(await kk(), first)
  assert.deepEqual([first.called, first.kept], [1, 0])
})

test('the hall at the end of each quarter of an hour: who waited, which counters were open, how long the called had waited', async () => {
  const { moments } = await act(async (tx) => readTodayChart(tx, await directoryOf(tx, at(65)), at(65)))
  assert.equal(moments.at(-1)?.quarter, 35, 'the last that is over: 09.00')
  const of = (quarter: number) => moments.find((one) => one.quarter === quarter)
  assert.deepEqual([of(33)?.waiting, of(33)?.openCounters, of(33)?.called], [2, 0, 0])
  const nine = of(35)
  assert.deepEqual([nine?.openCounters, nine?.called, nine?.waiting], [2, 3, 0])
  assert.ok((nine?.medianSeconds ?? 0) >= 36 * 60 && (nine?.p90Seconds ?? 0) >= (nine?.medianSeconds ?? 0))
})

test('a day is counted by the clock once it is over and closed, once, and by two processes at once still once', async () => {
  assert.equal(await act((tx) => countPastDays(tx, at(day))), 0, 'days before the first number are no days of the mall')
  assert.equal((await dayAt(day)).lastDay, undefined, 'a day with numbers still open is not counted')
  await act((tx) => closeDay(tx, mall.site, today, clockwork, at(day)))
  const both = await Promise.all([1, 2].map(() => act((tx) => countPastDays(tx, at(day)))))
  assert.equal(
    await hall.house.owner
      .row(sql`select count(*) from performance.day where service_day = ${today}::date`)
      .then((r) => Number(Object.values(r)[0])),
    1,
    String(both),
  )
  const { lastDay, today: tomorrow } = await dayAt(day + 60)
  assert.deepEqual([lastDay?.day, tomorrow], [today, []])
  assert.equal(sumOf(lastDay?.quarters ?? []).visits, 2)
})

test('what is usual is the same weekday of the past weeks by this minute, not other days and not the rest of the day', async () => {
  await hall.house.owner.run(sql`
    with days as (insert into performance.day (mall_id, service_day, visits, counted_at)
      select ${mall.mall}::int, ${today}::date - 7 * n, 1, now() from generate_series(1, 9) n
      on conflict (mall_id, service_day) do update set visits = 1 returning service_day)
    insert into performance.quarter select ${mall.mall}::int, service_day, ${mall.queue.ktp}::bigint, quarter, 10, 0, 0, 0, 0, 0, 0, 0
      from days, generate_series(32, 40) quarter`)
  const { usual } = await dayAt(0)
  assert.equal(usual.days, 8, 'at most eight')
  const visits = (minute: number) => usualBy(usual, minute, (one) => one.visits)
  assert.deepEqual([visits(480), visits(495), visits(500), visits(1439)], [0, 10, 13, 90])
})

test('what is usual of the hall at a minute stands between the quarters around it; a day without a line had nobody', async () => {
  await hall.house.owner.run(sql`
    insert into performance.moment (mall_id, service_day, quarter, waiting, open_counters, called)
    select ${mall.mall}::int, service_day, quarter, 8 * (quarter - 31), 4, 0 from performance.day, generate_series(32, 33) quarter
    where service_day >= ${today}::date - 28 and service_day < ${today}::date and visits > 0`)
  const { usual } = await act(async (tx) => readUsualNow(tx, await directoryOf(tx, at(0)), at(0)))
  const waiting = (minute: number) => usualAt(usual, minute, (one) => one.waiting)
  assert.deepEqual([waiting(495), waiting(510)], [4, 8], 'four of eight days have a line')
  assert.ok(Math.abs((waiting(502) ?? 0) - 5.87) < 0.01)
  assert.equal(
    usualAt(usual, 300, (one) => one.waiting),
    undefined,
  )
  const few: UsualMoment[] = usual.map((one) => ({ ...one, days: 2 }))
  assert.equal(
    usualAt(few, 495, (one) => one.waiting),
    undefined,
  )
})

test('fewer than three such days say nothing', () => {
  const one: Quarter = { queueId: 1, quarter: 32, ...sumOf([]), visits: 10 }
  const usual = (days: number): Usual => ({ days, quarters: [one] })
  assert.equal(
    usualBy(usual(2), 600, (q) => q.visits),
    undefined,
  )
  assert.equal(
    usualBy(usual(5), 600, (q) => q.visits),
    2,
  )
})

test('a rehearsal is seen while it is held and counted in no day', async () => {
  const next = 2 * day
  await act((tx) => closeDay(tx, mall.site, today, clockwork, at(day)))
  await act((tx) => beginRehearsal(tx, mall.ibuSiti, at(next)))
  await hall.number(ktpHilang, next + 1)
  assert.equal(sumOf((await dayAt(next + 2)).today).visits, 1)
  await act((tx) => closeDay(tx, mall.site, addDays(today, 2), clockwork, at(next + 400)))
  await act((tx) => countPastDays(tx, at(next + day)))
  const counted = await hall.house.owner.rows<{ visits: number }>(
    sql`select visits from performance.day where service_day = ${addDays(today, 2)}::date`,
  )
  assert.deepEqual(counted, [{ visits: 0 }])
})

test('a mall with many days that nobody counted counts a few at a time, the newest first', async () => {
  const from = 10
  const days = Array.from({ length: 7 }, (_, i) => from + i)
  for (const n of days) await hall.number(ktpHilang, n * day + 1)
  const later = at((from + 7) * day)
  await act((tx) => closePastDays(tx, clockwork, later))
  assert.equal(await act((tx) => countPastDays(tx, later)), 5)
  const counted = await hall.house.owner.rows<{ day: string }>(sql`
    select service_day as day from performance.day where service_day >= ${addDays(today, from)}::date order by service_day`)
  assert.deepEqual(
    counted.map((one) => one.day),
    days.slice(2).map((n) => addDays(today, n)),
  )
  assert.equal(await act((tx) => countPastDays(tx, later)), 2)
  assert.equal(await act((tx) => countPastDays(tx, later)), 0)
})
