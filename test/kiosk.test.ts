/** The kiosk under the fingers of somebody who has never seen it, in a real browser. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { revokeDevice } from '#account/device/pair.ts'
import { sql } from '#platform/database.ts'
import { openIncident } from '#visit/incident.ts'
import { startApp } from './harness/app.ts'
import { openBrowser } from './harness/browser.ts'
import { hands } from './harness/hall.ts'
import { pairKiosk } from './harness/kiosk.ts'
import { isLive } from './harness/live-page.ts'
import { at, buildSmallMall, type SmallMall } from './harness/small-mall.ts'

let mall: SmallMall | undefined
const house = await startApp({
  at: at(60),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
if (!mall) throw new Error('the mall was not built')
const { ktpHilang, kkBaru, skck } = mall.service
const hall = hands(house.house, mall)
// What people came for this morning is what is often asked for.
for (const [minute, service] of [ktpHilang, kkBaru, skck, ktpHilang].entries()) await hall.number(service, minute)
const browser = await openBrowser()
const { token } = await pairKiosk(house, mall)

async function kiosk(width = 1080, height = 1920): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
  await context.addCookies([{ name: 'device', value: token, url: house.url }])
  await context.addInitScript('window.print = () => window.dispatchEvent(new Event("afterprint"))')
  return context
}

/** Another kiosk of the same hall, not yet on any page. */
async function kioskPage(name: string): Promise<Page> {
  const other = await pairKiosk(house, mall as SmallMall, name)
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } })
  await context.addCookies([{ name: 'device', value: other.token, url: house.url }])
  return await context.newPage()
}

