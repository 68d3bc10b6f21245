import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { addMedium, removeMedium } from '#hall/media.ts'
import type { KeptFile } from '#platform/files.ts'
import { pairedScreen } from '../../../test/harness/at-work.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { isLive } from '../../../test/harness/live-page.ts'
import { findingsOn } from '../../../test/harness/look.ts'
import { openSmallHouse } from '../../../test/harness/small-house.ts'
import { at } from '../../../test/harness/small-mall.ts'

const browser = await openBrowser()

/** A hall in which a number was called a while ago, and a screen that shows it; each test has its own. */
async function quietHall() {
  const { app, mall, hall } = await openSmallHouse({ at: at(100) })
  const { ktpHilang } = mall.service
  await hall.number([ktpHilang], 90)
  await hall.open(mall.counter.one, mall.rina, 90)
  await hall.call(mall.counter.one, mall.rina, 91)
  const hang = (file: KeptFile, alt: string) =>
    hall.act((tx) =>
      addMedium(tx, file, { alt: { id: alt, en: alt }, shownFrom: null, shownUntil: null }, mall.ibuSiti, at(100)),
    )
  const takeDown = (id: number) => hall.act((tx) => removeMedium(tx, id, mall.ibuSiti, at(100)))
  const screen = await pairedScreen(app, mall, browser)
  const switchOn = async () => {
    await screen.goto(`${app.url}/display`)
    await isLive(screen)
    await screen.locator('.now .label', { hasText: /Terakhir dipanggil pukul 09\.31/ }).waitFor()
  }
  return { app, mall, hall, screen, switchOn, hang, takeDown }
}

const drawn = async (colour: string) =>
  sharp({ create: { width: 640, height: 360, channels: 3, background: colour } })
    .png()
    .toBuffer()
/** The number stands where it stood, and nothing in its place. */
const numberStands = (screen: Page) =>
  screen.waitForFunction(
    () =>
      document.documentElement.dataset.quiet === undefined &&
      !document.querySelector('.screen > aside') &&
      document.querySelector('.now .number')?.checkVisibility(),
  )

test('a film or a picture that cannot be shown is passed over; when there is no other, the number stays', async () => {
  const { app, screen, switchOn, hang, takeDown } = await quietHall()
  await switchOn()
  const asked: string[] = []
  screen.on('request', (request) => request.url().includes('/screens/media/') && asked.push(request.url()))
  const heads = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x42, 0x82, 0x84, ...Buffer.from('webm')])
  const film = await app.house.files.keepFile(Buffer.concat([heads, Buffer.alloc(4000, 7)]), ['film'])
  const broken = await hang(film, 'Video yang rusak')
  await screen.locator('[data-media*="yang rusak"]').waitFor({ state: 'attached' })
  await numberStands(screen)

  const gone = await hang(await app.house.files.keepFile(await drawn('#1c6b46'), ['picture']), 'Taman baca')
  await screen.getByRole('img', { name: 'Taman baca' }).waitFor()
  // Asked for twice at most, by a browser that looks for its length: not again and again.
  assert.ok(asked.filter((url) => url.includes(`/screens/media/${broken}?`)).length <= 2, asked.join(' '))
  for (const id of [broken, gone]) await takeDown(id)
  await numberStands(screen)
  await screen.context().close()
})

test('a film that stands still for twenty seconds makes way for the next picture, and is not begun again at once', async () => {
  const { app, screen, switchOn, hang } = await quietHall()
  await screen.clock.install({ time: at(100) })
  // The network between is broken: a film is asked for, no error comes, and nothing else either.
  const asked: string[] = []
  await screen.route('**/screens/media/*', (route) => {
    if (route.request().resourceType() !== 'media') return route.continue()
    asked.push(route.request().url())
  })
  await switchOn()
  // From here on no second passes but those of the test.
  await screen.clock.pauseAt(at(110))
  const bytes = await readFile(join(import.meta.dirname, '../../../test/harness/film.webm'))
  await hang(await app.house.files.keepFile(bytes, ['film']), 'Cara membuat paspor')
  const playing = screen.getByLabel('Cara membuat paspor')
  await playing.waitFor()
  await hang(await app.house.files.keepFile(await drawn('#1c6b46'), ['picture']), 'Taman baca')
  await screen.locator('[data-media*="Taman baca"]').waitFor({ state: 'attached' })
  await screen.clock.runFor(10_000)
  assert.equal(await playing.count(), 1, 'a slow network has time to bring it')
  await screen.clock.runFor(11_000)
  await screen.clock.resume()
  const shown = screen.getByRole('img', { name: 'Taman baca' })
  await shown.waitFor()
  assert.equal(await playing.count(), 0)
  // Its turn comes after every picture, but the network has a while to mend first.
  for (let turn = 0; turn < 3; turn++) {
    await screen.clock.runFor(13_000)
    await shown.waitFor()
  }
  assert.equal(asked.length, 1)
  await screen.clock.runFor(5 * 60_000)
  await playing.waitFor()
  await screen.context().close()
})

test('a number that was called a while ago is said to be past, and pictures of the mall take its place', async () => {
  const { app, mall, hall, screen, switchOn, hang } = await quietHall()
  await switchOn()
  await hang(await app.house.files.keepFile(await drawn('#a8321f'), ['picture']), 'Taman bermain di lantai dua')
  const shown = screen.getByRole('img', { name: 'Taman bermain di lantai dua' })
  await shown.waitFor()
  assert.equal(await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)), 640)
  assert.ok(await screen.locator('.recent .large').isVisible())
  assert.deepEqual(await findingsOn(screen), [])

  await hall.number(mall.service.skck, 99)
  await hall.open(mall.counter.fourteen, mall.agus, 99)
  const { ticket = '' } = (await hall.call(mall.counter.fourteen, mall.agus, 100)) ?? {}
  await screen.locator('.now .number', { hasText: ticket }).waitFor()
  await shown.waitFor({ state: 'detached' })
  assert.equal(await screen.locator('.now .label').innerText(), 'Nomor antrean')
  await screen.context().close()
})
