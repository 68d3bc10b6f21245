import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { revokeDevice } from '#account/device/pair.ts'
import { addMedium, removeMedium } from '#hall/media.ts'
import { closeDay } from '#visit/close-day.ts'
import { openIncident } from '#visit/incident.ts'
import { tellHall } from '#visit/notice.ts'
import { startApp } from '../../../test/harness/app.ts'
import { pairedScreen, signedIn } from '../../../test/harness/at-work.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { layCable } from '../../../test/harness/cable.ts'
import { hands } from '../../../test/harness/hall.ts'
import { findingsOn, picture } from '../../../test/harness/look.ts'
import { openReader } from '../../../test/harness/reader.ts'
import { at, buildSmallMall, type SmallMall, today } from '../../../test/harness/small-mall.ts'

let mall = {} as SmallMall
const app = await startApp({
  at: at(100),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
const hall = hands(app.database, mall)
const { one, two } = mall.counter
const browser = await openBrowser()
const cable = await layCable(app.url)

/** Keeps what the screen announces, over reloads as well. */
async function openScreen(url: string): Promise<Page> {
  const page = await pairedScreen(app, mall, browser, url)
  await page.addInitScript(() => {
    document.addEventListener('hall:call', (event) => {
      const { seq, again } = (event as CustomEvent<{ seq: number; again: boolean }>).detail
      const heard = JSON.parse(sessionStorage.getItem('heard') ?? '[]')
      sessionStorage.setItem('heard', JSON.stringify([...heard, again ? -seq : seq]))
    })
  })
  await page.goto(`${url}/display`)
  await isLive(page)
  return page
}
const heardOn = (page: Page): Promise<number[]> =>
  page.evaluate(() => JSON.parse(sessionStorage.getItem('heard') ?? '[]'))
const isLive = (page: Page) => page.waitForFunction(() => document.documentElement.dataset.connection === 'online')
const hasHeard = (page: Page, seqs: number[]) =>
  page.waitForFunction((wanted) => sessionStorage.getItem('heard') === wanted, JSON.stringify(seqs))
/** Nothing is being announced: what was read of it is gone again. */
const isStill = (page: Page) => page.locator('.caption span').waitFor({ state: 'detached' })
const zoneOn = (page: Page) => page.locator('main').innerText()

test('a browser that is no paired screen is led to pair; staff look at a zone, strangers do not', async () => {
  assert.equal((await openReader(app).get('/display')).path, '/device/display')
  const siti = await signedIn(app, mall, mall.ibuSiti)
  const seen = await siti.get('/display?zone=utara-a')
  assert.equal(seen.path, '/screens/utara-a')
  assert.match(seen.text, /Aula Utara Senin, 23 November 2026 Pukul 09\.40 .*Belum ada nomor yang dipanggil/)
  assert.match((await openReader(app).get('/screens/utara-a')).path, /sign-in/)
  assert.equal((await siti.get('/screens/tidak-ada')).status, 404)
})

test('a screen that was cut off ends as one that never was: nothing announced twice, nothing skipped', async () => {
  await hall.open(one, mall.rina, 100)
  await hall.open(two, mall.budi, 100)
  for (let minute = 90; minute < 98; minute++) await hall.number(mall.service.ktpHilang, minute)
  const before = await hall.call(one, mall.rina, 100)
  const [near, far] = [await openScreen(app.url), await openScreen(cable.url)]
  // What was called before the screens were switched on stands there and is not announced.
  assert.match(await zoneOn(near), /A 001\s+ke\s+Loket 1/)
  assert.deepEqual(await heardOn(near), [])

  await hall.call(two, mall.budi, 101)
  await Promise.all([hasHeard(near, [2]), hasHeard(far, [2])])

  cable.cut()
  await far.waitForFunction(() => document.documentElement.dataset.connection === 'offline')
  assert.match(await far.locator('.offline').innerText(), /Layar ini tidak tersambung sejak 09\.40/)
  // What it showed last may be long past: it is no longer shown as the present call.
  assert.equal(await far.locator('.now .number').isVisible(), false)
  assert.match(await zoneOn(far), /Nomor terbaru tidak tampil di layar ini/)
  assert.match(await zoneOn(far), /Dipanggil sebelum sambungan terputus\s+A 002/)
  assert.equal(await far.locator('.clock').isVisible(), false)
  await hall.start(one, mall.rina, before, 102)
  await hall.finish(one, mall.rina, before, 103)
  const third = await hall.call(one, mall.rina, 104)
  await hall.recall(one, mall.rina, third, 105)
  await hasHeard(near, [2, 3, -4])
  assert.deepEqual(await heardOn(far), [2])

  cable.mend()
  await hasHeard(far, [2, 3, -4])
  await Promise.all([near, far].map(isStill))
  assert.equal(await zoneOn(far), await zoneOn(near))
  assert.equal(await far.locator('.offline').isVisible(), false)

  await far.reload()
  await isLive(far)
  await hall.recall(one, mall.rina, third, 106)
  await Promise.all([hasHeard(near, [2, 3, -4, -5]), hasHeard(far, [2, 3, -4, -5])])
  await Promise.all([near, far].map(isStill))
  assert.equal(await zoneOn(far), await zoneOn(near))
  await picture(near, 'display')
  assert.deepEqual(await findingsOn(near), [])
  await Promise.all([near.context().close(), far.context().close()])
})

test('calls that come at the same moment are announced one after the other, in the order of the zone', async () => {
  const screen = await openScreen(app.url)
  const shown = screen.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const seen: string[] = []
        // What a screen reader is told, in turn: nothing else on the screen is told by itself.
        const [told, ...others] = document.querySelectorAll('[role=status]:not(.offline), [aria-live]')
        if (others.length === 0)
          new MutationObserver(() => seen.push(`told ${told?.textContent}`)).observe(told ?? document, {
            childList: true,
          })
        document.addEventListener('hall:call', () => {
          const large = document.querySelector('[data-ticket]')?.textContent ?? ''
          seen.push(large)
          // The list beside tells other calls, also while an earlier one than the newest is announced.
          for (const one of document.querySelectorAll('.recent li'))
            if (one.checkVisibility() && one.textContent?.includes(large)) seen.push(`twice ${large}`)
        })
        document.addEventListener('hall:still', () => seen.length >= 6 && resolve(seen))
      }),
  )
  const here = await hall.act((tx) =>
    tx.rows<{ legId: number; visitId: number; ticket: string; serviceId: number }>({
      sql: true,
      text: `select l.id as "legId", l.visit_id as "visitId", l.service_id as "serviceId", v.ticket from visit.leg l join visit.visit v on v.id = l.visit_id where l.state = 'called' order by l.counter_id`,
      values: [],
    }),
  )
  const [atOne, atTwo] = here
  assert.ok(atOne && atTwo)
  await Promise.all([hall.recall(one, mall.rina, atOne, 110), hall.recall(two, mall.budi, atTwo, 110)])
  await hall.recall(one, mall.rina, atOne, 111)
  const calls = await hall.act((tx) =>
    tx.rows<{ ticket: string; place: string }>({
      sql: true,
      text: `select c.ticket, n.name ->> 'id' as place from visit.call c join counter.counter n on n.id = c.counter_id where c.seq > 5 order by c.seq`,
      values: [],
    }),
  )
  assert.deepEqual(
    await shown,
    calls.flatMap(({ ticket, place }) => [
      ticket,
      `told Panggilan ulang, nomor antrean ${ticket}, silakan menuju ${place.toLowerCase()}`,
    ]),
  )
  await screen.context().close()
})

