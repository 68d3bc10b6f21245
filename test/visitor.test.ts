/** A visitor's way through the mall, in a real browser: the public page, the kiosk, the page on the phone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { sql } from '#platform/database.ts'
import { closeIncident, openIncident } from '#visit/incident.ts'
import type { NumberTaken } from '#visit/take-number.ts'
import { startApp } from './harness/app.ts'
import { openBrowser } from './harness/browser.ts'
import { hands } from './harness/hall.ts'
import { pairKiosk } from './harness/kiosk.ts'
import { isLive, reads } from './harness/live-page.ts'
import { findingsOn, hasItsLetters, picture } from './harness/look.ts'
import { at, buildSmallMall, type SmallMall } from './harness/small-mall.ts'

let mall: SmallMall
const house = await startApp({
  at: at(60),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
// biome-ignore lint/style/noNonNullAssertion: arranged above
const hall = hands(house.house, mall!)
const browser = await openBrowser()

type Opening = Parameters<typeof browser.newContext>[0]

async function phone(options: Opening = {}): Promise<Page> {
  return await (await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })).newPage()
}

async function kiosk(options: Opening = {}): Promise<BrowserContext> {
  const { token } = await pairKiosk(house, mall)
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, ...options })
  await context.addCookies([{ name: 'device', value: token, url: house.url }])
  // Chromium on a kiosk prints without asking; here it only has to say that it did.
  await context.addInitScript('window.print = () => window.dispatchEvent(new Event("afterprint"))')
  return context
}

/** The address behind the QR of a number. */
async function addressOf(ticket: string): Promise<string> {
  const { token } = await house.database.owner.row<{ token: string }>(
    sql`select token from visit.visit where ticket = ${ticket} order by id desc limit 1`,
  )
  return `${house.url}/v/${token}`
}

test('a visitor takes a number at the kiosk, watches it on the phone, steps out and back, and is called there', async () => {
  const page = await (await kiosk()).newPage()
  const complaints = complaintsOf(page)
  await page.goto(`${house.url}/kiosk`)
  await page.fill('#q', 'ktp hilang')
  await page.press('#q', 'Enter')
  // What was typed is answered on a page of its own; home has tiles as well.
  await page.waitForURL(/q=ktp/)
  await page.click('.tiles a')
  const told = page.waitForResponse((answer) => /\/kiosk\/numbers\/\d+\/print$/.test(answer.url()))
  await page.click('button:has-text("Ambil nomor")')
  await page.waitForURL('**/kiosk/numbers/*')
  const ticket = (await page.textContent('h1.number')) ?? ''
  assert.equal(ticket, 'A 001')
  await told
  assert.equal(await printStateOf(ticket), 'printed')
  assert.deepEqual(complaints, [])

  const visitor = await phone()
  const phoneComplaints = complaintsOf(visitor)
  await visitor.goto(await addressOf(ticket))
  await isLive(visitor)
  await visitor.click('text=Saya keluar sebentar')
  await visitor.waitForSelector('text=Anda sedang keluar sebentar')
  await visitor.click('text=Saya sudah kembali')
  await visitor.waitForSelector('text=Anda yang berikutnya')
  await isLive(visitor)
  await hall.open(mall.counter.two, mall.budi, 60)
  await hall.call(mall.counter.two, mall.budi, 61)
  // Nobody touched the phone.
  await visitor.waitForSelector('.called >> text=Silakan ke Loket 2')
  assert.equal(await visitor.title(), 'A 001: Silakan ke Loket 2')
  assert.equal(await visitor.textContent('#news'), 'A 001: Silakan ke Loket 2')
  assert.deepEqual(phoneComplaints, [])
})

test('an act in a section that the stream brought works like one that came with the page', async () => {
  const taken = await hall.number(mall.service.skck, 62)
  const visitor = await phone()
  await visitor.goto(`${house.url}/v/${taken.token}`)
  await isLive(visitor)
  await hall.away(taken, 63)
  await visitor.click('text=Saya sudah kembali')
  await visitor.waitForSelector('text=Anda yang berikutnya')
})

