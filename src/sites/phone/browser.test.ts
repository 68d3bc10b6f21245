import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startDemoPushService } from '#connectors/web-push/demo-push-service.ts'
import { senderKeys } from '#connectors/web-push/vapid.ts'
import { lookForNews } from '#notice/look.ts'
import { sql } from '#platform/database.ts'
import { drainJobs } from '#platform/jobs.ts'
import { tasksOf } from '../../../src/tasks.ts'
import { startApp } from '../../../test/harness/app.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { layCable } from '../../../test/harness/cable.ts'
import { hands } from '../../../test/harness/hall.ts'
import { isKept, isLive } from '../../../test/harness/live-page.ts'
import { findingsOn, picture } from '../../../test/harness/look.ts'
import { at, buildSmallMall, type SmallMall } from '../../../test/harness/small-mall.ts'

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
const pushes = await startDemoPushService(senderKeys(app.house.installationKey).publicKey)
after(pushes.close)
await hall.open(mall.counter.one, mall.rina, 60)

type Options = Parameters<typeof browser.newContext>[0]

async function phone(options: Options = {}, before?: (page: Page) => Promise<unknown>): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })
  const page = await context.newPage()
  await before?.(page)
  return page
}
const tells = (page: Page, text: RegExp) => page.locator('#tell p:visible', { hasText: text }).waitFor()

/** This Chromium can reach no push service and grants nothing: here stands a browser that has one, and somebody who says yes. */
async function withPushService(page: Page): Promise<ReturnType<typeof pushes.newBrowser>> {
  const device = pushes.newBrowser()
  // As text: what the compiler adds to named functions is unknown in a page.
  await page.addInitScript(`{
    const { endpoint, p256dh, auth } = ${JSON.stringify(device.subscription)}
    Object.defineProperty(Notification, 'permission', { get: () => 'default' })
    Notification.requestPermission = async () => 'granted'
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
      if (applicationServerKey !== '${senderKeys(app.house.installationKey).publicKey.toString('base64url')}') throw new Error('a wrong key')
      return { endpoint, toJSON: () => ({ endpoint, keys: { p256dh, auth } }) }
    }
  }`)
  return device
}

test('permission is asked for only after the press; then the telephone is told of the call', async () => {
  const siti = await hall.number(mall.service.ktpHilang, 60)
  let device: ReturnType<typeof pushes.newBrowser> | undefined
  const page = await phone({}, async (opened) => {
    device = await withPushService(opened)
  })
  await page.goto(`${app.url}/v/${siti.token}`)
  await tells(page, /Telepon ini bisa diberi tahu/)
  await picture(page, 'tell-me')
  const kept = () => app.database.owner.rows(sql`select from notice.subscription`)
  assert.equal((await kept()).length, 0)
  await page.click('#tell-me')
  await tells(page, /Telepon ini akan diberi tahu/)
  assert.equal((await kept()).length, 1)
  assert.deepEqual(await findingsOn(page), [])
  await hall.call(mall.counter.one, mall.rina, 61)
  await hall.act((tx) => lookForNews(tx, at(61)))
  await drainJobs(app.house, tasksOf(app.house))
  assert.deepEqual(
    device?.received.map(({ message }) => message.body),
    [`Nomor ${siti.ticket} dipanggil. Aula Utara, Utara A`],
  )
  // What the push service opened is handed to the worker as a browser would hand it on.
  assert.deepEqual(await shownByWorker(page, JSON.stringify(device?.received[0]?.message)), [
    { title: 'Silakan ke Loket 1', body: `Nomor ${siti.ticket} dipanggil. Aula Utara, Utara A`, lang: 'id' },
  ])
})

type Shown = { readonly title: string; readonly body: string; readonly lang: string }

/** This Chromium has no desk to lay a notification on: what the worker asks it to show is written down instead. */
async function shownByWorker(page: Page, data: string): Promise<Shown[]> {
  const [known] = page.context().serviceWorkers()
  const worker = known ?? (await page.context().waitForEvent('serviceworker'))
  await worker.evaluate(`{
    const list = []
    self.shown = new Promise((resolve) => {
      Object.getPrototypeOf(registration).showNotification = async (title, { body, lang }) => {
        list.push({ title, body, lang })
        resolve(list)
      }
    })
    // Not the promise, which would be waited for before anything was sent.
    undefined
  }`)
  const devtools = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [one] }) => {
      if (one) resolve(one.registrationId)
    }),
  )
  await devtools.send('ServiceWorker.enable')
  await devtools.send('ServiceWorker.deliverPushMessage', { origin: app.url, registrationId: await registered, data })
  return await worker.evaluate<Shown[]>('shown')
}