test('what is broken and what the manager tells stands at the foot, and goes when its time is over', async () => {
  const screen = await openScreen(app.url)
  const message = (id: string) => ({ id, en: id })
  await hall.act((tx) =>
    openIncident(
      tx,
      {
        kind: 'system_down',
        agencyId: mall.agency.polri,
        queueId: null,
        serviceId: null,
        counterId: null,
        stops: false,
        message: message('SKCK tertunda sejak 09.20'),
      },
      mall.ibuSiti,
      at(100),
    ),
  )
  await hall.act((tx) =>
    tellHall(tx, { message: message('Mobil BM 1 mohon dipindahkan'), until: at(115) }, mall.ibuSiti, at(100)),
  )
  // Two acts are two pieces of news: on a busy machine the second comes later.
  await screen.getByText('SKCK tertunda sejak 09.20').waitFor()
  await screen.getByText('Mobil BM 1 mohon dipindahkan').waitFor()
  assert.match(
    await screen.locator('.news').innerText(),
    /Gangguan\s+SKCK tertunda sejak 09\.20\s+Info\s+Mobil BM 1 mohon dipindahkan/,
  )
  for (const [width, height] of [
    [1920, 1080],
    [1080, 1920],
    [1280, 720],
  ] as const) {
    await screen.setViewportSize({ width, height })
    const hidden = await screen.evaluate(() =>
      [...document.querySelectorAll('.number, .where, .now .about, .news li')]
        .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.top < 0 || box.left < 0 || box.right > innerWidth || box.bottom > innerHeight)
        .map(({ text }) => text),
    )
    assert.deepEqual(hidden, [], `${width} by ${height}`)
    await picture(screen, `display-${width}`)
  }
  // Nor with the longest name of a counter: everything of the call keeps to its own part of the screen.
  await screen.setViewportSize({ width: 1280, height: 720 })
  const escaped = await screen.evaluate(() => {
    const place = document.querySelector('[data-place]')
    if (place) place.textContent = 'Ruang Perekaman Biometrik Lantai Dua Sayap Utara'
    const part = document.querySelector('.now')?.getBoundingClientRect() ?? new DOMRect()
    return [...document.querySelectorAll('.now > .label, .now .number span, .now strong, .now > .about')]
      .map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.top < part.top || box.bottom > part.bottom || box.right > part.right)
      .map(({ text }) => text)
  })
  assert.deepEqual(escaped, [])
  app.clock.set(at(116))
  await hall.number(mall.service.ktpHilang, 116)
  const siti = await signedIn(app, mall, mall.ibuSiti)
  assert.doesNotMatch((await siti.get('/screens/utara-a')).text, /Mobil BM 1/)
  await screen.context().close()
})