test('the same way without any script: choose, take, look, step out, cancel', async () => {
  const noScript = { javaScriptEnabled: false }
  const page = await (await kiosk(noScript)).newPage()
  await page.goto(`${house.url}/kiosk`)
  await page.click('text=Polri')
  await page.waitForURL('**/kiosk/agencies/polri')
  await page.click('.tiles a')
  await page.click('text=Saya perlu didahulukan')
  await page.click('text=Membawa balita')
  const ticket = (await page.textContent('h1.number')) ?? ''
  assert.match(ticket, /^C \d{3}$/)
  assert.equal(await page.isVisible('[data-prints]'), false)
  await page.click('text=Kertas tidak keluar')
  await reads(page, 'main', /Nomor Anda tetap berlaku/)
  assert.equal(await printStateOf(ticket), 'failed')

  const visitor = await phone(noScript)
  await visitor.goto(await addressOf(ticket))
  await visitor.click('text=Saya keluar sebentar')
  await reads(visitor, '.now', /Anda sedang keluar sebentar/)
  await visitor.click('text=Batalkan nomor ini')
  await visitor.click('text=Ya, batalkan nomor ini')
  await reads(visitor, '.now', /Nomor ini sudah dibatalkan/)
})

test('a kiosk that nobody touches goes home in the first language, and "back" does not bring up the number', async () => {
  const context = await kiosk()
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(`${house.url}/kiosk/services/DKC-08?lang=en`)
  await page.click('button:has-text("Take a number")')
  await page.waitForURL('**/kiosk/numbers/*')
  await page.clock.runFor(61_000)
  await page.waitForURL('**/kiosk?lang=id&view=usual')
  await page.goBack()
  assert.doesNotMatch(page.url(), /numbers/)
})

test('a phone that loses the network says since when, and is right again when it comes back', async () => {
  const taken = await hall.number(mall.service.kkBaru, 65)
  const visitor = await phone()
  await visitor.clock.install()
  await visitor.goto(`${house.url}/v/${taken.token}`)
  await isLive(visitor)
  // At once: the clock of the page stands still.
  await visitor.context().setOffline(true)
  await visitor.waitForSelector('html[data-connection=offline]', { state: 'attached' })
  assert.match((await visitor.textContent('.offline')) ?? '', /Tidak tersambung sejak \d\d\.\d\d/)
  await hall.open(mall.counter.three, mall.dewi, 65)
  await hall.call(mall.counter.three, mall.dewi, 66)
  await visitor.context().setOffline(false)
  await visitor.clock.runFor(41_000)
  await visitor.waitForSelector('text=Silakan ke Loket 3')
  await isLive(visitor)
  assert.equal(await visitor.textContent('.offline'), '')
})

test('through an incident the phone page says what is so in place of a guess, and the range comes back', async () => {
  house.clock.set(at(66))
  const waiting: NumberTaken[] = []
  for (let i = 0; i < 6; i++) waiting.push(await hall.number([mall.service.ktpHilang], 66))
  await hall.open(mall.counter.one, mall.rina, 66)
  const last = waiting.at(-1)
  assert.ok(last)
  const visitor = await phone()
  await visitor.goto(`${house.url}/v/${last.token}`)
  await isLive(visitor)
  const card = visitor.locator('.now')
  await card.locator('h2', { hasText: /^Sekitar .* sampai .* lagi$/ }).waitFor()
  // Number, then where, then how long: in this order for who hears the page.
  assert.match(
    (await visitor.locator('main').ariaSnapshot()).replaceAll(/\s+/g, ' '),
    new RegExp(`heading "${last.ticket}".*Aula Utara, lantai 1, Loket 1 dan 2.*heading "Sekitar.*Saya keluar sebentar`),
  )
  const incident = {
    ...({ kind: 'system_down' } as const),
    ...{ agencyId: null, queueId: mall.queue.ktp, serviceId: null, counterId: null, stops: true },
    message: { id: 'Sistem pusat tidak bisa dihubungi.', en: 'The central system is down.' },
  } as const
  const incidentId = await hall.act((tx) => openIncident(tx, incident, mall.ibuSiti, at(67)))
  // Nobody touches the phone.
  await card.locator('h2', { hasText: 'Layanan sedang terhenti' }).waitFor()
  await visitor.locator('.notice', { hasText: 'Sistem pusat tidak bisa dihubungi.' }).waitFor()
  assert.doesNotMatch(await visitor.innerText('main'), /Sekitar|sebentar lagi/)
  // The network dies on top of it: said at once, with the time of what was last known to be true.
  await visitor.context().setOffline(true)
  await visitor.locator('.offline', { hasText: /Tidak tersambung sejak 09\.06/ }).waitFor()
  assert.match(await card.innerText(), /Layanan sedang terhenti/)
  await visitor.context().setOffline(false)
  await isLive(visitor)
  await hall.act((tx) => closeIncident(tx, incidentId, mall.ibuSiti, at(69)))
  await card.locator('h2', { hasText: /^Sekitar .* sampai .* lagi$/ }).waitFor()
  await visitor.locator('.notice').waitFor({ state: 'detached' })
  await visitor.context().close()
})

