import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { editHall } from '#hall/edit-hall.ts'
import { usualHall } from '#hall/hall.ts'
import { addMedium } from '#hall/media.ts'
import { hallSettings } from '#hall/read-hall.ts'
import { pairedScreen, signedIn } from '../../../test/harness/at-work.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { layCable } from '../../../test/harness/cable.ts'
import { isLive, reads } from '../../../test/harness/live-page.ts'
import { findingsOn, picture } from '../../../test/harness/look.ts'
import { openReader } from '../../../test/harness/reader.ts'
import { openSmallHouse } from '../../../test/harness/small-house.ts'
import { at } from '../../../test/harness/small-mall.ts'

const { app, mall, hall } = await openSmallHouse({ at: at(100) })
const { one, two } = mall.counter
const browser = await openBrowser()
const cable = await layCable(app.url)
const siti = await signedIn(app, mall, mall.ibuSiti)

await hall.act((tx) =>
  editHall(tx, { seen: usualHall, wanted: { ...usualHall, chime: false, english: false } }, mall.ibuSiti, at(90)),
)
for (let minute = 90; minute < 99; minute++) await hall.number(mall.service.ktpHilang, minute)
await hall.open(one, mall.rina, 99)
await hall.open(two, mall.budi, 99)

async function openScreen(url = app.url): Promise<Page> {
  const page = await pairedScreen(app, mall, browser, url)
  const told = isTold(page, 'blocked')
  await page.goto(`${url}/display`)
  await isLive(page)
  await told
  return page
}
/** The house has written down how the voice of this screen is. */
const isTold = (page: Page, voice: string) =>
  page.waitForResponse(
    (answer) => answer.url().endsWith('/device/heartbeat') && answer.request().postDataJSON()?.voice === voice,
  )
const isVoice = (page: Page, state: string) =>
  page.waitForFunction((wanted) => document.documentElement.dataset.voice === wanted, state)
/** What a screen said, by zone and number of the call. */
const hasSaid = (page: Page, calls: number[]) =>
  page.waitForFunction(
    (wanted) => document.documentElement.dataset.said === wanted,
    calls.map((seq) => `${mall.zone}:${seq}`).join(' '),
  )
const said = (page: Page) => page.evaluate(() => document.documentElement.dataset.said ?? '')
const isSaying = (page: Page, ticket: string) =>
  page.waitForFunction((wanted) => document.documentElement.dataset.saying === wanted, ticket)
const start = (page: Page) => page.getByRole('button', { name: 'Nyalakan suara' })
const floorWarns = async () => /Suara Layar Aula Utara belum hidup/.test((await siti.get('/floor')).text)
const allAreHeard = () =>
  app.database.owner.run({ sql: true, text: 'update account.device set last_heard_at = $1', values: [app.clock.now()] })

let near: Page
let far: Page

test('where the browser forbids sound the screen asks to be touched once, and the floor is warned until it was', async () => {
  near = await openScreen(cable.url)
  await isVoice(near, 'blocked')
  await start(near).waitFor()
  assert.match(await near.locator('.start-voice').innerText(), /setelah layarnya disentuh satu kali/)
  assert.equal(await floorWarns(), true)
  await picture(near, 'display-start')
  assert.deepEqual(await findingsOn(near), [])

  const first = await hall.call(one, mall.rina, 100)
  assert.equal(first?.ticket, 'A 001')
  await near.locator('.now', { hasText: /A 001\s*ke\s*Loket 1/ }).waitFor()
  assert.equal(await said(near), '')
  const heard = isTold(near, 'ready')
  // It was called less than a minute ago, so it is still said, and can be read while it is.
  const words = [isSaying(near, 'A 001'), reads(near, '.caption', /^Nomor antrean A 001, silakan menuju loket 1$/)]
  await start(near).click()
  await isVoice(near, 'ready')
  await Promise.all(words)
  await hasSaid(near, [1])
  await heard
  assert.equal(await start(near).isVisible(), false)
  assert.equal(await floorWarns(), false)
})

test('of two screens in a zone one speaks; the other shows the call and its words', async () => {
  far = await openScreen()
  await isVoice(far, 'blocked')
  // It is not the voice of its zone, so nobody is asked to touch it.
  assert.equal(await start(far).isVisible(), false)
  await far.keyboard.press('Space')
  await isVoice(far, 'ready')
  const words = far.locator('.caption', { hasText: 'Nomor antrean A 002, silakan menuju loket 2' }).waitFor()
  await hall.call(two, mall.budi, 100)
  await words
  await hasSaid(near, [1, 2])
  assert.equal(await said(far), '')
})

test('a screen that is loaded anew, or comes back from a broken network, says nothing again; a recall is said', async () => {
  const context = near.context()
  await near.reload()
  await isLive(near)
  cable.cut()
  await near.waitForFunction(() => document.documentElement.dataset.connection === 'offline')
  cable.mend()
  await isLive(near)
  await near.keyboard.press('Space')
  await isVoice(near, 'ready')
  const here = await hall.act((tx) =>
    tx.row<{ legId: number; visitId: number; ticket: string; serviceId: number }>({
      sql: true,
      text: `select l.id as "legId", l.visit_id as "visitId", l.service_id as "serviceId", v.ticket from visit.leg l join visit.visit v on v.id = l.visit_id where l.state = 'called' and l.counter_id = $1`,
      values: [two],
    }),
  )
  const words = [isSaying(near, 'A 002'), reads(near, '.caption', /^Panggilan ulang, nomor antrean A 002/)]
  await hall.recall(two, mall.budi, here, 100)
  await Promise.all(words)
  await hasSaid(near, [3])
  assert.equal(await said(far), '')
  await context.close()
})

