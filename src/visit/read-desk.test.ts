import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '#directory/directory-of.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { readAside, readHere } from './read-desk.ts'
import { readOwnDays } from './read-served.ts'
import { readWaiting } from './read-waiting.ts'

const hall = await openHall()
const { mall, act } = hall
const { one, two, three } = mall.counter
const { ktpHilang, kkBaru } = mall.service

const waitingFor = (counterId: number, minute: number) =>
  act(async (tx) => {
    const directory = await directoryOf(tx, at(minute))
    const list = (await readWaiting(tx, directory, [one, two, three], at(minute))).get(counterId)
    assert.ok(list)
    return list
  })

test('the list on the desk is the order in which the counter then calls', async () => {
  await hall.open(two, mall.budi)
  for (let minute = 0; minute < 24; minute++) {
    await hall.number(minute % 3 === 0 ? kkBaru : ktpHilang, minute, minute % 5 === 4 ? { protectedAs: 'elderly' } : {})
  }
  // Within one moment, since the rule looks at the clock.
  const { next, count } = await waitingFor(two, 60)
  assert.equal(count, 24)
  const called: string[] = []
  for (;;) {
    const person = await hall.call(two, mall.budi, 60)
    if (!person) break
    called.push(person.ticket)
    await hall.start(two, mall.budi, person, 60)
    await hall.finish(two, mall.budi, person, 60)
  }
  assert.deepEqual(
    next.map((one) => one.ticket),
    called,
  )
  assert.equal(called.length, 24)
})

test('a queue that is only helped is told apart until it waits too long', async () => {
  await hall.number(kkBaru, 140)
  await hall.number(ktpHilang, 141)
  const early = await waitingFor(two, 150)
  assert.deepEqual(
    early.next.map((one) => one.queueId),
    [mall.queue.ktp],
  )
  assert.deepEqual(early.resting, [{ queueId: mall.queue.kk, count: 1 }])
  const late = await waitingFor(two, 161)
  assert.equal(late.next.length, 2)
  assert.equal(late.next[0]?.queueId, mall.queue.kk)
  assert.equal(late.longest, 21 * 60_000)
})

test('time at another counter is not waiting: only the waits of a leg are counted', async () => {
  await hall.open(three, mall.dewi, 160)
  const kk = await hall.call(three, mall.dewi, 162)
  await hall.start(three, mall.dewi, kk, 162)
  await hall.finish(three, mall.dewi, kk, 163)
  const taken = await hall.number([kkBaru, ktpHilang], 164)
  const first = await hall.call(three, mall.dewi, 166)
  assert.equal(first?.ticket, taken.ticket)
  await hall.start(three, mall.dewi, first, 167)
  await hall.finish(three, mall.dewi, first, 190)
  const mine = (await waitingFor(one, 193)).next.find((person) => person.ticket === taken.ticket)
  assert.deepEqual([mine?.arrivalRef, mine?.waited], [at(164), 5 * 60_000])
})

test('who is on hold, missed or away stands aside, with the reason', async () => {
  await hall.open(one, mall.rina, 200)
  const aside = () =>
    act(async (tx) => (await readAside(tx, await directoryOf(tx, at(220)), [one], today)).get(one) ?? [])
  const held = await hall.call(one, mall.rina, 201)
  await hall.start(one, mall.rina, held, 202)
  await hall.park(one, mall.rina, held, 203)
  const away = await hall.number(ktpHilang, 204)
  await hall.away(away, 205)
  assert.deepEqual(
    (await aside()).map(({ ticket, state, reason }) => [ticket, state, reason]),
    [
      [away.ticket, 'deferred', null],
      [held?.ticket, 'parked', 'copies'],
    ],
  )
})

test('the desk shows who sits and who stands there, and nothing of another counter', async () => {
  const here = await act((tx) => readHere(tx, [one, three]))
  assert.equal(here.get(one)?.sitting?.name, mall.rina.name)
  assert.equal(here.get(one)?.visit, undefined)
  const called = await hall.call(one, mall.rina, 230)
  const after = await act((tx) => readHere(tx, [one, three]))
  assert.equal(after.get(one)?.visit?.ticket, called?.ticket)
  assert.equal(after.get(three)?.visit, undefined)
})

test('the own day counts the finished and the minutes with each, not the minutes on hold', async () => {
  const days = await act((tx) => readOwnDays(tx, [mall.dewi.id, mall.rina.id], today, false))
  // One minute and twenty-three minutes.
  assert.deepEqual(days.get(mall.dewi.id), { staffId: mall.dewi.id, served: 2, meanMinutes: 12 })
  assert.equal(days.get(mall.rina.id), undefined)
  assert.equal((await act((tx) => readOwnDays(tx, [mall.dewi.id], today, true))).size, 0)
})
