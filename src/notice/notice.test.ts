import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { startDemoPushService } from '#connectors/web-push/demo-push-service.ts'
import { senderKeys } from '#connectors/web-push/vapid.ts'
import { sql } from '#platform/database.ts'
import { drainJobs } from '#platform/jobs.ts'
import type { NumberTaken } from '#visit/take-number.ts'
import { startNoticesWatch } from '../../src/notices-watch.ts'
import { tasksOf } from '../../src/tasks.ts'
import { startApp } from '../../test/harness/app.ts'
import { hands } from '../../test/harness/hall.ts'
import { openReader } from '../../test/harness/reader.ts'
import { at, buildSmallMall, type SmallMall } from '../../test/harness/small-mall.ts'
import { until } from '../../test/harness/until.ts'
import { lookForNews } from './look.ts'

let mall = {} as SmallMall
const app = await startApp({
  at: at(0),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
const { house } = app
const { owner } = app.database
const hall = hands(house, mall)
const pushes = await startDemoPushService(senderKeys(house.installationKey).publicKey)
after(pushes.close)
const { one, three } = mall.counter
await hall.open(one, mall.rina)
await hall.open(three, mall.dewi)

let minute = 0
/** Each test begins ten minutes after the last, in an empty hall. */
beforeEach(async () => {
  pass(10)
  await owner.run(sql`update visit.interval set to_at = from_at where to_at is null`)
  await owner.run(sql`update visit.leg set state = 'abandoned', ended_at = now() where ended_at is null`)
  await owner.run(sql`update visit.visit set closed_at = now() where closed_at is null`)
  await owner.run(sql`delete from notice.subscription`)
})
function pass(minutes: number): void {
  minute += minutes
  app.clock.set(at(minute))
}

/** Somebody with a number presses "Beri tahu saya". */
async function ask(taken: NumberTaken, subscription = pushes.newBrowser().subscription, query = '') {
  const reader = openReader(app)
  const { html } = await reader.get(`/v/${taken.token}${query}`)
  const token = /name="form-token" content="([^"]*)"/.exec(html)?.[1] ?? ''
  const answer = await reader.post(`/v/${taken.token}/browsers`, { ...subscription, token })
  return { reader, answer, subscription }
}
async function told(taken: NumberTaken, query = '') {
  const browser = pushes.newBrowser()
  assert.equal((await ask(taken, browser.subscription, query)).answer.answered, 303)
  return { browser, says: () => browser.received.map(({ message }) => `${message.title} | ${message.body}`) }
}
const look = () => hall.act((tx) => lookForNews(tx, at(minute)))
const drain = () => drainJobs(house, tasksOf(house))
async function lookAndSend(): Promise<void> {
  await look()
  await drain()
}
const kept = () => owner.rows<{ visit: number }>(sql`select visit_id as visit from notice.subscription`)

/** So many before somebody that the wait is a long one. */
async function farFromTheFront(): Promise<{ siti: NumberTaken; before: NumberTaken[] }> {
  const before: NumberTaken[] = []
  for (let i = 0; i < 6; i++) before.push(await hall.number(mall.service.ktpHilang, minute))
  return { siti: await hall.number(mall.service.ktpHilang, minute), before }
}

test('who asked is told of the call: the number and the counter, sealed for the one browser, and nothing else', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const { browser } = await told(siti)
  await lookAndSend()
  assert.equal(browser.received.length, 0, 'that the turn is near stood on the page when the button was pressed')
  await hall.call(one, mall.rina, minute)
  await lookAndSend()
  const [received] = browser.received
  assert.deepEqual(received?.message, {
    title: 'Silakan ke Loket 1',
    body: `Nomor ${siti.ticket} dipanggil. Aula Utara, Utara A`,
    language: 'id',
    path: `/v/${siti.token}`,
  })
  assert.equal(received?.headers.urgency, 'high')
  assert.equal(received?.headers.ttl, '120')
  assert.equal(received?.claims.aud, pushes.origin)
})

test('nobody is told the same twice, however many look and send at once; a call that is repeated is told again', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const { says } = await told(siti)
  const called = await hall.call(one, mall.rina, minute)
  await Promise.all(Array.from({ length: 6 }, look))
  await Promise.all([drain(), drain()])
  await lookAndSend()
  assert.equal(says().length, 1)
  await hall.recall(one, mall.rina, called, minute)
  await lookAndSend()
  assert.equal(says().length, 2)
})

test('who is far from the front is told when the turn comes near, once, in the language of the page', async () => {
  const { siti, before } = await farFromTheFront()
  const { says } = await told(siti, '?lang=en')
  await lookAndSend()
  assert.deepEqual(says(), [])
  for (const other of before) await hall.leave(other, minute)
  pass(1)
  await lookAndSend()
  await lookAndSend()
  assert.deepEqual(says(), [
    `Your turn comes soon | Number ${siti.ticket}. Come back to Loket 1 (en) and Loket 2 (en).`,
  ])
})