async function atHome(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${house.url}/kiosk`)
  return page
}

/** With the typeface in place: in another one lines are of another length, and what is below the edge is counted anew. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(house.url + path)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

async function numbersGiven(): Promise<number> {
  return (await house.database.owner.row<{ given: number }>(sql`select count(*)::int as given from visit.visit`)).given
}

test('from the first screen to a number in at most three touches, with the requirements read on the way', async () => {
  const page = await atHome(await kiosk())
  let touches = 0
  const touch = async (what: string) => {
    touches += 1
    await page.click(what)
  }
  await touch('.popular >> text=KTP hilang atau rusak')
  await page.waitForSelector('h2:has-text("Sudahkah Anda membawa?")')
  await touch('button:has-text("Saya sudah membawa semua")')
  await page.waitForURL('**/kiosk/numbers/*')
  assert.match((await page.textContent('h1.number')) ?? '', /^A \d{3}$/)
  assert.ok(touches <= 3, `${touches} touches`)
  assert.ok(await isWholeInSight(page.getByRole('link', { name: 'Selesai' })), 'the way on stands at the foot')
  await page.context().close()
})

test('the keyboard on the screen finds a service while one types, without another key pressed', async () => {
  const page = await atHome(await kiosk())
  await page.click('#q')
  await page.waitForURL('**/kiosk/search')
  for (const key of ['k', 't', 'p']) await page.click(`[data-key="${key}"]`)
  // On a slow machine what was found for "k" stands there meanwhile.
  await page.waitForURL('**/kiosk/search?*q=ktp*')
  await page.click('[data-found] >> text=KTP hilang atau rusak')
  await page.waitForURL('**/kiosk/services/DKC-08?q=ktp')
  await page.context().close()
})

test('lowered, everything that is pressed stands in the lower half; the next person finds the screen as usual', async () => {
  for (const [width, height] of [
    [1080, 1920],
    [1920, 1080],
    [1280, 800],
    [800, 1280],
  ] as const) {
    const page = await atHome(await kiosk(width, height))
    // On a large screen that stands, the way there is itself within reach.
    const way = await page.getByText('Turunkan').boundingBox()
    if (height >= 1200) assert.ok((way?.y ?? 0) >= height / 2, `${width} by ${height}: at ${way?.y}`)
    await page.click('text=Turunkan')
    await page.waitForSelector('.kiosk.low')
    for (const path of ['/kiosk', '/kiosk/services/DKC-08', '/kiosk/search']) {
      await page.goto(house.url + path)
      const highest = await page.$$eval('.kiosk a:not(.skip), .kiosk button, .kiosk input', (all) =>
        Math.min(
          ...all.filter((one) => (one as HTMLElement).offsetParent).map((one) => one.getBoundingClientRect().top),
        ),
      )
      assert.ok(highest >= height / 2, `${path} at ${width} by ${height}: ${highest}`)
    }
    await page.goto(`${house.url}/kiosk?lang=id&view=usual`)
    assert.equal(await page.locator('.kiosk.low').count(), 0)
    assert.deepEqual(
      (await page.context().cookies()).filter(({ name, value }) => name === 'kiosk-view' && value !== 'usual'),
      [],
    )
    await page.context().close()
  }
})

test('however many papers there are, the act that gives the number stays in sight, and how many are further down is said', async () => {
  await askForPapers(kkBaru, 25)
  const page = await (await kiosk()).newPage()
  for (const [width, height] of [
    [1080, 1920],
    [540, 960],
    [1920, 1080],
    [800, 1280],
    [1280, 800],
    [960, 540],
  ] as const) {
    for (const view of ['usual', 'low']) {
      await page.setViewportSize({ width, height })
      await open(page, `/kiosk/services/DKC-01?view=${view}`)
      const further = page.locator('[data-further]:not([aria-disabled=true])', {
        hasText: /^\d+ berkas lagi di bawah$/,
      })
      await further.waitFor()
      const act = page.getByRole('button', { name: 'Saya sudah membawa semua' })
      const at = async () => `${view} at ${width} by ${height}: ${await page.textContent('[data-further]')}`
      assert.ok(await isWholeInSight(act), await at())
      const counted = await count(further)
      await further.click()
      await page.waitForFunction(
        (before) => Number.parseInt(document.querySelector('[data-further]')?.textContent ?? '', 10) < before,
        counted,
      )
      assert.ok(await isWholeInSight(act), await at())
      await page.locator('#bawa-25').scrollIntoViewIfNeeded()
      await page.locator('#bawa-25').check()
    }
  }
  await page.context().close()
  await askForPapers(kkBaru, 2)
})

test('however many services are chosen, the act that gives the number stays in sight', async () => {
  const all = ['DKC-08', 'DKC-01', 'SKC-01'].map((code) => `s=${code}`).join('&')
  const page = await (await kiosk()).newPage()
  for (const [width, height] of [
    [1080, 1920],
    [540, 960],
    [1920, 1080],
    [960, 540],
  ] as const)
    for (const view of ['usual', 'low']) {
      await page.setViewportSize({ width, height })
      await open(page, `/kiosk/order?${all}&view=${view}`)
      const act = page.getByRole('button', { name: 'Ambil nomor' })
      await act.waitFor()
      assert.ok(await isWholeInSight(act), `${view} at ${width} by ${height}`)
      // A way to be served that is not in sight is counted, and one press brings it there.
      const ways = page.locator('.way')
      const further = page.locator('[data-further]')
      if (await isWholeInSight(ways.last())) continue
      assert.match(await further.innerText(), /Urutan dilayani: \d pilihan di bawah/)
      assert.ok(await isWholeInSight(further), `${view} at ${width} by ${height}: how many are below`)
    }
  await page.setViewportSize({ width: 1280, height: 640 })
  await open(page, `/kiosk/order?${all}&view=usual`)
  const further = page.locator('[data-further]')
  assert.equal(await further.getAttribute('aria-disabled'), 'false')
  // The count is true again as soon as a press is over.
  for (let press = 0; press < 4 && (await further.getAttribute('aria-disabled')) === 'false'; press++)
    await further.click()
  await page.locator('[data-further][aria-disabled=true]').waitFor()
  assert.ok(await isWholeInSight(page.locator('.way').last()))
  await page.context().close()
})

test('who looks at a service and goes back finds the list where it was left; the next person finds it from its top', async () => {
  const page = await (await kiosk(960, 420)).newPage()
  const top = () => page.evaluate(() => Math.max(document.querySelector('main')?.scrollTop ?? 0, scrollY))
  await page.goto(`${house.url}/kiosk/agencies/disdukcapil`)
  await page.evaluate(() => {
    for (const one of [document.querySelector('main'), document.documentElement]) one?.scrollBy(0, 60)
  })
  const left = await top()
  assert.ok(left > 0, 'the list is longer than the screen')
  // A touch where it stands: a click of the test's own would first scroll to it.
  await page.locator('main a[href*="/kiosk/services/"]').last().dispatchEvent('click')
  await page.waitForURL('**/kiosk/services/*')
  await page.getByRole('link', { name: 'Kembali' }).click()
  await page.waitForURL('**/kiosk/agencies/disdukcapil')
  await page.waitForFunction((left) => Math.max(document.querySelector('main')?.scrollTop ?? 0, scrollY) === left, left)
  await page.goto(`${house.url}/kiosk?lang=id&view=usual`)
  await page.goto(`${house.url}/kiosk/agencies/disdukcapil`)
  assert.equal(await top(), 0)
  await page.context().close()
})

test('where the device has a voice the screens are read aloud, one after the other, and nobody who listens is sent home', async () => {
  const silent = await atHome(await kiosk())
  assert.equal(await silent.isVisible('[data-speaks]'), false, 'no voice, no button')
  await silent.context().close()
  const context = await kiosk()
  // The browser of the tests has no voice; this one notes what it is given, and goes on until it is told to stop.
  await context.addInitScript(`
    const said = (window.said = [])
    const voice = {
      getVoices: () => [{ lang: 'id-ID', localService: true }],
      speak: ({ text }) => said.push(text),
      cancel: () => said.splice(0),
      addEventListener: () => undefined,
      get speaking() { return said.length > 0 },
    }
    Object.defineProperty(window, 'speechSynthesis', { value: voice })
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  `)
  const page = await atHome(context)
  await page.clock.install()
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said.join('|'))
  await page.goto(`${house.url}/kiosk/services/DKC-08`)
  assert.equal(await said(), '')
  await page.click('[data-speaks]')
  assert.match(
    await said(),
    /KTP hilang atau rusak\|.*Sudahkah Anda membawa\?\|Kartu Keluarga\|.*Saya perlu didahulukan/,
  )
  await page.clock.runFor(150_000)
  assert.equal(await page.locator('dialog[open]').count(), 0)
  await page.click('text=Belum lengkap')
  await page.waitForURL('**/missing?*')
  assert.match(await said(), /^KTP hilang atau rusak\|Yang belum ada\|/, 'the next screen is read by itself')
  await page.click('[data-speaks]')
  assert.equal(await said(), '')
  await page.click('.bar >> text=Kembali')
  await page.waitForURL('**/services/DKC-08')
  assert.equal(await said(), '', 'who has stopped it hears no more')
  await context.close()
})

async function count(further: Locator): Promise<number> {
  return Number.parseInt((await further.textContent()) ?? '', 10)
}

/** Nothing lies over it either. */
function isWholeInSight(act: Locator): Promise<boolean> {
  return act.evaluate((button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect()
    const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return top >= 0 && bottom <= innerHeight && button.contains(seen)
  })
}

async function askForPapers(serviceId: number, most: number): Promise<void> {
  const papers = Array.from({ length: most }, (_, i) => ({
    name: { id: `Surat pernyataan ${i + 1}`, en: `Statement ${i + 1}` },
    form: 'original',
  }))
  await hall.act((tx) =>
    tx.run(sql`
      insert into service.version (mall_id, service_id, number, agency_id, valid_from, name, level, minutes, words, standard, published_at)
      select mall_id, service_id, number + 1, agency_id, ${at(0)}::timestamptz::date, name, level, minutes, words,
        jsonb_set(standard, '{requirements}', ${JSON.stringify(papers)}::jsonb), published_at
      from service.version where mall_id = ${tx.mall?.id ?? 0}::int and service_id = ${serviceId}::bigint order by number desc limit 1`),
  )
}

test('before it goes home the screen asks, and whoever is still there stays', async () => {
  const page = await atHome(await kiosk())
  await page.clock.install({ time: at(60) })
  await page.goto(`${house.url}/kiosk/services/DKC-08`)
  // From here on no second passes but those of the test.
  await page.clock.pauseAt(at(70))
  await page.clock.runFor(75_000)
  await page.waitForSelector('dialog[data-still][open] >> text=Masih di sini?')
  await page.click('[data-stays]')
  assert.equal(await page.locator('dialog[open]').count(), 0)
  await page.clock.runFor(60_000)
  assert.match(page.url(), /services/)
  await page.clock.runFor(40_000)
  await page.waitForURL('**/kiosk?lang=id&view=usual')
  await page.context().close()
})

test('a press without network says so, is tried again, and is one number', async () => {
  const context = await kiosk()
  const page = await atHome(context)
  await page.goto(`${house.url}/kiosk/services/DKC-08`)
  const before = await numbersGiven()
  await context.setOffline(true)
  await page.click('button:has-text("Saya sudah membawa semua")')
  await page.waitForSelector('dialog[data-unconnected][open]')
  assert.equal(await numbersGiven(), before)
  await context.setOffline(false)
  await page.waitForURL('**/kiosk/numbers/*')
  assert.equal(await numbersGiven(), before + 1)
  await context.close()
})

test('whoever gives the wish up while the network is away gets no number when it comes back', async () => {
  const context = await kiosk()
  const page = await atHome(context)
  await page.goto(`${house.url}/kiosk/services/DKC-08`)
  const before = await numbersGiven()
  await context.setOffline(true)
  await page.click('button:has-text("Saya sudah membawa semua")')
  await page.click('dialog[data-unconnected] button')
  await context.setOffline(false)
  await page.click('text=Tambah layanan lain')
  await page.waitForURL('**/kiosk?s=DKC-08')
  assert.equal(await numbersGiven(), before)
  await context.close()
})

test('what is wished for after another wish was given up is done, also in the second after the network came back', async () => {
  const context = await kiosk()
  const page = await context.newPage()
  await page.clock.install({ time: at(60) })
  await page.goto(`${house.url}/kiosk/services/DKC-08`)
  await page.clock.pauseAt(at(70))
  await context.setOffline(true)
  await page.click('button:has-text("Saya sudah membawa semua")')
  await page.click('dialog[data-unconnected] button')
  await context.setOffline(false)
  await page.clock.runFor(3_000)
  // Whatever the wish of before still asked is answered.
  for (let i = 0; i < 2; i++) await page.evaluate('fetch("/healthz", { method: "HEAD" }).then(() => true)')
  const answer = Promise.withResolvers<void>()
  await page.route('**/healthz', async (route) => {
    await answer.promise
    await route.continue()
  })
  const asked = page.waitForRequest('**/healthz')
  await page.click('text=Tambah layanan lain')
  await asked
  await page.clock.runFor(1_000)
  answer.resolve()
  await page.waitForURL('**/kiosk?s=DKC-08')
  await context.close()
})

test('with keys alone: the content first, then the acts, then what stands on every screen', async () => {
  const page = await atHome(await kiosk())
  await page.goto(`${house.url}/kiosk/services/DKC-08`)
  await page.focus('.skip')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'isi')
  const order: string[] = []
  for (let i = 0; i < 9; i++) {
    await page.keyboard.press('Tab')
    order.push(
      await page.evaluate(() => (document.activeElement as HTMLElement).innerText || document.activeElement?.id || ''),
    )
  }
  const placeOf = (text: string) => order.findIndex((one) => one.includes(text))
  assert.equal(order[0], 'bawa-1')
  assert.ok(placeOf('Saya sudah membawa semua') > 0)
  assert.ok(placeOf('Belum lengkap') > placeOf('Saya sudah membawa semua'))
  assert.ok(placeOf('Kembali') > placeOf('Saya perlu didahulukan'))
  await page.context().close()
})

/** The smallest letters on a screen in pixels, of what is seen and not only there in a demonstration. */
function smallestLetters(page: Page): Promise<number> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let least = Number.POSITIVE_INFINITY
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const place = text.parentElement
      if (!text.textContent?.trim() || !place?.checkVisibility({ visibilityProperty: true })) continue
      if (place.closest('.unseen, .skip, .demonstration, noscript, svg') || place.clientHeight === 1) continue
      least = Math.min(least, Number.parseFloat(getComputedStyle(place).fontSize))
    }
    return least
  })
}

/** Width, height and the least letters: upright, lying, and tablets of both kinds. */
const screens = [
  [1080, 1920, 34],
  [1920, 1080, 30],
  [1280, 800, 22],
  [800, 1280, 22],
] as const

test('nothing on any screen is smaller than can be read at the length of an arm', async () => {
  const page = await atHome(await kiosk())
  const tooSmall: string[] = []
  const look = async () => {
    for (const [width, height, least] of screens) {
      await page.setViewportSize({ width, height })
      const size = await smallestLetters(page)
      if (size < least) tooSmall.push(`${new URL(page.url()).pathname} at ${width} by ${height}: ${size}`)
    }
  }
  for (const path of [
    '',
    '/search?q=ktp',
    '/agencies',
    '/services/DKC-08/missing',
    '/help',
    '/services/DKC-08?view=low',
  ]) {
    await page.goto(`${house.url}/kiosk${path}`)
    await look()
  }
  await page.click('button:has-text("Saya sudah membawa semua")')
  await page.waitForURL('**/kiosk/numbers/*')
  await page.locator('h1.number').waitFor()
  await look()
  assert.deepEqual(tooSmall, [])
  // What the kiosk's browser prints on a roll: the number and the way to the phone, nothing that is pressed.
  await page.setViewportSize({ width: 302, height: 800 })
  await page.emulateMedia({ media: 'print' })
  const seen = async (what: string) => await page.locator(what).first().isVisible()
  for (const what of ['h1.number', '.qr', '.paper-only']) assert.equal(await seen(what), true, what)
  for (const what of ['.bar', '.masthead', '.paper-acts']) assert.equal(await seen(what), false, what)
  assert.ok(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    'nothing is wider than 80 mm',
  )
  await page.context().close()
})

test('a kiosk that was taken out of use says so at once, not that the network is away', async () => {
  const page = await kioskPage('Kios 2')
  // Not with the next sign of life, which comes every fifteen seconds.
  await page.addInitScript('window.setInterval = () => 0')
  await page.goto(`${house.url}/kiosk/services/DKC-08`)
  await isLive(page)
  await hall.act(async (tx) => {
    const { id } = await tx.row<{ id: number }>(sql`select max(id) as id from account.device`)
    await revokeDevice(tx, id, (mall as SmallMall).ibuSiti, at(60))
  })
  await page.waitForURL('**/device/kiosk')
  await page.context().close()
})

test('the first screen comes anew when numbers stop somewhere, once nobody is at it', async () => {
  const page = await kioskPage('Kios 3')
  await page.clock.install()
  await page.goto(`${house.url}/kiosk`)
  await isLive(page)
  const before = await page.locator('[data-doors]').getAttribute('data-doors')
  await page.evaluate(() => Object.assign(window, { isThisPage: true }))
  const { agency, ibuSiti } = mall as SmallMall
  await hall.act(async (tx) => {
    const message = { id: 'Sistem Polri sedang gangguan.', en: 'Polri’s system is down.' }
    const where = { agencyId: agency.polri, queueId: null, serviceId: null, counterId: null }
    await openIncident(tx, { kind: 'system_down', ...where, stops: true, message }, ibuSiti, at(60))
  })
  await page.waitForFunction(
    (was) => document.querySelector<HTMLElement>('[data-doors]')?.dataset.doors !== was,
    before,
  )
  await page.clock.runFor(21_000)
  await page.waitForFunction(() => !('isThisPage' in window))
  await page.context().close()
})
