import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { revokeDevice } from '#account/device/pair.ts'
import { addHoliday } from '#mall/holiday.ts'
import { closeDay } from '#visit/close-day.ts'
import { holdEveryQueue } from '#visit/hold-queues.ts'
import { closeIncident, openIncident } from '#visit/incident.ts'
import { tellHall } from '#visit/notice.ts'
import { pairedScreen, signedIn } from '../../../test/harness/at-work.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { layCable } from '../../../test/harness/cable.ts'
import { isLive } from '../../../test/harness/live-page.ts'
import { findingsOn, picture } from '../../../test/harness/look.ts'
import { openReader } from '../../../test/harness/reader.ts'
import { openSmallHouse } from '../../../test/harness/small-house.ts'
import { at, today } from '../../../test/harness/small-mall.ts'

const browser = await openBrowser()

/** A hall of a test's own on a Monday at 09.40, with counters 1 and 2 open, eight people, and the first called to counter 1. */
async function openHall() {
  const { app, mall, hall } = await openSmallHouse({ at: at(100) })
  const { one, two } = mall.counter
  await hall.open(one, mall.rina, 100)
  await hall.open(two, mall.budi, 100)
  for (let minute = 90; minute < 98; minute++) await hall.number(mall.service.ktpHilang, minute)
  const first = await hall.call(one, mall.rina, 100)
  const siti = await signedIn(app, mall, mall.ibuSiti)
  /** Keeps what the screen announces, over reloads as well. */
  const openScreen = async (url = app.url): Promise<Page> => {
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
  return { app, mall, hall, one, two, first, siti, openScreen }
}

const heardOn = (page: Page): Promise<number[]> =>
  page.evaluate(() => JSON.parse(sessionStorage.getItem('heard') ?? '[]'))
const hasHeard = (page: Page, seqs: number[]) =>
  page.waitForFunction((wanted) => sessionStorage.getItem('heard') === wanted, JSON.stringify(seqs))
/** Nothing is being announced: what was read of it is gone again. */
const isStill = (page: Page) => page.locator('.caption span').waitFor({ state: 'detached' })
const zoneOn = (page: Page) => page.locator('main').innerText()

test('a browser that is no paired screen is led to pair; staff look at a zone, strangers do not', async () => {
  const { app, siti } = await openHall()
  assert.equal((await openReader(app).get('/display')).path, '/device/display')
  const seen = await siti.get('/display?zone=utara-a')
  assert.equal(seen.path, '/screens/utara-a')
  assert.match(seen.text, /Aula Utara Senin, 23 November 2026 Pukul 09\.40 .*A 001 ke Loket 1/)
  assert.match((await openReader(app).get('/screens/utara-a')).path, /sign-in/)
  assert.equal((await siti.get('/screens/tidak-ada')).status, 404)
})

test('a screen that was cut off ends as one that never was: nothing announced twice, nothing skipped', async () => {
  const { app, mall, hall, one, two, first, openScreen } = await openHall()
  const cable = await layCable(app.url)
  const [near, far] = [await openScreen(), await openScreen(cable.url)]
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
  await hall.start(one, mall.rina, first, 102)
  await hall.finish(one, mall.rina, first, 103)
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
  const { mall, hall, one, two, first, openScreen } = await openHall()
  const second = await hall.call(two, mall.budi, 101)
  const screen = await openScreen()
  await screen.evaluate(() => {
    Object.assign(window, {
      shown: new Promise<string[]>((resolve) => {
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
    })
  })
  await Promise.all([hall.recall(one, mall.rina, first, 110), hall.recall(two, mall.budi, second, 110)])
  await hall.recall(one, mall.rina, first, 111)
  const calls = await hall.act((tx) =>
    tx.rows<{ ticket: string; place: string }>({
      sql: true,
      text: `select c.ticket, n.name ->> 'id' as place from visit.call c join counter.counter n on n.id = c.counter_id where c.seq > 2 order by c.seq`,
      values: [],
    }),
  )
  assert.deepEqual(
    await screen.evaluate(() => (window as unknown as { shown: Promise<string[]> }).shown),
    calls.flatMap(({ ticket, place }) => [
      ticket,
      `told Panggilan ulang, nomor antrean ${ticket}, silakan menuju ${place.toLowerCase()}`,
    ]),
  )
  await screen.context().close()
})

test('what is broken and what the manager tells stands at the foot, and goes when its time is over', async () => {
  const { app, mall, hall, siti, openScreen } = await openHall()
  const screen = await openScreen()
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
  // Its words say an hour; that it was an hour of another day is added.
  const old = { kind: 'blanks_out', agencyId: null, queueId: null, serviceId: null, counterId: null } as const
  const since = message('Blangko habis sejak 08.00.')
  const id = await hall.act((tx) =>
    openIncident(tx, { ...old, stops: false, message: since }, mall.ibuSiti, at(100 - 24 * 60)),
  )
  await screen.getByText('Blangko habis sejak 08.00. (sejak 22 November 2026)').waitFor()
  await hall.act((tx) => closeIncident(tx, id, mall.ibuSiti, at(100)))
  await screen.getByText('Blangko habis').waitFor({ state: 'detached' })
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
  assert.doesNotMatch((await siti.get('/screens/utara-a')).text, /Mobil BM 1/)
  await screen.context().close()
})

test('without scripts a screen shows the same and asks again by itself', async () => {
  const { app, siti } = await openHall()
  app.clock.set(at(116))
  const { html, text } = await siti.get('/screens/utara-a')
  assert.match(html, /<noscript><meta http-equiv="refresh"/)
  assert.match(text, /Terakhir dipanggil pukul 09\.\d\d A \d+ ke Loket/)
})

test('a screen that is taken out of use is sent to the page that says so', async () => {
  const { mall, hall, openScreen } = await openHall()
  const screen = await openScreen()
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
  const { mall, hall, siti, openScreen } = await openHall()
  const screen = await openScreen()
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

test('when the day is over the screen thanks and says when the mall opens again; old numbers are gone', async () => {
  const { app, mall, hall, siti } = await openHall()
  app.clock.set(at(7 * 60 + 5))
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

test('a day that was made a holiday after the last call stands closed, without the numbers of the morning', async () => {
  const { app, mall, hall } = await openSmallHouse({ at: at(100) })
  const siti = await signedIn(app, mall, mall.ibuSiti)
  await hall.open(mall.counter.one, mall.rina, 95)
  await hall.number(mall.service.ktpHilang, 95)
  const called = await hall.call(mall.counter.one, mall.rina, 96)
  await hall.start(mall.counter.one, mall.rina, called, 97)
  await hall.finish(mall.counter.one, mall.rina, called, 99)
  assert.match((await siti.get('/screens/utara-a')).text, /A 001 ke Loket 1/)
  const name = { id: 'Hari jadi kota', en: 'City anniversary' }
  const holiday = { heldOn: today, kind: 'local', name, basis: 'Keputusan Wali Kota' } as const
  await hall.act((tx) => addHoliday(tx, holiday, mall.ibuSiti, today, at(100), holdEveryQueue))
  const { text } = await siti.get('/screens/utara-a')
  assert.match(text, /Aula sudah tutup Terima kasih sudah datang\. Buka lagi besok, Selasa, 24 November 2026/)
  assert.doesNotMatch(text, /Terakhir dipanggil|A 001/)
})