test('without scripts a screen shows the same and asks again by itself', async () => {
  const siti = await signedIn(app, mall, mall.ibuSiti)
  const { html, text } = await siti.get('/screens/utara-a')
  assert.match(html, /<noscript><meta http-equiv="refresh"/)
  assert.match(text, /Terakhir dipanggil pukul 09\.\d\d A \d+ ke Loket/)
})

test('a screen that is taken out of use is sent to the page that says so', async () => {
  const screen = await openScreen(app.url)
  const { id } = await hall.act((tx) =>
    tx.row<{ id: number }>({ sql: true, text: 'select max(id) as id from account.device', values: [] }),
  )
  // At once, not with its next sign of life, which comes every fifteen seconds.
  await screen.addInitScript('window.setInterval = () => 0')
  await screen.reload()
  await isLive(screen)
  await hall.act((tx) => revokeDevice(tx, id, mall.ibuSiti, at(120)))
  await screen.waitForURL('**/device/display')
  await screen.context().close()
})

test('a screen is set up at the office and changes at once: one agency, light, silent', async () => {
  const screen = await openScreen(app.url)
  const siti = await signedIn(app, mall, mall.ibuSiti)
  const { id } = await hall.act((tx) =>
    tx.row<{ id: number }>({ sql: true, text: 'select max(id) as id from account.device', values: [] }),
  )
  await siti.get(`/admin/devices/${id}/screen`)
  const refused = await siti.post(`/admin/devices/${id}/screen`, { shows: 'agency', theme: 'light', voice: 'usual' })
  assert.match(refused.text, /Pilih instansinya/)
  await siti.post(`/admin/devices/${id}/screen`, {
    ...{ shows: 'agency', agency: String(mall.agency.polri), theme: 'light', voice: 'usual' },
  })
  await screen.locator('html[data-theme=light][data-voice=off]').waitFor({ state: 'attached' })
  await screen.locator('header .hall', { hasText: 'Polri' }).waitFor()
  assert.match(await zoneOn(screen), /Belum ada nomor yang dipanggil/)
  await screen.context().close()
})