test('a kiosk without network says so, leaves nobody\u2019s number in sight, and finds home by itself', async () => {
  const context = await kiosk()
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(`${house.url}/kiosk/services/DKC-08`)
  await page.click('button:has-text("Ambil nomor")')
  await page.waitForURL('**/kiosk/numbers/*')
  await context.setOffline(true)
  await page.clock.runFor(31_000)
  await page.waitForSelector('.offline >> text=Ambil nomor di meja informasi')
  await page.clock.runFor(30_000)
  await page.waitForSelector('.kiosk.left', { state: 'attached' })
  assert.equal(await page.isVisible('h1.number'), false)
  await context.setOffline(false)
  await page.clock.runFor(6_000)
  await page.waitForURL('**/kiosk?lang=id&view=usual')
  await context.close()
})

test('papers that were ticked at home are still ticked when the page is opened again, and nothing was sent', async () => {
  const page = await phone()
  const posts: string[] = []
  page.on('request', (request) => void (request.method() !== 'GET' && posts.push(request.url())))
  await page.addInitScript('navigator.share = async (what) => void (window.shared = what)')
  await page.goto(`${house.url}/services/DKC-08`)
  const boxes = page.locator('.options input')
  await boxes.first().check()
  await page.reload()
  assert.equal(await boxes.first().isChecked(), true)
  await boxes.first().uncheck()
  await page.reload()
  assert.equal(await boxes.first().isChecked(), false)
  assert.equal(await page.isVisible('#print'), true)
  await page.click('#share')
  assert.deepEqual(await page.evaluate('window.shared'), {
    title: await page.title(),
    url: `${house.url}/services/DKC-08`,
  })
  assert.deepEqual(posts, [])
})

const publicPages = [
  '/',
  '/services',
  '/services?q=ktp',
  '/services?q=zzz',
  '/services/DKC-08',
  '/agencies/disdukcapil',
  '/mall',
  '/services/NOPE',
]
const kioskPages = [
  '/kiosk',
  '/kiosk?s=DKC-08',
  '/kiosk/search?q=ktp',
  '/kiosk/search?q=zzz',
  '/kiosk/agencies/disdukcapil',
  '/kiosk/services/DKC-08',
  '/kiosk/order?s=DKC-08&s=SKC-01',
  '/kiosk/order',
  '/kiosk/priority?s=DKC-08',
  '/kiosk/help',
  '/kiosk/nothing',
]

for (const language of ['id', 'en']) {
  test(`everybody can read and use the public pages (${language})`, async () => {
    for (const width of [320, 1280]) {
      const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage()
      const complaints = complaintsOf(page)
      await page.goto(`${house.url}/?lang=${language}`)
      for (const path of publicPages) await mustBeFine(page, path)
      assert.deepEqual(complaints, [])
      await page.context().close()
    }
  })

  test(`everybody can read and use the kiosk (${language})`, async () => {
    const context = await kiosk()
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    await page.goto(`${house.url}/kiosk?lang=${language}`)
    for (const path of kioskPages) await mustBeFine(page, path)
    await page.goto(`${house.url}/kiosk/services/DKC-08`)
    await page.click('form[action="/kiosk/numbers"] button')
    await page.waitForURL('**/kiosk/numbers/*')
    await mustBeFine(page, new URL(page.url()).pathname)
    assert.deepEqual(complaints, [])
    await context.close()
  })
}

