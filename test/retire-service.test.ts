import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql, type Tx } from '#platform/database.ts'
import type { Refused } from '#platform/refused.ts'
import { retireService } from '#service/retire-service.ts'
import { takeNumber } from '#visit/take-number.ts'
import { openHall } from './harness/hall.ts'
import { at } from './harness/small-mall.ts'

const order = (serviceId: number) =>
  ({
    serviceIds: [serviceId],
    inOrder: false,
    protectedAs: null,
    channel: 'kiosk',
    language: 'id',
    onPaper: false,
  }) as const

/** Starts an act, and lets its transaction end only when the gate opens. */
function heldOpen(transact: (act: (tx: Tx) => Promise<void>) => Promise<void>, act: (tx: Tx) => Promise<unknown>) {
  const done = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const ended = transact(async (tx) => {
    await act(tx)
    done.resolve()
    await gate.promise
  })
  ended.catch((error) => done.reject(error))
  return {
    acted: done.promise,
    end: () => {
      gate.resolve()
      return ended
    },
  }
}

async function waitingForLock(hall: Awaited<ReturnType<typeof openHall>>): Promise<void> {
  for (;;) {
    const { waiting } = await hall.house.owner.row<{ waiting: number }>(
      sql`select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (waiting > 0) return
  }
}

test('who takes a number first is served: the service that is being retired at that moment stays', async () => {
  const hall = await openHall()
  const { mall } = hall
  const taking = heldOpen(hall.act, (tx) => takeNumber(tx, order(mall.service.skck), mall.kiosk, at(1)))
  await taking.acted
  const retiring = hall.act((tx) => retireService(tx, mall.service.skck, mall.ibuSiti, at(1)))
  await waitingForLock(hall)
  await taking.end()
  await assert.rejects(retiring, (error: Refused) => error.key === 'service.peopleWait' && error.detail.people === 1)
})

test('a service that is retired first gives no number to whoever pressed at that moment', async () => {
  const hall = await openHall()
  const { mall } = hall
  const retiring = heldOpen(hall.act, (tx) => retireService(tx, mall.service.skck, mall.ibuSiti, at(1)))
  await retiring.acted
  const taking = hall.act((tx) => takeNumber(tx, order(mall.service.skck), mall.kiosk, at(1)))
  await waitingForLock(hall)
  await retiring.end()
  await assert.rejects(taking, (error: Refused) => error.key === 'service.notFound')
})

test('control: without the guard of the database, somebody waits for a service that is gone', async () => {
  const hall = await openHall()
  const { mall, house } = hall
  await house.owner.run(sql`drop trigger wait_for_what_is_there on visit.leg`)
  const retiring = heldOpen(hall.act, (tx) => retireService(tx, mall.service.skck, mall.ibuSiti, at(1)))
  await retiring.acted
  const taken = await hall.act((tx) => takeNumber(tx, order(mall.service.skck), mall.kiosk, at(1)))
  await retiring.end()
  assert.ok(taken.ticket)
})

test('code that forgets to look is refused by PostgreSQL', async () => {
  const hall = await openHall()
  const { mall } = hall
  await hall.number(mall.service.ktpHilang, 1)
  const forgetful = [
    sql`update service.service set is_retired = true where id = ${mall.service.ktpHilang}::bigint`,
    sql`update service.service set queue_id = ${mall.queue.kk}::bigint where id = ${mall.service.ktpHilang}::bigint`,
    sql`update service.queue set is_retired = true where id = ${mall.queue.ktp}::bigint`,
  ]
  for (const statement of forgetful)
    await assert.rejects(
      hall.act((tx) => tx.run(statement)),
      /1 people wait for this/,
    )
})
