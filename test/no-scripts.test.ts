/** A morning at browsers that run no scripts: whoever submits something needs none. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { sql } from '#platform/database.ts'
import { startApp } from './harness/app.ts'
import { openBrowser } from './harness/browser.ts'
import { pairKiosk } from './harness/kiosk.ts'
import { reads } from './harness/live-page.ts'
import { buildPeople, password } from './harness/people.ts'
import { at, buildSmallMall, type SmallMall } from './harness/small-mall.ts'

let mall = {} as SmallMall
const app = await startApp({
  at: at(60),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
    await buildPeople(database, mall)
  },
})
const browser = await openBrowser()

async function open(path: string, cookies: Readonly<Record<string, string>> = {}, width = 1366): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 844 } })
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: app.url })))
  const page = await context.newPage()
  await page.goto(app.url + path)
  return page
}

/** Somebody whom the door leads where they were going. */
async function signIn(username: string, to: string): Promise<Page> {
  const page = await open(to)
  assert.match(page.url(), /\/account\/sign-in/)
  await page.fill('#username', username)
  await page.fill('#password', password)
  await press(page, 'Masuk')
  await page.waitForURL(app.url + to)
  return page
}

function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click()
}

function follow(page: Page, name: string): Promise<void> {
  return page.getByRole('link', { name, exact: true }).click()
}

async function takeAtKiosk(words: string, service: string): Promise<string> {
  const { token } = await pairKiosk(app, mall)
  const kiosk = await open('/kiosk', { device: token }, 1080)
  await kiosk.fill('#q', words)
  await press(kiosk, 'Cari')
  await kiosk.getByRole('link', { name: service }).click()
  await kiosk.locator('form[action="/kiosk/numbers"] button').first().click()
  await kiosk.waitForURL('**/kiosk/numbers/*')
  const ticket = await kiosk.locator('h1').innerText()
  await kiosk.context().close()
  return ticket
}

async function phoneOf(ticket: string): Promise<Page> {
  const { token } = await app.database.owner.row<{ token: string }>(
    sql`select token from visit.visit where ticket = ${ticket}`,
  )
  return open(`/v/${token}`, {}, 390)
}

test('a number: looked for at the kiosk, taken, stepped out with, come back with, given up', async () => {
  const ticket = await takeAtKiosk('ktp hilang', 'KTP hilang atau rusak')
  assert.equal(ticket, 'A 001')
  const phone = await phoneOf(ticket)
  await reads(phone, 'main', /Anda yang berikutnya/)
  await press(phone, 'Saya keluar sebentar, 15 menit')
  await reads(phone, 'main', /Anda sedang keluar sebentar/)
  await press(phone, 'Saya sudah kembali')
  await reads(phone, 'main', /Anda yang berikutnya/)
  await follow(phone, 'Batalkan nomor ini')
  await press(phone, 'Ya, batalkan nomor ini')
  await reads(phone, 'main', /Nomor ini sudah dibatalkan/)
  await phone.context().close()
})

test('an officer: signs in, opens the counter, calls, starts, finishes, closes it', async () => {
  const ticket = await takeAtKiosk('ktp', 'KTP hilang atau rusak')
  const desk = await signIn('lina', '/desk')
  await desk
    .getByRole('row', { name: /Loket 1/ })
    .getByRole('button')
    .click()
  await reads(desk, 'main', new RegExp(`Berikutnya ${ticket}`))
  await press(desk, 'Panggil berikutnya')
  await reads(desk, 'main', /Dipanggil 09\.00/)
  const phone = await phoneOf(ticket)
  await reads(phone, 'main', /Silakan ke\s+Loket\s1/)
  await press(desk, 'Mulai melayani')
  await reads(desk, 'main', /mulai 09\.00/)
  await desk.getByLabel('Berkas diterima, diambil nanti').check()
  await press(desk, 'Selesai')
  await reads(desk, 'main', /Belum ada yang menunggu/)
  await reads(desk, 'header', /Hari ini 1 dilayani/)
  await phone.reload()
  await reads(phone, 'main', /Selesai/)
  await follow(desk, 'Tutup loket')
  await press(desk, 'Tutup loket')
  await desk.waitForURL(({ pathname }) => !pathname.includes('close'))
  await desk.goto(`${app.url}/desk/1`)
  await reads(desk, 'main', /Loket ini belum dibuka/)
  await Promise.all([desk, phone].map((page) => page.context().close()))
})

test('a manager: announces that Polri is down, the hall and the public read it, and closes it', async () => {
  const floor = await signIn('rahman', '/floor')
  await follow(floor, 'Buka gangguan')
  await floor.getByLabel('Sistem atau jaringan terganggu').check()
  await floor.selectOption('#place', `agency:${mall.agency.polri}`)
  await press(floor, 'Lanjut')
  await press(floor, 'Umumkan gangguan')
  await reads(floor, 'main', /Polri: sistem atau jaringan terganggu/i)
  const visitor = await open('/services/SKC-01', {}, 390)
  await reads(visitor, 'main', /Polri/)
  await reads(visitor, '.notice.attention', /terganggu/)
  await follow(floor, 'Sudah pulih')
  await press(floor, 'Sudah pulih')
  // Only once the press has been carried out.
  await floor.waitForURL(`${app.url}/floor`)
  await visitor.reload()
  assert.equal(await visitor.locator('.notice.attention').count(), 0)
  await Promise.all([floor, visitor].map((page) => page.context().close()))
})

test('what moves by itself elsewhere comes again by itself here', async () => {
  const phone = await phoneOf(await takeAtKiosk('skck', 'SKCK'))
  assert.match(await phone.content(), /<noscript>.*http-equiv="refresh"/s)
  await phone.context().close()
})
