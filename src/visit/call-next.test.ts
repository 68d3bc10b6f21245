import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCounter } from '#counter/sitting.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { at, buildSmallMall, today } from '../../test/harness/small-mall.ts'
import { finishServing, startServing } from './at-counter.ts'
import { callNext } from './call-next.ts'
import { takeNumber } from './take-number.ts'
import type { ProtectedAs } from './visit.ts'

const house = await freshDatabase()
const m = await buildSmallMall(house)

const act = <T>(does: (tx: Tx) => Promise<T>): Promise<T> => house.db.transact({ mall: m.mall }, does)
const number = (serviceIds: number[], minute: number, protectedAs: ProtectedAs | null = null, by: Actor = m.kiosk, command?: string) =>
  act((tx) =>
    takeNumber(tx, { serviceIds, inOrder: false, protectedAs, channel: 'kiosk', language: 'id', onPaper: true }, by, at(minute), command ? { id: command } : undefined),
  )

test('a visitor takes a number, is called, served, and the visit is over', async () => {
  const taken = await number([m.service.ktpHilang], 0)
  assert.equal(taken.ticket, 'A 001')
  await act((tx) => openCounter(tx, m.counter.one, m.rina, today, at(0)))
  const called = await act((tx) => callNext(tx, m.counter.one, m.rina, at(1)))
  assert.equal(called?.ticket, 'A 001')
  const here = { counterId: m.counter.one, legId: called?.legId ?? 0, by: m.rina }
  await act((tx) => startServing(tx, { ...here, now: at(2) }))
  await act((tx) => finishServing(tx, { ...here, now: at(9) }, 'issued', null))
  const visit = await house.owner.row(sql`select closed_at, version from visit.visit where id = ${taken.visitId}`)
  assert.deepEqual(visit, { closed_at: at(9), version: 4 })
  const intervals = await house.owner.rows(sql`select state, extract(epoch from to_at - from_at)::int / 60 as minutes from visit.interval order by turn`)
  assert.deepEqual(intervals, [
    { state: 'waiting', minutes: 1 },
    { state: 'called', minutes: 1 },
    { state: 'serving', minutes: 7 },
  ])
})