test('where a telephone cannot be told, the page says so and why', async () => {
  const siti = await hall.number(mall.service.skck, 61)
  const denied = await phone()
  await denied.goto(`${app.url}/v/${siti.token}`)
  await tells(denied, /dimatikan di setelan peramban/)
  assert.equal(await denied.isVisible('#tell-me'), false)
  const iphone = await phone({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)' }, (page) =>
    page.addInitScript('delete window.PushManager'),
  )
  await iphone.goto(`${app.url}/v/${siti.token}`)
  await tells(iphone, /Tambah ke Layar Utama/)
  const app_ = await (await fetch(`${app.url}/v/${siti.token}/app.webmanifest`)).json()
  assert.deepEqual([app_.start_url, app_.display], [`/v/${siti.token}`, 'standalone'])
  const plain = await phone({}, (page) =>
    page.addInitScript('Object.defineProperty(window, "isSecureContext", { value: false })'),
  )
  await plain.goto(`${app.url}/v/${siti.token}?lang=en`)
  await tells(plain, /not secure \(not https\)/)
})

test('the page itself makes a sound when called, and when called again, if that was asked for', async () => {
  const siti = await hall.number(mall.service.kkBaru, 61)
  await hall.open(mall.counter.three, mall.dewi, 61)
  const page = await phone({}, (opened) =>
    opened.addInitScript(() => {
      const start = OscillatorNode.prototype.start
      OscillatorNode.prototype.start = function (...when) {
        document.documentElement.dataset.tones = String(Number(document.documentElement.dataset.tones ?? 0) + 1)
        start.apply(this, when)
      }
    }),
  )
  await page.goto(`${app.url}/v/${siti.token}`)
  await isLive(page)
  await page.click('#sound')
  assert.equal(await page.getAttribute('#sound', 'aria-pressed'), 'true')
  const tones = () => page.getAttribute('html', 'data-tones')
  assert.equal(await tones(), '2')
  const called = await hall.call(mall.counter.three, mall.dewi, 62)
  await page.locator('.called', { hasText: 'Silakan ke Loket 3' }).waitFor()
  assert.equal(await tones(), '4')
  await hall.recall(mall.counter.three, mall.dewi, called, 63)
  await page.locator('.called', { hasText: 'Dipanggil lagi pukul 09.03' }).waitFor()
  assert.equal(await tones(), '6')
})

test('opened again with a dead network, the page shows the last it knew and since when; an ended number is kept nowhere', async () => {
  const siti = await hall.number(mall.service.skck, 62)
  const page = await phone()
  await page.goto(`${cable.url}/v/${siti.token}`)
  await isLive(page)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await isKept(page, true)
  cable.cut()
  await page.reload()
  await page.locator('.offline', { hasText: /Tidak tersambung sejak 09\.00/ }).waitFor()
  assert.match(await page.innerText('main'), new RegExp(`${siti.ticket}\\s+SKCK[^]*1 orang sebelum Anda`))
  await picture(page, 'last-card')
  cable.mend()
  await isLive(page)
  await hall.leave(siti, 63)
  await page.locator('.left', { hasText: 'Nomor ini sudah dibatalkan' }).waitFor()
  await isKept(page, false)
  assert.equal(await page.isVisible('#tell'), false)
})

