import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { startApp } from './harness/app.ts'
import { browserOf, signedIn } from './harness/at-work.ts'
import { openBrowser } from './harness/browser.ts'
import { hands } from './harness/hall.ts'
import { pairKiosk } from './harness/kiosk.ts'
import { isLive, pressKeys } from './harness/live-page.ts'
import { buildPeople } from './harness/people.ts'
import { at, buildSmallMall, type SmallMall } from './harness/small-mall.ts'

/** One morning in the hall, with everybody at the screen where they stand. */
let mall = {} as SmallMall
const app = await startApp({
  at: at(5),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
    await buildPeople(database, mall)
  },
})
const hall = hands(app.database, mall)
const browser: Browser = await openBrowser()
const siti = await signedIn(app, mall, mall.ibuSiti)
type Box = { x: number; y: number; width: number; height: number }

const screen = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
const rina = await (await browserOf(app, mall, mall.rina, browser)).newPage()
const budi = await (await browserOf(app, mall, mall.budi, browser)).newPage()

test('a screen is carried into the hall, shows a code, and moves on by itself when the manager has approved it', async () => {
  await screen.goto(`${app.url}/display`)
  const code = await screen.locator('.code').innerText()
  await siti.get('/admin/devices/pair')
  const approved = await siti.post('/admin/devices/approvals', { code, name: 'Layar aula', zone: String(mall.zone) })
  assert.equal(approved.answered, 303)
  await screen.getByText('Belum ada nomor yang dipanggil').waitFor()
  await isLive(screen)
})

test('a visitor takes a number at the kiosk; the officer sees it come, calls it, the hall shows it, it is served', async () => {
  await rina.goto(`${app.url}/desk`)
  await rina.locator('tr', { hasText: 'Loket 1' }).getByRole('button', { name: 'Buka loket' }).click()
  await rina.locator('.here').getByText('Belum ada yang menunggu').first().waitFor()

  const kiosk = await pairKiosk(app, mall)
  await kiosk.get('/kiosk/services/DKC-08')
  const taken = await kiosk.post('/kiosk/numbers', { services: 'DKC-08' })
  assert.match(taken.text, /A 001/)

  await rina.locator('.here').getByText('Berikutnya A 001').waitFor()
  await pressKeys(rina, 'Enter')
  await rina.locator('main', { hasText: /A 001\s*Dipanggil/ }).waitFor()
  await screen.locator('.now', { hasText: /A 001\s*ke\s*Loket 1/ }).waitFor()
  const [head, number, place] = await boxesOf(screen, ['.screen > header', '.now .number', '.now [data-place]'])
  assert.ok(number.height > 200 && number.y >= head.y + head.height, 'the number is large and stands free')
  assert.ok(place.y >= number.y + number.height, 'where to go stands under it')
  assert.equal(await screen.locator('.now .away').isVisible(), false, 'nothing says that the screen is cut off')

  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  const { token } = await hall.act((tx) =>
    tx.row<{ token: string }>({ sql: true, text: 'select token from visit.visit', values: [] }),
  )
  await phone.goto(`${app.url}/v/${token}`)
  await phone.getByText('Loket 1').first().waitFor()

  await pressKeys(rina, 'Enter')
  await rina.locator('main', { hasText: /A 001\s*Dilayani/ }).waitFor()
  await pressKeys(rina, 'Enter')
  await rina.locator('.here', { hasText: 'Belum ada yang menunggu' }).waitFor()
  const floor = await siti.get('/floor')
  assert.match(floor.text, /1 orang datang, 1 layanan selesai/)
  await phone.context().close()
})

