import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { closeIncident, openIncident } from '#visit/incident.ts'
import type { NumberTaken } from '#visit/take-number.ts'
import { openHall } from '../../../test/harness/hall.ts'
import { at, today } from '../../../test/harness/small-mall.ts'
import { seeded } from '../../cli/day/random.ts'
import { learnWaits } from './learn.ts'
import { readAccuracy } from './read-accuracy.ts'
import { tellWaits } from './tell-waits.ts'
import { shownRange } from './wait.ts'

const hall = await openHall()
const { mall, act } = hall
const tell = (minute: number) => act((tx) => tellWaits(tx, at(minute)))
const learn = (minute: number) => act((tx) => learnWaits(tx, at(minute)))
type Line = {
  turn: number
  method: string
  raw: number
  point: number
  byPosition: number
  actual: number | null
  ending: string | null
}
const linesOf = async (ticket: string): Promise<Line[]> =>
  act((tx) =>
    tx.rows<Line>(sql`
      select t.turn, t.method, t.raw, t.point, t.by_position as "byPosition", t.actual, t.ending from visit.told t
      join visit.leg l on l.mall_id = t.mall_id and l.id = t.leg_id join visit.visit v on v.mall_id = l.mall_id and v.id = l.visit_id
      where v.ticket = ${ticket} order by t.turn`),
  )

await hall.open(mall.counter.one, mall.rina, 0)
const taken: NumberTaken[] = []
for (let i = 0; i < 5; i++) taken.push(await hall.number(mall.service.ktpHilang, i / 10))
const last = taken[4]?.ticket ?? ''
const endings = async (of: { ticket: string } | undefined) =>
  (await linesOf(of?.ticket ?? '')).map((line) => [line.actual, line.ending] as const)

test('what is said of a number is noted once, however often and by however many it is looked at', async () => {
  assert.equal(await tell(1), 5)
  assert.equal(await tell(1), 0)
  const both = await Promise.all(Array.from({ length: 6 }, () => tell(2)))
  const lines = await linesOf(last)
  assert.equal(lines.length, 1, `${both}`)
  assert.equal(lines[0]?.method, 'first')
  assert.ok((lines[0]?.raw ?? 0) > 25, 'four people before at eight minutes each')
  assert.equal(lines[0]?.byPosition, 32)
})

test('when what is said changes it is noted again, by one of those who look', async () => {
  const called = await hall.call(mall.counter.one, mall.rina, 3)
  await hall.start(mall.counter.one, mall.rina, called, 4)
  const written = await Promise.all(Array.from({ length: 6 }, () => tell(20)))
  assert.equal(written.filter((count) => count > 0).length, 1, `${written}`)
  assert.deepEqual(
    (await linesOf(last)).map((line) => line.turn),
    [1, 2],
  )
  await learn(21)
  assert.deepEqual(await endings(taken[0]), [[2, 'called']])
  assert.deepEqual(await endings(taken[4]), [
    [null, null],
    [null, null],
  ])
  await hall.finish(mall.counter.one, mall.rina, called, 22)
})

test('who stepped out is set aside, who left has no true wait, and a second call is not a wait that was said', async () => {
  const [, second, third, fourth] = taken
  if (!second || !third || !fourth) throw new Error('five were taken')
  await hall.away(second, 22)
  await hall.leave(third, 23)
  const missed = await hall.call(mall.counter.one, mall.rina, 24)
  assert.equal(missed?.ticket, fourth.ticket)
  await hall.absent(mall.counter.one, mall.rina, missed, 30)
  await hall.returned(fourth, 31)
  await hall.back(second, 32)
  await tell(33)
  const back = await hall.call(mall.counter.one, mall.rina, 34)
  assert.equal(back?.ticket, second.ticket)
  await learn(35)
  // What was said before and while away is set aside; what was said after coming back came true.
  const ofSecond = (await endings(second)).map(([, ending]) => ending)
  assert.ok(ofSecond.length > 1, `${ofSecond}`)
  assert.deepEqual(ofSecond, [...ofSecond.slice(1).map(() => 'aside'), 'called'])
  assert.deepEqual(new Set((await endings(third)).map(([, ending]) => ending)), new Set(['left']))
  assert.deepEqual((await endings(fourth)).at(-1)?.[1], 'called')
  assert.deepEqual((await endings(fourth)).at(0)?.[0], 23)
})