test('when the screen that speaks is gone, the other takes over what is called from then on', async () => {
  // Nothing was heard of the first for two minutes.
  app.clock.set(at(103))
  await app.database.owner.run({
    sql: true,
    text: 'update account.device set last_heard_at = $1 where id = (select max(id) from account.device)',
    values: [app.clock.now()],
  })
  const gone = await hall.act((tx) =>
    tx.row<{ legId: number; visitId: number; ticket: string; serviceId: number }>({
      sql: true,
      text: `select l.id as "legId", l.visit_id as "visitId", l.service_id as "serviceId", v.ticket from visit.leg l join visit.visit v on v.id = l.visit_id where l.state = 'called' and l.counter_id = $1`,
      values: [two],
    }),
  )
  await hall.recall(two, mall.budi, gone, 103)
  await hasSaid(far, [4])
})

test('a film of quiet moments is heard on the screen that speaks; for a call it makes way, goes on softly, and comes back', async () => {
  const film = await app.house.files.keepFile(
    await readFile(join(import.meta.dirname, '../../../test/harness/film.webm')),
    ['film'],
  )
  const alt = { id: 'Cara membuat paspor', en: 'How to get a passport' }
  app.clock.set(at(106))
  await app.database.owner.run({
    sql: true,
    text: 'update account.device set last_heard_at = $1 where id = (select max(id) from account.device)',
    values: [app.clock.now()],
  })
  await watchFilm(far)
  await hall.act(async (tx) => {
    const seen = await hallSettings(tx)
    await editHall(tx, { seen, wanted: { ...seen, filmSound: true } }, mall.ibuSiti, at(106))
    await addMedium(tx, film, { alt, shownFrom: null, shownUntil: null }, mall.ibuSiti, at(106))
  })
  const playing = far.getByLabel('Cara membuat paspor')
  await playing.waitFor()
  await playing.evaluate((video: HTMLVideoElement) => {
    video.dataset.first = 'yes'
  })
  await volumeIs(far, 0.7)
  assert.equal(await playing.evaluate((video: HTMLVideoElement) => video.muted), false)
  // No words are written over it.
  assert.equal(await far.locator('.now').isVisible(), false)
  await hall.number(mall.service.skck, 106)
  await hall.open(mall.counter.fourteen, mall.agus, 106)
  const isSoft = [isSaying(far, 'C 001'), volumeIs(far, 0.1)]
  await hall.call(mall.counter.fourteen, mall.agus, 106)
  await Promise.all(isSoft)
  await isGoingOn(far)
  assert.equal(await far.locator('.now .number').innerText(), 'C 001')
  await picture(far, 'display-film')
  // The number stands where the film stood, and nothing of it is covered.
  assert.equal(await far.locator('.now .number').evaluate(isOnTop), true)
  assert.equal(await far.locator('.recent li:not(.large) .number').first().evaluate(isOnTop), true)
  await far.waitForFunction(() => document.documentElement.dataset.saying === undefined)
  await volumeIs(far, 0.7)
  await isGoingOn(far)
  await far.context().close()
})

/**
 * How loud the film is, as the sound card is told. Its four seconds are to last for a call, and the last words of the
 * call until everything was looked at, on a slow machine too: so both are played as slowly as can be.
 */
async function watchFilm(page: Page): Promise<void> {
  await page.evaluate(() => {
    const play = HTMLVideoElement.prototype.play
    HTMLVideoElement.prototype.play = function () {
      this.playbackRate = 0.0625
      return play.call(this)
    }
    const begin = AudioBufferSourceNode.prototype.start
    AudioBufferSourceNode.prototype.start = function (...when) {
      this.playbackRate.value = 0.1
      begin.apply(this, when)
    }
    const real = AudioContext.prototype.createMediaElementSource
    AudioContext.prototype.createMediaElementSource = function (film) {
      const source = real.call(this, film)
      const connect = source.connect.bind(source)
      source.connect = ((volume: GainNode) => {
        Object.assign(window, { volumeOfFilm: volume })
        return connect(volume)
      }) as typeof source.connect
      return source
    }
  })
}
const volumeIs = (page: Page, wanted: number) =>
  page.waitForFunction((wanted) => {
    const { volumeOfFilm } = window as unknown as { volumeOfFilm?: GainNode }
    return volumeOfFilm !== undefined && Math.abs(volumeOfFilm.gain.value - wanted) < 0.01
  }, wanted)

/** The film that began, not one begun anew, and it moves. */
async function isGoingOn(page: Page): Promise<void> {
  const from = await page.evaluate(() => document.querySelector<HTMLVideoElement>('video[data-first]')?.currentTime)
  assert.notEqual(from, undefined)
  await page.waitForFunction((from) => {
    const film = document.querySelector<HTMLVideoElement>('video[data-first]')
    return film !== null && !film.paused && film.currentTime > from
  }, from ?? 0)
}

function isOnTop(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
}

test('only a screen asks for its turn, and clips are for screens and staff', async () => {
  assert.match((await openReader(app).get('/voice/id/digit-0')).path, /sign-in/)
  const clip = await siti.get('/voice/id/digit-0')
  assert.equal(clip.status, 200)
  assert.equal((await siti.get('/voice/id/tidak-ada')).status, 404)
  const turn = { zone: mall.zone, seq: 9, turn: 'bukan-layar', seconds: 5 }
  const answer = await app.app.request('/screens/turns', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(turn),
  })
  assert.equal(answer.status, 403)
  await allAreHeard()
})
