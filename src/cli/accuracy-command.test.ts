import assert from 'node:assert/strict'
import { test } from 'node:test'
import { learnWaits } from '#visit/estimate/learn.ts'
import { tellWaits } from '#visit/estimate/tell-waits.ts'
import { openHall } from '../../test/harness/hall.ts'
import { at, today } from '../../test/harness/small-mall.ts'
import { runCommandLine } from './run.ts'

const hall = await openHall()
const { mall, act, house } = hall
const environment = { NODE_ENV: 'test', DATABASE_URL: house.url, DATABASE_OWNER_URL: house.ownerUrl }
const run = (...line: string[]) => runCommandLine(['accuracy', ...line], environment)

test('before anything was said of a wait there is nothing to judge, and that is the answer', async () => {
  const { exit, err, out } = await run()
  assert.notEqual(exit, 0)
  assert.match(err + out, /Belum ada perkiraan yang dicatat/)
  assert.equal((await run('--day', '23-11-2026')).exit, 2)
})

test('how well the waits of a day were said is told for the mall and for each queue, also for programs', async () => {
  await hall.open(mall.counter.one, mall.rina, 0)
  const taken = await hall.number(mall.service.ktpHilang, 1)
  await hall.number(mall.service.ktpHilang, 1)
  await act((tx) => tellWaits(tx, at(1)))
  for (const minute of [3, 15]) {
    const called = await hall.call(mall.counter.one, mall.rina, minute)
    await hall.start(mall.counter.one, mall.rina, called, minute)
    await hall.finish(mall.counter.one, mall.rina, called, minute + 9)
  }
  await act((tx) => learnWaits(tx, at(30)))
  assert.ok(taken)
  const { out } = await run('--day', today)
  assert.match(out, /Ketepatan perkiraan menunggu pada 2026-11-23/)
  assert.match(out, /Perkiraan yang dapat dinilai +2 +2/)
  assert.match(out, /^A Disdukcapil, KTP +2 /m)
  const { day, issue, queues } = JSON.parse((await run('--json')).out)
  assert.deepEqual([day, issue.told, queues.length, queues[0].told], [today, 2, 1, 2])
  // Said were 0 and about eight minutes, true were 2 and 14.
  assert.ok(issue.mae > 2 && issue.mae < 6, `${issue.mae}`)
})