test('a copy that is still being written when the number ends does not outlive it', async () => {
  const other = await hall.number(mall.service.skck, 62)
  const siti = await hall.number(mall.service.skck, 62)
  const page = await phone({}, (opened) =>
    opened.addInitScript(`{
      const put = Cache.prototype.put
      Cache.prototype.put = async function (...what) {
        await window.held
        await put.apply(this, what)
        window.written = true
      }
    }`),
  )
  await page.goto(`${app.url}/v/${siti.token}`)
  await isLive(page)
  await isKept(page, true)
  await page.evaluate(
    'window.written = false; window.held = new Promise((letGo) => { window.letGo = letGo }); undefined',
  )
  await page.locator('.now', { hasText: '2 orang sebelum Anda' }).waitFor()
  await hall.leave(other, 63)
  await page.locator('.now', { hasText: '1 orang sebelum Anda' }).waitFor()
  await hall.leave(siti, 63)
  await page.locator('.left', { hasText: 'Nomor ini sudah dibatalkan' }).waitFor()
  await page.evaluate('window.letGo()')
  await page.waitForFunction('window.written')
  await isKept(page, false)
  await page.context().close()
})

test('an open page tells by itself, once, that the turn is near, and not while no officer is there', async () => {
  const before = []
  for (let i = 0; i < 3; i++) before.push(await hall.number(mall.service.skck, 63))
  const siti = await hall.number(mall.service.skck, 63)
  const page = await phone({}, (opened) =>
    opened.addInitScript('window.buzzes = []; navigator.vibrate = (how) => window.buzzes.push(how.length)'),
  )
  await page.goto(`${app.url}/v/${siti.token}`)
  await isLive(page)
  assert.doesNotMatch(await page.innerText('main'), /Giliran Anda dekat/)
  for (const one of before) await hall.leave(one, 63)
  await page.locator('.now', { hasText: '1 orang sebelum Anda' }).waitFor()
  assert.match(await page.innerText('.now'), /belum ada petugas/)
  assert.doesNotMatch(await page.innerText('main'), /Giliran Anda dekat/)
  await hall.open(mall.counter.fourteen, mall.agus, 63)
  app.clock.set(at(63))
  // An officer who comes is seen within half a minute, or with whatever moves the queue.
  const after = await hall.number(mall.service.skck, 63)
  await page.locator('.now', { hasText: 'Giliran Anda dekat. Tunggu di dekat Loket 14.' }).waitFor()
  await page.locator('#news', { hasText: 'Giliran Anda dekat' }).waitFor()
  assert.deepEqual(await page.evaluate('window.buzzes'), [3])
  await hall.leave(siti, 63)
  await page.locator('.standing.left').waitFor()
  assert.deepEqual(await page.evaluate('window.buzzes'), [3])
  await hall.leave(after, 63)
  await page.context().close()
})

test('called, called again, missed, back, moved on: an open phone tells each by itself, also what came while its network was dead', async () => {
  const { fourteen } = mall.counter
  const siti = await hall.number(mall.service.skck, 64)
  const [leg] = (await hall.visit(siti)).legs
  const mine = { legId: leg?.id ?? 0, visitId: siti.visitId }
  await hall.open(fourteen, mall.agus, 64)
  const page = await phone()
  await page.clock.install()
  await page.goto(`${cable.url}/v/${siti.token}`)
  await isLive(page)
  const told = (text: string | RegExp) => page.locator('.standing', { hasText: text }).waitFor()
  const called = await hall.choose(fourteen, mall.agus, mine, 65)
  await told('Silakan ke Loket 14')
  await hall.recall(fourteen, mall.agus, called, 66)
  await told('Dipanggil lagi pukul 09.06')
  await hall.absent(fourteen, mall.agus, called, 75)
  await told('Nomor Anda sudah dipanggil')
  await page.click('text=Saya sudah di sini')
  await page.locator('.standing.waiting').waitFor()
  await isLive(page)
  cable.cut()
  await page.locator('html[data-connection=offline]').waitFor({ state: 'attached' })
  const again = await hall.choose(fourteen, mall.agus, mine, 80)
  await hall.start(fourteen, mall.agus, again, 81)
  await hall.transfer(fourteen, mall.agus, again, mall.service.kkBaru, 85)
  await page.clock.runFor(10 * 60_000)
  assert.match(await page.innerText('.offline'), /Tidak tersambung sejak/)
  assert.doesNotMatch(await page.innerText('main'), /Loket 14, dilayani|Silakan/)
  cable.mend()
  await page.clock.runFor(60_000)
  await told(/Aula Utara, lantai 1, Loket 3/)
  assert.equal(await page.locator('.standing.waiting').count(), 1)
  await isLive(page)
  assert.equal(await page.innerText('.offline'), '')
})
