import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { announce } from '#ledger/announce.ts'
import { stranger } from '#platform/actor.ts'
import { asset } from '#platform/assets.ts'
import { accessTopic } from '#platform/live.ts'
import { sql } from '#platform/sql.ts'
import { startApp, type TestApp } from '../../test/harness/app.ts'
import { browserOf } from '../../test/harness/at-work.ts'
import { openBrowser } from '../../test/harness/browser.ts'
import { layCable } from '../../test/harness/cable.ts'
import { isLive } from '../../test/harness/live-page.ts'
import { buildSmallMall, type SmallMall } from '../../test/harness/small-mall.ts'

let mall: SmallMall | undefined
const house = await startApp({
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
const browser = await openBrowser()

test('what happens is shown without loading the page again, and nobody loses what they were doing', async () => {
  const page = await openGallery(house)
  await page.click('#clock-about summary')
  await page.fill('#visitor', 'Siti Am')
  await happenAt(house, '2026-11-23T09:41:00+07:00')
  await page.waitForFunction(() => document.getElementById('clock')?.textContent === '09.41')
  assert.equal(await page.inputValue('#visitor'), 'Siti Am')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'visitor')
  assert.equal(await page.evaluate(() => document.getElementById('clock-about')?.hasAttribute('open')), true)
  await page.close()
})

test('a form that a live section brought can be sent', async () => {
  const page = await openGallery(house)
  await happenAt(house, '2026-11-23T09:42:00+07:00')
  await page.waitForFunction(() => document.getElementById('clock')?.textContent === '09.42')
  await page.fill('#visitor', 'Siti Aminah')
  await page.click('[data-live] button[type=submit]')
  await page.waitForURL('**/gallery/form')
  assert.match(await page.title(), /^Periksa isian/)
  await page.close()
})

test('a swap waits for a finger that is down', async () => {
  const [page, beside] = [await openGallery(house), await openGallery(house)]
  await page.hover('[data-live] button[type=submit]')
  await page.mouse.down()
  await happenAt(house, '2026-11-23T09:43:00+07:00')
  await beside.waitForFunction(() => document.getElementById('clock')?.textContent === '09.43')
  await page.mouse.up()
  // The press was not lost, though the button was replaced.
  await page.waitForURL('**/gallery/form')
  await Promise.all([page.close(), beside.close()])
})

test('whose roles or name change is connected anew at once, and never told to be cut off', async () => {
  assert.ok(mall)
  const page = await (await browserOf(house, mall, mall.rina, browser)).newPage()
  await page.goto(`${house.url}/gallery`)
  await isLive(page)
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    document.documentElement.addEventListener('live:connection', (event) => said.push((event as CustomEvent).detail))
  })
  const anew = page.waitForRequest(/\/live\?/)
  await happenAt(house, '2026-11-23T09:43:30+07:00', accessTopic('staff', mall.rina.id))
  await anew
  await happenAt(house, '2026-11-23T09:44:00+07:00')
  await page.waitForFunction(() => document.getElementById('clock')?.textContent === '09.44')
  assert.deepEqual(await page.evaluate('said'), [])
  await page.context().close()
})

test('whoever was signed out meanwhile is told so, not that the network is away, and the page asks no more at once', async () => {
  assert.ok(mall)
  const page = await (await browserOf(house, mall, mall.budi, browser)).newPage()
  await page.clock.install()
  await page.goto(`${house.url}/desk`)
  await isLive(page)
  await house.database.owner.run(sql`delete from account.session where staff_id = ${mall.budi.id}::bigint`)
  await happenAt(house, '2026-11-23T09:44:30+07:00', accessTopic('staff', mall.budi.id))
  await page.locator('.offline', { hasText: /^Anda sudah keluar, atau hak Anda berubah\./ }).waitFor()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.clock.runFor(60_000)
  assert.deepEqual(
    asked.filter((url) => url.includes('/live?')),
    [],
  )
  await page.context().close()
})

test('a page whose house is gone says since when, and goes on by itself when the house is back', async () => {
  // Its port is free once it is gone, and may be anybody's: the house that comes back has another.
  const cable = await layCable(house.url)
  const page = await openGallery(cable)
  await happenAt(house, '2026-11-23T09:45:00+07:00')
  await page.waitForFunction(() => document.getElementById('clock')?.textContent === '09.45')
  await house.close()
  await page.waitForSelector('.offline:visible')
  assert.match((await page.textContent('.offline')) ?? '', /^Tidak tersambung sejak 0\d\.\d\d\./)
  const again = await startApp({
    database: house.database,
    at: '2026-11-23T10:05:00+07:00',
    installationKey: house.house.installationKey,
  })
  cable.leadTo(again.url)
  await page.waitForFunction(() => document.getElementById('clock')?.textContent === '10.05')
  await page.waitForSelector('.offline', { state: 'hidden' })
  await page.close()
  await again.close()
})

test('the script of live pages weighs less than a kilobyte and a quarter', async () => {
  const script = await (await house.app.request(asset('live.client'))).text()
  assert.ok(gzipSync(script).length < 1_280, `${gzipSync(script).length} bytes`)
})

async function openGallery(at: Pick<TestApp, 'url'>): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(`${at.url}/gallery`)
  await isLive(page)
  return page
}

async function happenAt({ house, clock }: TestApp, moment: string, topic = 'mall'): Promise<void> {
  clock.set(moment)
  await house.db.transact({ mall: mall?.mall }, (tx) =>
    announce(tx, { kind: 'test.happened', actor: stranger, topics: [topic] }, clock.now()),
  )
}