test('who is sent to another queue is told where the number waits now, without the name of a service', async () => {
  const { siti, before } = await farFromTheFront()
  const { says } = await told(siti)
  for (const other of before) await hall.leave(other, minute)
  const called = await hall.call(one, mall.rina, minute)
  await hall.start(one, mall.rina, called, minute)
  for (let i = 0; i < 6; i++) await hall.number(mall.service.kkBaru, minute - 1)
  await hall.transfer(one, mall.rina, called, mall.service.kkBaru, minute)
  await lookAndSend()
  const moved = says().filter((line) => line.includes('pindah'))
  assert.deepEqual(moved, [
    `Nomor ${siti.ticket} pindah tempat | Sekarang menunggu di Loket 3, Aula Utara, lantai 1. Waktu kedatangan Anda tetap dihitung.`,
  ])
})

test('with the end of the visit goes what would wake its owner, and nothing more is told', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const { says } = await told(siti)
  assert.equal((await kept()).length, 1)
  await hall.leave(siti, minute)
  await lookAndSend()
  assert.deepEqual(await kept(), [])
  assert.deepEqual(says(), [])
  assert.equal((await ask(siti)).answer.status, 409)
})

test('what is no longer true when its turn to be sent comes is not sent', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const { says } = await told(siti)
  await hall.call(one, mall.rina, minute)
  await look()
  await hall.undo(one, mall.rina, minute)
  await drain()
  assert.deepEqual(says(), [])
})

test('a push service that cannot take it now is asked again; one that hung up is not, for it may have arrived', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const { says } = await told(siti)
  const called = await hall.call(one, mall.rina, minute)
  pushes.answers.push(503)
  await lookAndSend()
  assert.deepEqual(says(), [])
  await makeJobsDue()
  await drain()
  assert.equal(says().length, 1)
  await hall.recall(one, mall.rina, called, minute)
  pushes.answers.push(0)
  await lookAndSend()
  await makeJobsDue()
  await drain()
  assert.equal(says().length, 1)
  const states = await owner.rows<{ state: string }>(
    sql`select state from notice.push where about = 'called' order by id`,
  )
  assert.deepEqual(
    states.map(({ state }) => state),
    ['taken', 'unsure'],
  )
})

test('a browser that ended its subscription is forgotten', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  await told(siti)
  await hall.call(one, mall.rina, minute)
  pushes.answers.push(410)
  await lookAndSend()
  assert.deepEqual(await kept(), [])
})

test('the same browser asks once, may stop, and five telephones are enough for one number', async () => {
  const { siti } = await farFromTheFront()
  const { reader, subscription } = await ask(siti)
  await ask(siti, subscription)
  assert.equal((await kept()).length, 1)
  await reader.get(`/v/${siti.token}`)
  await reader.post(`/v/${siti.token}/browsers/ended`, { endpoint: subscription.endpoint })
  assert.equal((await kept()).length, 0)
  for (let i = 0; i < 5; i++) assert.equal((await ask(siti)).answer.status, 200)
  const sixth = await ask(siti)
  assert.equal(sixth.answer.status, 409)
  assert.match(sixth.answer.text, /sudah diberitahukan ke 5 telepon/)
})

test('nothing of the address stands readable in the database, and it opens for no other visit', async () => {
  const { siti } = await farFromTheFront()
  const { subscription } = await ask(siti)
  const row = await owner.row<{ sealed: Buffer; mark: string }>(sql`select sealed, mark from notice.subscription`)
  for (const secret of [subscription.endpoint.slice(-20), subscription.auth, subscription.p256dh])
    assert.ok(!row.sealed.includes(secret) && !row.mark.includes(secret))
})

test('the house is sent to no address but a push service’s', async () => {
  const { siti } = await farFromTheFront()
  const { p256dh, auth } = pushes.newBrowser().subscription
  for (const endpoint of [
    'https://10.0.0.1/x',
    'https://evil.example/x',
    'http://fcm.googleapis.com/x',
    'file:///etc/passwd',
  ])
    assert.equal((await ask(siti, { endpoint, p256dh, auth })).answer.status, 409, endpoint)
  const short = await ask(siti, { endpoint: 'https://fcm.googleapis.com/fcm/send/x', p256dh: 'AAAA', auth })
  assert.equal(short.answer.status, 409)
  assert.deepEqual(await kept(), [])
})

async function makeJobsDue(): Promise<void> {
  await house.db.transact({ system: true }, (tx) => tx.run(sql`update jobs._private_jobs set run_at = now()`))
}

test('with the house at work a call wakes the telephone without anybody looking', async () => {
  const siti = await hall.number(mall.service.ktpHilang, minute)
  const { browser } = await told(siti)
  const watch = startNoticesWatch(house)
  await hall.call(one, mall.rina, minute)
  const isWanted = async () => (await owner.rows(sql`select from platform.job where task = 'notice.push'`)).length > 0
  await until('the wish to wake the telephone', isWanted)
  await watch.stop()
  await drain()
  assert.deepEqual(
    browser.received.map(({ message }) => message.title),
    ['Silakan ke Loket 1'],
  )
})
