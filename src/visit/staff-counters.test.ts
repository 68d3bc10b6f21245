import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openRequestsTo, requestsOn } from '#counter/ask.ts'
import { sittingAt } from '#counter/sitting.ts'
import { sql } from '#platform/sql.ts'
import { openHall } from '../../test/harness/hall.ts'
import { buildPeople } from '../../test/harness/people.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { goOn, sitDown, standUp } from './sit-at-counter.ts'
import {
  askOfficer,
  declineRequest,
  followRequest,
  moveOfficer,
  moveWhoIsDone,
  openForOfficer,
  withdrawRequest,
} from './staff-counters.ts'

const hall = await openHall()
const { mall, act } = hall
const people = await buildPeople(hall.house, mall)
const { one, two, three, fourteen } = mall.counter
const { ibuSiti, rina, budi, dewi, agus } = mall

const staffing = (counterId: number, officer: { id: number }, minute: number, by = ibuSiti) => ({
  counterId,
  staffId: officer.id,
  by,
  now: at(minute),
})
const whoSits = async (counterId: number) => (await act((tx) => sittingAt(tx, counterId)))?.staffId
const asked = (officer: { id: number }) => act(async (tx) => (await openRequestsTo(tx, [officer.id], [today]))[0])
const countOf = (kind: string) =>
  hall.house.owner
    .row<{ count: number }>(sql`select count(*)::int from ledger.event where kind = ${kind}`)
    .then(({ count }) => count)

test('an officer is asked to open a counter, once however often it is pressed, and opening it is the answer', async () => {
  await Promise.all([1, 2, 3].map(() => act((tx) => askOfficer(tx, staffing(one, rina, 1)))))
  assert.deepEqual([(await asked(rina))?.counterId, await countOf('counter.asked')], [one, 1])
  await act((tx) => sitDown(tx, { counterId: one, by: rina, now: at(2) }))
  assert.equal(await asked(rina), undefined)
  assert.deepEqual(
    (await act((tx) => requestsOn(tx, today))).map((request) => request.answer),
    ['done'],
  )
})

test('two managers who ask two officers for one counter at once: one is asked, the other manager is told', async () => {
  const both = await Promise.allSettled([
    act((tx) => askOfficer(tx, staffing(two, budi, 3))),
    act((tx) => askOfficer(tx, staffing(two, dewi, 3, people.pakRahman))),
  ])
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const open = (await act((tx) => requestsOn(tx, today))).filter((request) => request.answer === null)
  assert.equal(open.length, 1)
  await act((tx) => withdrawRequest(tx, open[0]?.id ?? 0, ibuSiti, at(4)))
})

test('an officer who cannot says so, and only that officer can', async () => {
  await act((tx) => askOfficer(tx, staffing(two, budi, 5)))
  const id = (await asked(budi))?.id ?? 0
  await assert.rejects(
    act((tx) => declineRequest(tx, id, dewi, at(5))),
    { key: 'request.notYours' },
  )
  await act((tx) => declineRequest(tx, id, budi, at(6)))
  assert.deepEqual([await asked(budi), await countOf('counter.askedDeclined')], [undefined, 1])
})

test('a counter is opened for the officer who stands there, in the officer’s name; ten presses open it once', async () => {
  await Promise.all(Array.from({ length: 10 }, () => act((tx) => openForOfficer(tx, staffing(two, budi, 7)))))
  assert.deepEqual([await whoSits(two), await countOf('counter.openedFor')], [budi.id, 1])
  await assert.rejects(
    act((tx) => openForOfficer(tx, staffing(three, budi, 8))),
    { key: 'request.sitsElsewhere' },
  )
  await assert.rejects(
    act((tx) => openForOfficer(tx, staffing(two, dewi, 8))),
    { key: 'counter.taken' },
  )
})

test('an officer with nobody at the counter moves at once', async () => {
  assert.equal(await act((tx) => moveOfficer(tx, staffing(three, budi, 9))), 'moved')
  assert.deepEqual([await whoSits(two), await whoSits(three)], [undefined, budi.id])
  assert.equal(await act((tx) => moveOfficer(tx, staffing(three, budi, 10))), 'moved', 'pressed again it stays so')
  assert.equal(await countOf('counter.moved'), 1)
})