test('everybody can read and use the page of a number, however it stands', async () => {
  const visitor = await phone()
  const complaints = complaintsOf(visitor)
  const waiting = await hall.number([mall.service.skck, mall.service.kkBaru], 70)
  const away = await hall.number(mall.service.skck, 70)
  await hall.away(away, 71)
  await hall.open(mall.counter.fourteen, mall.agus, 70)
  const called = await hall.number(mall.service.skck, 69)
  let standing = await hall.call(mall.counter.fourteen, mall.agus, 72)
  await mustBeFine(visitor, `/v/${waiting.token}`)
  await mustBeFine(visitor, `/v/${away.token}`)
  await mustBeFine(visitor, `/v/${called.token}`)
  await hall.absent(mall.counter.fourteen, mall.agus, standing, 80)
  await mustBeFine(visitor, `/v/${called.token}`)
  await mustBeFine(visitor, `/v/${called.token}?leave`)
  standing = await hall.call(mall.counter.fourteen, mall.agus, 81)
  await hall.start(mall.counter.fourteen, mall.agus, standing, 81)
  await mustBeFine(visitor, `/v/${called.token}`)
  await hall.finish(mall.counter.fourteen, mall.agus, standing, 82)
  await hall.leave(away, 83)
  await mustBeFine(visitor, `/v/${away.token}`)
  assert.deepEqual(complaints, [])
})

async function mustBeFine(page: Page, path: string): Promise<void> {
  await page.goto(house.url + path)
  assert.deepEqual(await findingsOn(page), [], path)
  const { width = 0 } = page.viewportSize() ?? {}
  await picture(page, `${path.replaceAll(/[^\w-]+/g, '-').slice(1, 60) || 'front'}-${width}`)
}

/** What the browser itself complains about: errors of scripts, and what the content policy refused. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const isOfNetwork = message.text().startsWith('Failed to load resource')
    if (['error', 'warning'].includes(message.type()) && !isOfNetwork) complaints.push(message.text())
  })
  return complaints
}

async function printStateOf(ticket: string): Promise<string> {
  const { state } = await house.database.owner.row<{ state: string }>(
    sql`select print_state as state from visit.visit where ticket = ${ticket} order by id desc limit 1`,
  )
  return state
}

test('letters twice as large, set in the browser itself: nothing is cut, lies over another or scrolls sideways', async () => {
  const siti = await hall.number(mall.service.ktpHilang, 60)
  const page = await phone()
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  for (const path of [`/v/${siti.token}`, `/v/${siti.token}?leave`, '/', '/services/DKC-08', '/mall']) {
    await page.goto(house.url + path)
    await hasItsLetters(page)
    const { letters, wrong } = await page.evaluate(lookAtLetters)
    assert.ok(letters >= 32, `${path}: letters of ${letters}`)
    assert.deepEqual(wrong, [], path)
  }
  await page.context().close()
})

/** In the page: the size of its letters, and what sticks out, is cut off or lies over its neighbour. */
function lookAtLetters(): { letters: number; wrong: string[] } {
  const seen = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (one) => one.checkVisibility() && !one.closest('.unseen, .skip, svg'),
  )
  const wrong = seen.flatMap((one) => {
    const { left, right, bottom } = one.getBoundingClientRect()
    const hides = getComputedStyle(one).overflow !== 'visible'
    const isCut = hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    const next = one.nextElementSibling
    // A link takes more room than its words, for a finger.
    const isBlock =
      !one.matches('a') &&
      getComputedStyle(one).display === 'block' &&
      next &&
      getComputedStyle(next).display === 'block'
    const after = next?.getBoundingClientRect()
    const isOver = isBlock && after && next.checkVisibility() && after.top < bottom - 1 && after.left < right - 1
    const isOut = right > innerWidth + 1 || left < -1
    return isCut || isOver || isOut ? [`${one.tagName} ${one.className} ${one.textContent?.trim().slice(0, 30)}`] : []
  })
  return { letters: Number.parseFloat(getComputedStyle(document.documentElement).fontSize), wrong }
}
