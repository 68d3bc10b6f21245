import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from '#platform/database.ts'
import { openHall } from '../../../test/harness/hall.ts'
import { at, today } from '../../../test/harness/small-mall.ts'
import { learnWaits } from './learn.ts'
import { readLearned } from './store.ts'
import type { Stretch } from './stretch.ts'

const hall = await openHall()
const { mall, act } = hall
const hourOrMore = 6
let leg = 0

before(async () => {
  await hall.open(mall.counter.one, mall.rina, 0)
  const taken = await hall.number(mall.service.ktpHilang, 1)
  leg = (await hall.visit(taken)).legs[0]?.id ?? 0
})

/** So many promises of 50 to 70 minutes; judged after so many, or still open while the schedule foretells `minutes`. */
const promised = (people: number, { actual, minutes = 60 }: { actual?: number; minutes?: number }) =>
  act((tx) =>
    tx.run(sql`
      insert into visit.told (mall_id, leg_id, turn, queue_id, service_day, at, method, raw, reach, low, point, high, bucket, is_entry, actual, ending)
      select mall_id, id, (select count(*) from visit.told) + n, queue_id, ${today}::date, ${at(1)}::timestamptz, 'learned',
        case when n = ${people}::int then ${minutes}::real else 60 end, 3, 50, 60, 70, ${hourOrMore}::int, true, ${actual ?? null}::real, ${actual === undefined ? null : 'called'}
      from visit.leg, generate_series(1, ${people}::int) n where id = ${leg}`),
  )
const learned = (now: Date): Promise<Stretch> =>
  act(async (tx) => {
    await learnWaits(tx, now)
    return (await readLearned(tx)).calibration.stretch(hourOrMore)
  })

test('while one in ten is missed at each end, ranges stay as the last weeks made them', async () => {
  for (const [people, actual] of [
    [8, 60],
    [1, 44],
    [1, 76],
  ] as const)
    await promised(people, { actual })
  const { low, high } = await learned(at(2))
  assert.deepEqual(
    [low, high].map((end) => Math.round(end * 1000)),
    [1000, 1000],
  )
})

test('after calls that came too early the next range begins earlier, and ends earlier too', async () => {
  await promised(15, { actual: 30 })
  const { low, high } = await learned(at(2))
  assert.ok(low > 2 && high < 1, JSON.stringify({ low, high }))
})

test('a promise that will be missed as things stand counts before anybody is called', async () => {
  const sooner = await learned(at(2))
  await promised(15, { minutes: 150 })
  const { low, high } = await learned(at(2))
  assert.ok(high > sooner.high && low < sooner.low, JSON.stringify({ sooner, low, high }))
})

test('the next day begins without what this day showed of itself', async () => {
  assert.deepEqual(await learned(at(24 * 60)).then(({ low, high }) => [low, high]), [1, 1])
})