test('with somebody at the counter the officer moves after this one: nobody else is called, nobody is sent away', async () => {
  await hall.number(mall.service.ktpHilang, 10)
  await hall.number(mall.service.ktpHilang, 10)
  const called = await hall.call(one, rina, 11)
  await hall.start(one, rina, called, 12)
  assert.equal(await act((tx) => moveOfficer(tx, staffing(two, rina, 12))), 'afterThisOne')
  assert.equal(await act((tx) => moveWhoIsDone(tx, at(13))), 0)
  await hall.finish(one, rina, called, 14)
  await assert.rejects(hall.call(one, rina, 14), { key: 'counter.paused' })
  const rounds = await Promise.all([1, 2].map(() => act((tx) => moveWhoIsDone(tx, at(15)))))
  assert.deepEqual([await whoSits(one), await whoSits(two), rounds.includes(1)], [undefined, rina.id, true])
  assert.ok(await hall.call(two, rina, 16), 'calls go on at the new counter')
})

test('the officer can go before the clock says so, but not while somebody stands there', async () => {
  assert.equal(await act((tx) => moveOfficer(tx, staffing(one, rina, 17))), 'afterThisOne')
  const request = await asked(rina)
  await assert.rejects(
    act((tx) => followRequest(tx, request?.id ?? 0, rina, at(18))),
    { key: 'request.finishFirst' },
  )
  const standing = await hall.house.owner.row<{ legId: number; visitId: number }>(
    sql`select id as "legId", visit_id as "visitId" from visit.leg where counter_id = ${two} and state = 'called'`,
  )
  const called = { ...standing, ticket: '' } as Awaited<ReturnType<typeof hall.call>>
  await hall.start(two, rina, called, 19)
  await hall.finish(two, rina, called, 20)
  await act((tx) => followRequest(tx, request?.id ?? 0, rina, at(20)))
  assert.deepEqual([await whoSits(one), (await asked(rina))?.id], [rina.id, undefined])
})

test('a move that the officer declines leaves the counter as it was, calling on', async () => {
  await hall.number(mall.service.ktpHilang, 21)
  const called = await hall.call(one, rina, 21)
  await hall.start(one, rina, called, 21)
  await act((tx) => moveOfficer(tx, staffing(two, rina, 22)))
  await act(async (tx) => declineRequest(tx, (await openRequestsTo(tx, [rina.id], [today]))[0]?.id ?? 0, rina, at(23)))
  assert.equal((await act((tx) => sittingAt(tx, one)))?.pausedAt, null)
  await act((tx) => goOn(tx, { counterId: one, by: rina, now: at(24) }))
})

test('somebody else opens the counter that an officer was to move to: the officer stays, and the counter calls on', async () => {
  const { lina } = people
  await act((tx) => moveOfficer(tx, staffing(two, rina, 25)))
  assert.equal((await act((tx) => sittingAt(tx, one)))?.pauseReason, 'moving')
  await act((tx) => sitDown(tx, { counterId: two, by: lina, now: at(26) }))
  assert.deepEqual([await asked(rina), (await act((tx) => sittingAt(tx, one)))?.pausedAt], [undefined, null])
  assert.equal(await act((tx) => moveWhoIsDone(tx, at(27))), 0)
  await act((tx) => standUp(tx, { counterId: two, by: lina, now: at(27) }))
})

test('a coordinator staffs the own agency only, and nobody is sent to another agency’s counter', async () => {
  const hendra = people.pakHendra
  await assert.rejects(
    act((tx) => openForOfficer(tx, staffing(fourteen, agus, 25, hendra))),
    { key: 'account.notYourAgency' },
  )
  await assert.rejects(
    act((tx) => moveOfficer(tx, staffing(fourteen, budi, 25))),
    { key: 'request.notOfficerHere' },
  )
  const ofHendra = <T>(does: Parameters<typeof act<T>>[0]) =>
    hall.house.db.transact({ mall: mall.mall, agency: mall.agency.disdukcapil }, does)
  await ofHendra((tx) => openForOfficer(tx, staffing(two, dewi, 26, hendra)))
  assert.equal(await whoSits(two), dewi.id)
})

test('the day stays whole through all of it', async () => {
  assert.deepEqual(await hall.breaches(), [])
})
