import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '#directory/directory-of.ts'
import { sql } from '#platform/database.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at } from '../../test/harness/small-mall.ts'
import type { Called } from './call-next.ts'
import { openIncident } from './incident.ts'
import { incidentsIn, latestOfEach, readCalls } from './read-zone.ts'
import { beginRehearsal } from './rehearsal.ts'

const hall = await openHall()
const { mall, act } = hall
const { one, two } = mall.counter

const callsAt = (minute: number) =>
  act(
    async (tx) =>
      (await readCalls(tx, await directoryOf(tx, at(minute)), [mall.zone], at(minute))).get(mall.zone) ?? [],
  )

test('each call of a zone has the next number of its sequence, a repeated call as well', async () => {
  await hall.open(one, mall.rina)
  await hall.open(two, mall.budi)
  for (let minute = 0; minute < 3; minute++) await hall.number(mall.service.ktpHilang, minute)
  const first = await hall.call(one, mall.rina, 5)
  await hall.call(two, mall.budi, 6)
  await hall.recall(one, mall.rina, first, 7)
  const calls = await callsAt(8)
  assert.deepEqual(
    calls.map(({ seq, ticket, counterId, isAgain }) => [seq, ticket, counterId, isAgain]),
    [
      [3, 'A 001', one, true],
      [2, 'A 002', two, false],
      [1, 'A 001', one, false],
    ],
  )
  assert.deepEqual(
    latestOfEach(calls).map((call) => call.ticket),
    ['A 001', 'A 002'],
  )
})

test('a call holds while its person is on the way or served; who did not come is said to have missed it', async () => {
  const standing = async (minute: number) =>
    latestOfEach(await callsAt(minute)).map(({ ticket, fate }) => `${ticket} ${fate}`)
  const woken = async () => {
    const { topics } = await hall.house.owner.row<{ topics: string[] }>(
      sql`select topics from platform.outbox order by id desc limit 1`,
    )
    return topics.filter((topic) => topic.startsWith('called:'))
  }
  const [first, second] = await act((tx) =>
    tx.rows<NonNullable<Called>>(sql`
      select l.id as "legId", l.visit_id as "visitId", l.service_id as "serviceId", v.ticket from visit.leg l
      join visit.visit v on v.id = l.visit_id where l.state = 'called' order by l.counter_id`),
  )
  assert.ok(first && second)
  await hall.recall(one, mall.rina, first, 8)
  await hall.absent(one, mall.rina, first, 9)
  assert.deepEqual(await standing(9), ['A 001 missed', 'A 002 holds'])
  assert.deepEqual(await woken(), [`called:${one}`])
  await hall.undo(one, mall.rina, 9)
  assert.deepEqual(await standing(9), ['A 001 holds', 'A 002 holds'])
  assert.deepEqual(await woken(), [`called:${one}`])

  await hall.start(two, mall.budi, second, 10)
  assert.deepEqual(await woken(), [])
  await hall.transfer(two, mall.budi, second, mall.service.kkBaru, 11)
  assert.deepEqual(await standing(11), ['A 001 holds'])
  await hall.call(two, mall.budi, 12)
  assert.deepEqual(await standing(12), ['A 003 holds', 'A 001 holds'])
  await hall.undo(two, mall.budi, 12)
  assert.deepEqual(await standing(12), ['A 001 holds'])
})

test('yesterday is not on the screen, nor are real numbers in a rehearsal', async () => {
  assert.deepEqual(await callsAt(24 * 60 + 5), [])
  await hall.house.owner.run({ sql: true, text: 'update visit.visit set closed_at = issued_at', values: [] })
  await act((tx) => beginRehearsal(tx, mall.ibuSiti, at(10)))
  assert.deepEqual(await callsAt(11), [])
})

test('an incident of an agency that serves in a zone is told there', async () => {
  const what = { kind: 'system_down', queueId: null, serviceId: null, counterId: null, stops: false } as const
  const message = { id: 'Jaringan terganggu', en: 'Network down' }
  await act((tx) => openIncident(tx, { ...what, agencyId: mall.agency.polri, message }, mall.ibuSiti, at(12)))
  const directory = await act((tx) => directoryOf(tx, at(13)))
  assert.equal(incidentsIn(directory, mall.zone).length, 1)
  assert.equal(incidentsIn(directory, mall.zone + 1000).length, 0)
})
