/** What people read while the database is away, on real PostgreSQL behind a cable that is cut. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from '#platform/database.ts'
import { startApp } from './harness/app.ts'
import { openBrowser } from './harness/browser.ts'
import { layCable } from './harness/cable.ts'
import { freshDatabase } from './harness/database.ts'
import { hands } from './harness/hall.ts'
import { isKept } from './harness/live-page.ts'
import { at, buildSmallMall } from './harness/small-mall.ts'

const straight = await freshDatabase()
const mall = await buildSmallMall(straight)
const cable = await layCable(straight.url)
const db = openDatabase(Object.assign(new URL(straight.url), { port: new URL(cable.url).port }).href, () => {})
straight.beforeDrop(db.close)
const house = await startApp({ at: at(60), database: { ...straight, db } })
const hall = hands({ db: straight.db }, mall)

async function whileAway(act: () => Promise<void>): Promise<void> {
  cable.cut()
  try {
    await act()
  } finally {
    cable.mend()
  }
}

/** Whoever has signed in, or has been paired, is looked up at once. */
const cookie = `pendopo=${'a'.repeat(43)}; device=${'a'.repeat(43)}`
const toldAt = {
  '/': /Ini bukan karena telepon atau jaringan Anda/,
  '/v/aaaaaaaaaaaaaaaaaaaaaa': /Nomor Anda tetap tersimpan/,
  '/kiosk': /Silakan ke meja informasi/,
  '/display': /Dengarkan petugas di loket/,
  '/screens/utara': /Dengarkan petugas di loket/,
  '/desk/1': /disimpan di komputer ini/,
  '/floor': /Hubungi teknisi/,
  '/?lang=en': /It is not your phone or your network/,
}

test('while the database is away each face says so, what to do there, and when to come back', async () => {
  assert.equal((await house.app.request('/')).status, 200)
  await whileAway(async () => {
    for (const [path, told] of Object.entries(toldAt)) {
      const answer = await house.app.request(path, { headers: { cookie } })
      assert.equal(answer.status, 503, path)
      const seconds = Number(answer.headers.get('retry-after'))
      assert.ok(seconds >= 10 && seconds <= 20, `${path}: ${seconds}`)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
      const page = await answer.text()
      assert.match(page, told)
      assert.match(page, /http-equiv="refresh"/)
    }
  })
  assert.equal((await house.app.request('/')).status, 200)
})

test('what was posted meanwhile is not sent again by itself: the person goes back and looks', async () => {
  await whileAway(async () => {
    const headers = { cookie, host: 'localhost', referer: 'http://localhost/account/sign-in' }
    const answer = await house.app.request('http://localhost/account/sign-in', { method: 'POST', headers })
    assert.equal(answer.status, 503)
    const page = await answer.text()
    assert.match(page, /mungkin belum tersimpan/)
    assert.match(page, /href="\/account\/sign-in"/)
    assert.doesNotMatch(page, /<script|http-equiv/)
  })
})

test('a press at a desk is told that nobody was reached, so it stays kept and is no fault that is given up', async () => {
  await whileAway(async () => {
    const headers = { cookie, accept: 'application/json' }
    const answer = await house.app.request('/desk/1/calls', { method: 'POST', headers })
    assert.equal(answer.status, 503)
    const { reference, title } = (await answer.json()) as { reference?: string; title: string }
    assert.equal(reference, undefined)
    assert.match(title, /tidak tersambung/)
  })
})

test('the page opens by itself when the database is back, and the page of a number shows the last it knew', async () => {
  const context = await (await openBrowser()).newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.clock.install()
  const { token, ticket } = await hall.number(mall.service.ktpHilang, 60)
  await page.goto(`${house.url}/v/${token}`)
  await isKept(page, true)
  const other = await context.newPage()
  await other.clock.install()
  await whileAway(async () => {
    await other.goto(`${house.url}/mall`)
    await other.locator('h1', { hasText: 'Sistem sedang tidak tersambung' }).waitFor()
    await page.reload()
    await page.locator('h1', { hasText: ticket }).waitFor()
  })
  await other.clock.runFor(10_000)
  await other.locator('nav[aria-label="Menu utama"]').waitFor()
  await context.close()
})