test('two desks that press at the same moment get two people, and the hall hears both once', async () => {
  await budi.goto(`${app.url}/desk/2`)
  await budi.getByRole('button', { name: 'Buka loket' }).click()
  await budi.locator('main', { hasText: 'Belum ada yang menunggu' }).waitFor()
  await screen.evaluate(() => {
    sessionStorage.setItem('heard', '[]')
    document.addEventListener('hall:call', (event) => {
      const { ticket } = (event as CustomEvent<{ ticket: string }>).detail
      sessionStorage.setItem('heard', JSON.stringify([...JSON.parse(sessionStorage.getItem('heard') ?? '[]'), ticket]))
    })
  })
  await hall.number(mall.service.ktpHilang, 6)
  await hall.number(mall.service.ktpHilang, 6)
  await Promise.all([rina, budi].map((desk) => desk.locator('.here').getByText('Siap memanggil').waitFor()))
  await Promise.all([rina, budi].map((desk) => pressKeys(desk, 'Enter')))
  const called = await Promise.all(
    [rina, budi].map(async (desk) => {
      await desk.locator('main', { hasText: /A 00\d\s*Dipanggil/ }).waitFor()
      return desk.locator('.ticket').innerText()
    }),
  )
  assert.deepEqual([...called].sort(), ['A 002', 'A 003'])
  await screen.waitForFunction(() => JSON.parse(sessionStorage.getItem('heard') ?? '[]').length === 2)
  const heard: string[] = await screen.evaluate(() => JSON.parse(sessionStorage.getItem('heard') ?? '[]'))
  assert.deepEqual([...heard].sort(), ['A 002', 'A 003'])
  assert.deepEqual(await hall.breaches(), [])
})

test('two houses on one database are one mall: called in one, shown in the other, at once and once', async () => {
  const other = await startApp({ database: app.database, installationKey: app.house.installationKey, at: at(7) })
  const far = await (await browserOf(other, mall, mall.ibuSiti, browser, other.url)).newPage()
  await far.goto(`${other.url}/screens/utara-a`)
  await isLive(far)
  const [desk, elsewhere] = [await signedIn(app, mall, mall.rina), await signedIn(other, mall, mall.rina)]
  const legOf = (html: string) => /name="leg" value="(\d+)"/.exec(html)?.[1] ?? ''
  const leg = legOf((await desk.get('/desk/1')).html)
  const command = randomUUID()
  // The same press arrives at both houses: a reply was lost and the balancer chose another.
  await elsewhere.get('/desk/1')
  const both = await Promise.all([desk, elsewhere].map((one) => one.post('/desk/1/recalls', { leg, command })))
  assert.deepEqual(
    both.map((seen) => seen.status),
    [200, 200],
  )
  const { seq, ticket } = await hall.act((tx) =>
    tx.row<{ seq: number; ticket: string }>({
      sql: true,
      text: 'select seq, ticket from visit.call order by seq desc limit 1',
      values: [],
    }),
  )
  assert.equal(seq, 4)
  for (const one of [screen, far]) await one.locator('.now', { hasText: ticket }).waitFor()
  // The number stood there already; the second announcement is what must come, and come once.
  await screen.waitForFunction(
    (one) => JSON.parse(sessionStorage.getItem('heard') ?? '[]').filter((t: string) => t === one).length >= 2,
    ticket,
  )
  const heard: string[] = await screen.evaluate(() => JSON.parse(sessionStorage.getItem('heard') ?? '[]'))
  assert.equal(heard.filter((one) => one === ticket).length, 2)
  await far.context().close()
  await other.close()
})

test('the manager ends the day: desks, hall and numbers are at rest', async () => {
  app.clock.set(at(8 * 60))
  const page = await siti.get('/floor/day')
  const site = /name="site" value="(\d+)"/.exec(page.html)?.[1] ?? ''
  const closed = await siti.post('/floor/day', { site, day: '2026-11-23', command: randomUUID() })
  assert.match(closed.text, /Menunggu 0 tidak ada yang menunggu Loket buka 0 dari 0/)
  // The counter was closed for the officer, who sees it without touching anything.
  await rina.locator('main', { hasText: 'Semua nomor hari ini sudah berakhir' }).waitFor()
  assert.deepEqual(await hall.breaches(), [])
  await Promise.all([screen, rina, budi].map((one) => one.context().close()))
})

async function boxesOf(page: Page, selectors: readonly string[]) {
  const boxes = await Promise.all(selectors.map((selector) => page.locator(selector).boundingBox()))
  return boxes.map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 }) as [Box, Box, Box]
}
