/** The manager closes the day at eleven, while the doors are open: every place where somebody stands follows by itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { sql } from '#platform/sql.ts'
import { startApp } from './harness/app.ts'
import { browserOf, pairedScreen, signedIn } from './harness/at-work.ts'
import { openBrowser } from './harness/browser.ts'
import { hands } from './harness/hall.ts'
import { pairKiosk } from './harness/kiosk.ts'
import { isLive } from './harness/live-page.ts'
import { findingsOn, fitsItsWidth, picture } from './harness/look.ts'
import { buildPeople } from './harness/people.ts'
import { openReader } from './harness/reader.ts'
import { at, buildSmallMall, type SmallMall } from './harness/small-mall.ts'

const eleven = 180
let mall = {} as SmallMall
const app = await startApp({
  at: at(eleven - 20),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
    await buildPeople(database, mall)
  },
})
const hall = hands(app.database, mall)
const browser = await openBrowser()
const siti = await signedIn(app, mall, mall.ibuSiti)
const budi = await signedIn(app, mall, mall.budi)
const citizen = openReader(app)
const tomorrow = 'Buka lagi besok, Selasa, 24 November 2026, pukul 08.00.'

const { token } = await pairKiosk(app, mall)
const late = await pairKiosk(app, mall, 'Kios 2')
const stand = await browser.newContext({ viewport: { width: 1080, height: 1920 } })
await stand.addCookies([{ name: 'device', value: token, url: app.url }])
const [home, list, phone, served] = await Promise.all([
  stand.newPage(),
  stand.newPage(),
  browser.newPage({ viewport: { width: 390, height: 844 } }),
  browser.newPage({ viewport: { width: 390, height: 844 } }),
])
const desk = await (await browserOf(app, mall, mall.rina, browser)).newPage()
const floor = await (await browserOf(app, mall, mall.ibuSiti, browser)).newPage()
const screen = await pairedScreen(app, mall, browser)
const everyPage = [home, list, phone, served, desk, floor, screen]

const looks = async (named: Record<string, Page>, when: string) => {
  for (const [name, page] of Object.entries(named)) await picture(page, `closing-${when}-${name}`)
}
const reads = (page: Page, words: string) => page.locator('body', { hasText: words }).waitFor()

test('the page that closes the day says what will happen, and by whom it is read', async () => {
  await hall.open(mall.counter.one, mall.rina, eleven - 20)
  const [first, second] = [
    await hall.number([mall.service.ktpHilang], eleven - 19),
    await hall.number([mall.service.ktpHilang, mall.service.skck], eleven - 18),
  ]
  await hall.start(mall.counter.one, mall.rina, await hall.call(mall.counter.one, mall.rina, eleven - 17), eleven - 16)
  await home.goto(`${app.url}/kiosk`)
  await list.goto(`${app.url}/kiosk/services/DKC-08`)
  await phone.goto(`${app.url}/v/${second.token}`)
  await served.goto(`${app.url}/v/${first.token}`)
  await desk.goto(`${app.url}/desk/1`)
  await floor.goto(`${app.url}/floor`)
  await screen.goto(`${app.url}/display`)
  for (const page of everyPage) await isLive(page)
  await reads(screen, 'A 001')
  await late.get('/kiosk/services/DKC-08')
  await budi.get('/desk/2')
  const { text } = await siti.get('/floor/day')
  assert.match(
    text,
    /2 nomor yang belum selesai akan berakhir, termasuk 1 yang sedang dipanggil atau dilayani, dan 1 loket/,
  )
  assert.match(text, /Mal masih buka sampai 15\.00/)
  assert.match(
    text,
    new RegExp(`nomor tidak diberikan lagi hari ini\\. .*“Layanan hari ini sudah ditutup\\. ${tomorrow}”`),
  )
  assert.match(text, /hari ini bisa dibuka lagi dari halaman ini sampai tengah malam/)
  assert.doesNotMatch(text, /tidak menghentikan nomor baru/)
  assert.match((await citizen.get('/')).text, /Buka sampai 15\.00/)
})

test('kiosk, phones, desk, hall screen, floor and public site say the same without anybody touching them', async () => {
  app.clock.set(at(eleven))
  await siti.get('/floor/day')
  await siti.post('/floor/day', { site: String(mall.site), day: '2026-11-23' })
  for (const page of [home, list]) {
    await reads(page, 'Layanan hari ini sudah ditutup.')
    await reads(page, tomorrow)
    assert.equal(await page.locator('button', { hasText: 'Ambil nomor' }).count(), 0)
  }
  for (const page of [phone, served]) {
    await reads(page, 'Layanan hari ini sudah ditutup')
    await reads(page, 'hari ini ditutup pukul 11.00 sebelum urusan Anda selesai. Nomor ini tidak berlaku lagi.')
    await reads(page, tomorrow)
  }
  await reads(desk, 'Semua nomor hari ini sudah berakhir dan loketnya sudah ditutup.')
  await reads(screen, tomorrow)
  await reads(floor, 'Layanan hari ini sudah ditutup pukul 11.00.')
  assert.equal(await floor.locator('.decisions', { hasText: 'belum membuka loket' }).count(), 0)
  for (const path of ['/', '/mall', '/agencies/disdukcapil', '/services/DKC-08']) {
    const { text } = await citizen.get(path)
    assert.match(text, new RegExp(`Layanan hari ini sudah ditutup.*${tomorrow}`), path)
    assert.doesNotMatch(text, /Nomor bisa diambil|Buka sampai/, path)
  }
  assert.match((await citizen.get('/mall')).text, /hari ini 08\.00 sampai 15\.00\. Layanan hari ini sudah ditutup/)
  assert.match((await citizen.get('/mall?lang=en')).text, /Closed for today.*Open again tomorrow, Tuesday/)
  await citizen.get('/mall?lang=id')
  const monitors = await (await app.app.request('/queues.json')).json()
  assert.deepEqual(new Set(monitors.map((one: { serviceStatus: string }) => one.serviceStatus)), new Set(['Closed']))
})

test('what they say fits, and axe finds nothing in it', async () => {
  const english = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await english.goto(`${phone.url()}?lang=en`)
  await reads(english, 'Sorry, the day was closed at 11:00 before you were done. This number is no longer valid.')
  await reads(english, 'Open again tomorrow, Tuesday, 24 November 2026, at 08:00.')
  await looks({ home, list, phone, english, served, desk, floor, screen }, 'closed')
  for (const page of [home, list, phone, english, desk, floor]) {
    assert.deepEqual(await findingsOn(page), [])
    assert.ok(await fitsItsWidth(page))
  }
})

test('whoever presses all the same is told why: the kiosk gives no number, the desk opens no counter', async () => {
  const refused = await late.post('/kiosk/numbers', { services: 'DKC-08' })
  assert.match(refused.text, /Layanan hari ini sudah ditutup/)
  assert.doesNotMatch(refused.text, /A 003/)
  assert.match((await budi.post('/desk/2/sittings')).text, /manajer mal bisa membuka harinya lagi/)
  assert.match((await siti.get('/floor/hours')).text, /Buka lagi harinya lebih dahulu/)
})

test('opened again after a mistake: numbers are given, ended ones say that a new one can be taken', async () => {
  app.clock.set(at(eleven + 2))
  await floor.getByRole('link', { name: 'Buka lagi hari ini' }).click()
  await reads(floor, 'Nomor yang sudah berakhir tetap berakhir')
  await floor.getByRole('button', { name: 'Buka lagi hari ini' }).click()
  await floor.locator('.floor-now').waitFor()
  assert.equal(await floor.locator('.closed-day').count(), 0)
  await home.locator('body', { hasNotText: 'sudah ditutup' }).waitFor()
  assert.match((await citizen.get('/')).text, /Buka sampai 15\.00/)
  // A phone learns it without being touched; its number does not come back.
  await reads(phone, 'Nomor ini sudah berakhir')
  await reads(phone, 'Hari ini sudah dibuka lagi. Ambil nomor baru di kios atau meja informasi.')
  const kiosk = await pairKiosk(app, mall, 'Kios 3')
  await kiosk.get('/kiosk/services/DKC-08')
  assert.match((await kiosk.post('/kiosk/numbers', { services: 'DKC-08' })).text, /A 003/)
  await desk.getByRole('button', { name: 'Buka loket' }).first().click()
  await reads(desk, 'A 003')
  assert.deepEqual(await hall.breaches(), [])
  await Promise.all(everyPage.map((page) => page.context().close()))
})

test('of two buildings one closes its day: the mall stays open, and everybody reads which one is closed', async () => {
  const { owner } = app.database
  await owner.run(sql`select set_config('app.mall', ${String(mall.mall)}, false)`)
  const { id: east } = await owner.row<{ id: number }>(sql`
    insert into mall.site (mall_id, code, name, time_zone)
    values (${mall.mall}, 'timur', '{"id": "Gedung Timur", "en": "East building"}', 'Asia/Jakarta') returning id`)
  await owner.run(sql`update service.queue set site_id = ${east} where id = ${mall.queue.skck}`)
  assert.match(
    (await siti.get(`/floor/day?site=${east}`)).text,
    /Tutup hari layanan Gedung Timur, Senin, 23 November 2026\?/,
  )
  const floor = await siti.post('/floor/day', { site: String(east), day: '2026-11-23' })
  assert.match(floor.text, /Gedung Timur: layanan hari ini sudah ditutup pukul 11\.02\./)
  for (const path of ['/', '/mall']) {
    const { text } = await citizen.get(path)
    assert.match(text, /Buka sampai 15\.00/)
    assert.match(text, new RegExp(`Gedung Timur: Layanan hari ini sudah ditutup\\. ${tomorrow}`))
  }
  assert.match((await citizen.get('/mall')).text, /Disdukcapil Hadir .*Polri Sudah tutup/)
  assert.match((await citizen.get('/services/SKC-01')).text, /Layanan hari ini sudah ditutup/)
  assert.doesNotMatch((await citizen.get('/services/DKC-08')).text, /sudah ditutup/)
  assert.match((await late.get('/kiosk/services/SKC-01')).text, /Layanan hari ini sudah ditutup/)
  assert.match((await late.get('/kiosk/services/DKC-08')).html, /action="\/kiosk\/numbers"/)
  assert.doesNotMatch((await late.get('/kiosk')).text, /sudah ditutup\./)
})
