/** What a first visit costs a cheap phone on a slow network, with the demonstration mall's 208 services. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApp } from './harness/app.ts'
import { openBrowser } from './harness/browser.ts'
import { moment } from './harness/busy-morning.ts'
import { openDemoHall } from './harness/demo-hall.ts'

type Loaded = { readonly path: string; readonly kind: string; readonly bytes: number }

const most = { page: 30 * 1024, script: 5 * 1024 }

const app = await startApp({ at: moment(420) })
const hall = await openDemoHall(app)
const kiosk = await hall.pair('kiosk', 'Kios', 'utara-a', await hall.staff('manajer'), moment(540))
const { token } = await hall.number(['DKC-08', 'SKC-01'], kiosk.device, moment(570))
app.clock.set(moment(581))
const browser = await openBrowser()

for (const [name, path] of [
  ['the front page', '/'],
  ['the list of all services', '/services'],
  ['a search', '/services?q=ktp'],
  ['a service', '/services/DKC-08'],
  ['an agency', '/agencies/disdukcapil'],
  ['a life event', '/life/anak-lahir'],
  ['a search that finds nothing', '/services?q=resep+rendang'],
  ['the mall today', '/mall'],
  ['the page of a number', `/v/${token}`],
  ['a page that is not there', '/tidak-ada'],
] as const) {
  test(`${name} weighs at most 30 KB without its typeface, 5 KB of it script`, async () => {
    const loaded = await firstLoad(path)
    assert.ok(loaded.some(({ kind }) => kind === 'Document') && loaded.some(({ kind }) => kind === 'Stylesheet'))
    const weighing = loaded.filter(({ kind }) => kind !== 'Font')
    assert.ok(sum(weighing) <= most.page, sayAll(weighing))
    const scripts = loaded.filter(({ kind }) => kind === 'Script')
    assert.ok(sum(scripts) <= most.script, sayAll(scripts))
  })
}

/** Everything that came over the wire, headers and all, to a browser that has never been here. */
async function firstLoad(path: string): Promise<Loaded[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  const asked = new Map<string, Omit<Loaded, 'bytes'>>()
  const loaded: Loaded[] = []
  wire.on('Network.responseReceived', ({ requestId, type, response }) => {
    asked.set(requestId, { path: new URL(response.url).pathname, kind: type })
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId)
    if (one) loaded.push({ ...one, bytes: encodedDataLength })
  })
  await wire.send('Network.enable')
  await page.goto(app.url + path)
  await page.evaluate('document.fonts.ready.then(() => true)')
  await context.close()
  return loaded
}

function sum(loaded: readonly Loaded[]): number {
  return loaded.reduce((bytes, one) => bytes + one.bytes, 0)
}

function sayAll(loaded: readonly Loaded[]): string {
  const lines = loaded.map(({ path, kind, bytes }) => `${bytes} ${kind} ${path}`)
  return [`${sum(loaded)} bytes:`, ...lines].join('\n')
}
