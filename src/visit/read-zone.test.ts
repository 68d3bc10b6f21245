import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '#directory/directory-of.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at } from '../../test/harness/small-mall.ts'
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
