import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settableClock } from '#platform/clock.ts'
import { silent } from '#platform/log.ts'
import { openHall } from '../test/harness/hall.ts'
import { at } from '../test/harness/small-mall.ts'
import { runClockRules } from './clock-rules.ts'

test("the mall's clock brings back whoever stepped out, and ends a day that nobody closed", async () => {
  const { house, mall, ...hall } = await openHall()
  const clock = settableClock(at(0))
  const log = silent
  const taken = await hall.number(mall.service.ktpHilang, 0)
  await hall.away(taken, 1)
  clock.set(at(17))
  await runClockRules({ db: house.db, clock, log })
  assert.equal((await hall.visit(taken)).legs[0]?.state, 'waiting')
  clock.set(at(16 * 60 + 1))
  await runClockRules({ db: house.db, clock, log })
  assert.equal((await hall.visit(taken)).legs[0]?.state, 'expired')
  await runClockRules({ db: house.db, clock, log })
  assert.deepEqual(await hall.breaches(), [])
})