test('a film or a picture that cannot be shown is passed over; when there is no other, the number stays', async () => {
  const screen = await openScreen(app.url)
  await screen.locator('.now .label', { hasText: /Terakhir dipanggil pukul/ }).waitFor()
  const asked: string[] = []
  screen.on('request', (request) => request.url().includes('/screens/media/') && asked.push(request.url()))
  const heads = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x42, 0x82, 0x84, ...Buffer.from('webm')])
  const film = await app.house.files.keepFile(Buffer.concat([heads, Buffer.alloc(4000, 7)]), ['film'])
  const hang = (file: typeof film, alt: string) =>
    hall.act((tx) =>
      addMedium(tx, file, { alt: { id: alt, en: alt }, shownFrom: null, shownUntil: null }, mall.ibuSiti, at(116)),
    )
  const broken = await hang(film, 'Video yang rusak')
  const isPassedOver = () =>
    document.documentElement.dataset.quiet === undefined && !document.querySelector('.screen > aside')
  await screen.locator('[data-media*="yang rusak"]').waitFor({ state: 'attached' })
  await screen.waitForFunction(isPassedOver)
  assert.ok(await screen.locator('.now .number').isVisible())

  const green = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#1c6b46' } })
    .png()
    .toBuffer()
  const gone = await hang(await app.house.files.keepFile(green, ['picture']), 'Taman baca')
  await screen.getByRole('img', { name: 'Taman baca' }).waitFor()
  // Asked for twice at most, by a browser that looks for its length: not again and again.
  assert.ok(asked.filter((url) => url.includes(`/screens/media/${broken}?`)).length <= 2, asked.join(' '))
  for (const id of [broken, gone]) await hall.act((tx) => removeMedium(tx, id, mall.ibuSiti, at(116)))
  await screen.waitForFunction(isPassedOver)
  await screen.context().close()
})

test('a number that was called a while ago is said to be past, and pictures of the mall take its place', async () => {
  const screen = await openScreen(app.url)
  await screen.locator('.now .label', { hasText: /Terakhir dipanggil pukul 09\.\d\d/ }).waitFor()
  const red = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#a8321f' } })
    .png()
    .toBuffer()
  const file = await app.house.files.keepFile(red, ['picture'])
  const alt = { id: 'Taman bermain di lantai dua', en: 'The playground on the second floor' }
  await hall.act((tx) => addMedium(tx, file, { alt, shownFrom: null, shownUntil: null }, mall.ibuSiti, at(116)))
  const shown = screen.getByRole('img', { name: 'Taman bermain di lantai dua' })
  await shown.waitFor()
  assert.equal(await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)), 640)
  assert.ok(await screen.locator('.recent .large').isVisible())
  assert.deepEqual(await findingsOn(screen), [])

  await hall.number(mall.service.skck, 115)
  await hall.open(mall.counter.fourteen, mall.agus, 115)
  const { ticket = '' } = (await hall.call(mall.counter.fourteen, mall.agus, 116)) ?? {}
  await screen.locator('.now .number', { hasText: ticket }).waitFor()
  await shown.waitFor({ state: 'detached' })
  assert.equal(await screen.locator('.now .label').innerText(), 'Nomor antrean')
  await screen.context().close()
})

test('when the day is over the screen thanks and says when the mall opens again; old numbers are gone', async () => {
  app.clock.set(at(7 * 60 + 5))
  const siti = await signedIn(app, mall, mall.ibuSiti)
  // No more numbers are given, and those who have one are still called.
  const still = (await siti.get('/screens/utara-a')).text
  assert.match(still, /Terakhir dipanggil.*Nomor yang sudah diambil tetap dipanggil/)
  await hall.act((tx) => closeDay(tx, mall.site, today, mall.ibuSiti, at(7 * 60 + 5)))
  const { text } = await siti.get('/screens/utara-a')
  assert.match(
    text,
    /Aula sudah tutup Terima kasih sudah datang\. Buka lagi besok, Selasa, 24 November 2026, pukul 08\.00\./,
  )
  assert.doesNotMatch(text, /Terakhir dipanggil|Baru dipanggil|tetap dipanggil|A 00/)
  const english = await siti.get('/screens/utara-a?lang=en')
  assert.match(english.text, /The hall is closed Thank you for coming\. Open again tomorrow/)
})
