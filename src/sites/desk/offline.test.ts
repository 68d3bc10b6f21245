import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { sql } from '#platform/sql.ts'
import { closeForOfficer } from '#visit/sit-at-counter.ts'
import { startApp } from '../../../test/harness/app.ts'
import { browserOf } from '../../../test/harness/at-work.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { layCable } from '../../../test/harness/cable.ts'
import { hands } from '../../../test/harness/hall.ts'
import { hasKeys, isAnswered, isLive } from '../../../test/harness/live-page.ts'
import { findingsOn, picture } from '../../../test/harness/look.ts'
import { at, buildSmallMall, type SmallMall } from '../../../test/harness/small-mall.ts'
import { until } from '../../../test/harness/until.ts'

// The desk loses its network as it does in a mall: a cable is pulled, an answer is lost, a machine is started again.
// The house's time stands still, that of the page does not: on a slow machine a press is made a minute later.

let mall = {} as SmallMall
const app = await startApp({
  at: at(60),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
const hall = hands(app.database, mall)
const browser = await openBrowser()
const cable = await layCable(app.url)
const { ktpHilang } = mall.service

const context = await browserOf(app, mall, mall.rina, browser, cable.url)
const desk = await context.newPage()
const says = (text: RegExp, page = desk) => page.locator('main', { hasText: text }).waitFor()
const kept = (page = desk) => page.locator('#kept')
const keptSays = (text: RegExp, page = desk) => page.locator('#kept', { hasText: text }).waitFor()
/** Connected, and its keys are listened to. */
const isReady = (page: Page) => Promise.all([isLive(page), hasKeys(page)])
const callsOf = async (ticket: string) =>
  (
    await app.database.owner.row<{ calls: number }>(
      sql`select count(*)::int as calls from visit.call where ticket = ${ticket}`,
    )
  ).calls
const called = async () =>
  (await app.database.owner.rows<{ ticket: string }>(sql`select ticket from visit.call order by called_at, seq`)).map(
    (one) => one.ticket,
  )

await desk.goto(`${cable.url}/desk/1`)
await isReady(desk)
await desk.keyboard.press('Enter')
await says(/Belum ada yang menunggu/)

test('a press without a network is said at once, kept, and sent by itself when the network is back', async () => {
  await hall.number(ktpHilang, 60)
  await hall.number(ktpHilang, 60)
  await says(/Berikutnya A 001/)
  await isReady(desk)
  cable.cut()
  await desk.keyboard.press('Enter')
  await keptSays(/Tidak tersambung sejak 09\.0\d\. Tekan yang terakhir akan dikirim begitu tersambung\./)
  await keptSays(/Panggil berikutnya, ditekan 09\.0\d/)
  await picture(desk, 'offline-press')
  assert.deepEqual(await findingsOn(desk), [])
  assert.deepEqual(await called(), [])
  cable.mend()
  await says(/A 001\s*Dipanggil/)
  await keptSays(/Tersambung lagi 09\.0\d\. Sudah dikirim: Panggil berikutnya/)
  assert.deepEqual(await called(), ['A 001'])
})

test('whoever stands at the counter is served to the end without a network: each press is sent, in order, once', async () => {
  await isReady(desk)
  cable.cut()
  await desk.keyboard.press('Enter')
  await says(/A 001\s*Dilayani, belum terkirim/)
  await desk.check('input[name=outcome][value=accepted]')
  await desk.keyboard.press('Enter')
  await desk.keyboard.press('Enter')
  await keptSays(/2 tekan akan dikirim berurutan/)
  await keptSays(/Mulai melayani, A 001, ditekan 09\.0\d; Selesai, panggil berikutnya, A 001/)
  await picture(desk, 'offline-served')
  cable.mend()
  await says(/A 002\s*Dipanggil/)
  assert.deepEqual(await called(), ['A 001', 'A 002'])
  assert.deepEqual(await app.database.owner.rows(sql`select state, outcome from visit.leg where state = 'completed'`), [
    { state: 'completed', outcome: 'accepted' },
  ])
})

test('an answer that was lost on its way: the press is sent again and is the same wish, nobody else is called', async () => {
  await hall.number(ktpHilang, 61)
  await isReady(desk)
  await desk.keyboard.press('Enter')
  await says(/A 002\s*Dilayani/)
  await isAnswered(desk)
  cable.loseAnswers()
  await desk.keyboard.press('Enter')
  await until('the call of A 003', async () => (await callsOf('A 003')) === 1)
  cable.cut()
  await keptSays(/Selesai, panggil berikutnya, A 002/)
  await hall.number(ktpHilang, 62)
  cable.mend()
  await says(/A 003\s*Dipanggil/)
  await keptSays(/Sudah dikirim/)
  assert.deepEqual(await called(), ['A 001', 'A 002', 'A 003'])
})

test('the machine is started again meanwhile: what was pressed is sent when the page opens again, which then stays', async () => {
  await desk.clock.install()
  await isReady(desk)
  await context.setOffline(true)
  await desk.keyboard.press('Enter')
  await says(/A 003\s*Dilayani, belum terkirim/)
  await desk.keyboard.press('Enter')
  await keptSays(/2 tekan akan dikirim/)
  await desk.goto('about:blank')
  await context.setOffline(false)
  // As it happens on a busy day: the news of the act is there before its answer.
  await desk.route('**/outcomes', async (route) => {
    const response = await route.fetch()
    await says(/A 004\s*Dipanggil/)
    await route.fulfill({ response })
  })
  await desk.goto(`${cable.url}/desk/1`)
  await says(/A 004\s*Dipanggil/)
  await keptSays(/Sudah dikirim: .*Selesai, panggil berikutnya/)
  await desk.unroute('**/outcomes')
  // A page that is asked for anew some seconds later swallows whatever is pressed at that moment.
  await desk.evaluate('stays = true')
  await desk.clock.fastForward(10_000)
  await isReady(desk)
  assert.equal(await desk.evaluate('typeof stays'), 'boolean')
  assert.deepEqual(await called(), ['A 001', 'A 002', 'A 003', 'A 004'])
})

test('two windows of one desk: the second sends nothing twice and says what waits', async () => {
  const second = await context.newPage()
  await second.goto(`${cable.url}/desk/1`)
  await isReady(second)
  await isReady(desk)
  cable.cut()
  await desk.keyboard.press('u')
  await second.keyboard.press('u')
  await keptSays(/2 tekan akan dikirim/, second)
  cable.mend()
  // Both wished for the second call.
  await says(/Dipanggil 2 kali/)
  await says(/Dipanggil 2 kali/, second)
  for (const window of [desk, second])
    await window
      .locator('#kept')
      .filter({ hasNotText: /tekan akan dikirim/ })
      .waitFor({ state: 'attached' })
  assert.equal(await callsOf('A 004'), 2)
  await second.close()
})

test('what has become impossible meanwhile is said, and never dropped in silence', async () => {
  await isReady(desk)
  cable.cut()
  await desk.keyboard.press('Enter')
  await keptSays(/Mulai melayani, A 004/)
  await app.house.db.transact({ mall: mall.mall }, (tx) =>
    closeForOfficer(tx, { counterId: mall.counter.one, by: mall.ibuSiti, now: at(63) }),
  )
  cable.mend()
  await keptSays(/Tidak dijalankan: Mulai melayani, A 004, ditekan 09\.0\d\. Anda tidak sedang membuka loket ini/)
  await says(/Loket ini belum dibuka/)
  await picture(desk, 'offline-refused')
  await kept().getByRole('button', { name: 'Mengerti' }).click()
  assert.doesNotMatch(await kept().innerText(), /Tidak dijalankan/)
  const left = await desk.evaluate(() => Object.keys(localStorage).filter((key) => /^pendopo\.desk\..*\//.test(key)))
  assert.deepEqual(left, [])
  assert.deepEqual(await hall.breaches(), [])
})