test('of a day it is told how far what was said was from what came true', async () => {
  const accuracy = await act((tx) => readAccuracy(tx, today, 'issue'))
  const lines = await act((tx) =>
    tx.rows<{ error: number; shadow: number }>(sql`
    select abs(point - actual)::float8 as error, abs(by_position - actual)::float8 as shadow from visit.told where ending = 'called' and turn = 1`),
  )
  assert.equal(accuracy.told, lines.length)
  assert.equal(accuracy.told, 2)
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const [mae, shadow] = [mean(lines.map((one) => one.error)), mean(lines.map((one) => one.shadow))]
  assert.ok(Math.abs((accuracy.mae ?? 0) - mae) < 1e-6 && Math.abs((accuracy.maeByPosition ?? 0) - shadow) < 1e-6)
  assert.ok(Math.abs((accuracy.skill ?? 0) - (1 - mae / shadow)) < 1e-6)
  assert.deepEqual([accuracy.aside, accuracy.left, accuracy.first], [1, 1, 2])
})

test('what came true is learned from for the mall and for the queue in which it did', async () => {
  const learned = await act((tx) =>
    tx.rows<{ queueId: number | null; people: number }>(sql`
      select null::bigint as "queueId", sum(people)::int as people from visit.calibration
      union all select queue_id, sum(people)::int from visit.calibration_of_queue group by queue_id`),
  )
  const [ofMall, ofQueue] = [null, mall.queue.ktp].map((id) => learned.find(({ queueId }) => queueId === id)?.people)
  assert.ok(ofMall !== undefined && ofMall > 0)
  assert.equal(ofQueue, ofMall, 'everybody waited in this queue')
})

test('while an incident stands nothing is guessed: that is noted too, and judged as nothing said', async () => {
  const late = await hall.number(mall.service.ktpHilang, 36)
  const before = await act((tx) => readAccuracy(tx, today, 'all'))
  const where = { agencyId: mall.agency.disdukcapil, queueId: null, serviceId: null, counterId: null }
  const message = { id: 'Jaringan pusat terganggu', en: 'The central network is down' }
  const incident = await act((tx) =>
    openIncident(tx, { ...where, kind: 'system_down', stops: false, message }, mall.ibuSiti, at(36)),
  )
  await tell(37)
  const [line] = await linesOf(late.ticket)
  assert.deepEqual([line?.turn, line?.method, line?.point], [1, 'paused', null])
  const after = await act((tx) => readAccuracy(tx, today, 'all'))
  assert.ok(after.unknown > before.unknown && after.told === before.told)
  await act((tx) => closeIncident(tx, incident, mall.ibuSiti, at(38)))
})

test('ranges are judged as people read them: the database rounds as the words do', async () => {
  const random = seeded(8)
  for (let i = 0; i < 60; i++) {
    const [raw, low] = [random.chance(0.1) ? 0 : 1, random.between(0, 40)]
    const point = low + random.between(0, 8)
    const [high, actual] = [point + random.between(0, 8), random.between(0, 60)]
    const spread = { low: Math.fround(low), point: Math.fround(point), high: Math.fround(high) }
    await hall.house.owner.run(
      sql`update visit.told set raw = ${raw}, low = ${low}, point = ${point}, high = ${high}, actual = ${actual} where ending = 'called' and turn = 1`,
    )
    const { coverage, within, tooEarly } = await act((tx) => readAccuracy(tx, today, 'issue'))
    const shown = shownRange(raw, spread)
    const is = [actual >= shown.low && actual <= shown.high, actual <= shown.high, actual < shown.low].map(Number)
    assert.deepEqual([coverage, within, tooEarly], is, JSON.stringify({ ...spread, raw, actual, shown }))
  }
})

test('a rehearsal is not noted', async () => {
  await hall.house.owner.run(sql`update mall.mall set rehearsing_since = ${at(40)}, version = version + 1`)
  await hall.number(mall.service.kkBaru, 41)
  assert.equal(await tell(42), 0)
})
