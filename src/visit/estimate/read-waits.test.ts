import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '#directory/directory-of.ts'
import { openIncident } from '#visit/incident.ts'
import type { NumberTaken } from '#visit/take-number.ts'
import { openHall } from '../../../test/harness/hall.ts'
import { at } from '../../../test/harness/small-mall.ts'
import { readWaits } from './read-waits.ts'

const hall = await openHall()
const { mall, act } = hall
const message = { id: 'Jaringan pusat terganggu', en: 'The central network is down' }

const waitsAt = (minute: number) => act(async (tx) => readWaits(tx, await directoryOf(tx, at(minute)), at(minute)))

async function legOf(taken: NumberTaken | undefined): Promise<number> {
  return taken ? ((await hall.visit(taken)).legs[0]?.id ?? 0) : 0
}

test('while nobody sits for a queue nothing is guessed', async () => {
  assert.deepEqual((await waitsAt(0)).atQueue(mall.queue.ktp), { kind: 'unknown', why: 'nobody' })
})

test('a free counter is soon, and behind others a range is said, rounded to five minutes', async () => {
  await hall.open(mall.counter.one, mall.rina, 0)
  assert.deepEqual((await waitsAt(0)).atQueue(mall.queue.ktp), { kind: 'soon' })
  const taken = []
  for (let i = 0; i < 6; i++) taken.push(await hall.number(mall.service.ktpHilang, i / 10))
  const waits = await waitsAt(1)
  const last = waits.ofLeg(await legOf(taken[5]))
  const next = waits.atQueue(mall.queue.ktp)
  assert.ok(last?.kind === 'range' && next.kind === 'range')
  assert.ok(last.low % 5 === 0 && last.high % 5 === 0 && last.low < last.point && last.point < last.high)
  assert.ok(next.point > last.point, 'a newcomer waits longer than whoever is last now')
  assert.equal(waits.ofLeg(await legOf(taken[0]))?.kind, 'soon')
})

test('an incident that stops a queue makes its waits unknown, and they come back with it', async () => {
  const taken = await hall.number(mall.service.ktpHilang, 2)
  const what = {
    kind: 'system_down',
    agencyId: mall.agency.disdukcapil,
    queueId: null,
    serviceId: null,
    counterId: null,
  } as const
  await act((tx) => openIncident(tx, { ...what, stops: false, message }, mall.ibuSiti, at(3)))
  const waits = await waitsAt(4)
  assert.deepEqual(waits.atQueue(mall.queue.ktp), { kind: 'unknown', why: 'paused' })
  assert.deepEqual(waits.ofLeg(await legOf(taken)), { kind: 'unknown', why: 'paused' })
})
