import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openIncident } from '#visit/incident.ts'
import { startApp } from '../../../test/harness/app.ts'
import { browserOf, pairedScreen } from '../../../test/harness/at-work.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { hands } from '../../../test/harness/hall.ts'
import { isLive } from '../../../test/harness/live-page.ts'
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
const siti = await browserOf(app, mall, mall.ibuSiti, browser)
const floor = await siti.newPage()

test('the floor moves by itself: who came, who waits, what must be decided', async () => {
  await floor.goto(`${app.url}/floor`)
  const figures = floor.locator('.figures')
  assert.match(await figures.innerText(), /Menunggu\s+0/)
  await floor.locator('.decisions').getByText('Polri belum membuka loket').waitFor()
  await hall.number(mall.service.skck, 20)
  await hall.number(mall.service.ktpHilang, 59)
  await figures.getByText('terlama 40 menit').waitFor()
  await hall.open(mall.counter.fourteen, mall.agus, 60)
  await floor.locator('.decisions').getByText('C Polri, SKCK melewati janji 30 menit').waitFor()
  await floor.locator('.decisions').getByText('Polri belum membuka loket').waitFor({ state: 'detached' })
  // Two presses tell the hall of it: the words are written already.
  await floor.getByRole('link', { name: 'Umumkan', exact: true }).last().click()
  await floor.getByRole('heading', { name: 'Umumkan', level: 1 }).waitFor()
  assert.match(
    await floor.inputValue('[name=id]'),
    /^Menunggu di antrean Polri, SKCK sekarang bisa lebih dari 30 menit\./,
  )
  assert.match(
    await floor.inputValue('[name=en]'),
    /^The wait in queue Polri, SKCK \(en\) may now be more than 30 minutes\./,
  )
  await floor.locator('main').getByRole('button', { name: 'Umumkan' }).click()
  await floor.locator('.decisions').getByText('C Polri, SKCK melewati janji 30 menit').waitFor()
  // The queues stand below the decisions: on a busy machine they may not have come yet.
  await floor.waitForLoadState()
  const rows = await floor.locator('.queues tbody').first().locator('tr').allInnerTexts()
  assert.match(rows[0] ?? '', /Polri, SKCK\s+1\s+40 \/ 30\s+, melewati janji/)
  assert.match(rows[1] ?? '', /Disdukcapil, KTP\s+1\s+1 \/ 30\s+, dalam janji/)
})

test('queues that are folded open stay open while the floor moves', async () => {
  await floor.reload()
  assert.equal(await floor.locator('#quiet-queues').getAttribute('open'), null)
  await floor.locator('#quiet-queues summary').click()
  const { message, ...what } = {
    kind: 'printer_dead' as const,
    agencyId: mall.agency.disdukcapil,
    queueId: null,
    serviceId: null,
    counterId: null,
    stops: true,
    message: { id: 'Pencetak rusak', en: 'Printer broken' },
  }
  await hall.act((tx) => openIncident(tx, { ...what, message }, mall.ibuSiti, at(60)))
  await floor.getByText('Disdukcapil: pencetak rusak, baru saja').waitFor()
  assert.equal(await floor.locator('#quiet-queues').getAttribute('open'), '')
})

test('an incident is on the floor and on a paired screen by being told, not by being looked for', async (t) => {
  const wall = await pairedScreen(app, mall, browser)
  await wall.goto(`${app.url}/floor/wall`)
  await Promise.all([floor, wall].map(isLive))
  // For what is read anew every so many seconds no second passes any more: only what is told can arrive.
  const stopped = performance.now()
  t.mock.method(performance, 'now', () => stopped)
  // By keyboard, as a ring that is seen says.
  await floor.getByRole('link', { name: 'Sudah pulih' }).focus()
  await floor.keyboard.press('Tab')
  await floor.keyboard.press('Shift+Tab')
  const message = { id: 'Jaringan terganggu', en: 'Network down' }
  const where = { agencyId: mall.agency.polri, queueId: null, serviceId: null, counterId: null }
  await hall.act((tx) =>
    openIncident(tx, { kind: 'system_down', ...where, stops: false, message }, mall.ibuSiti, at(60)),
  )
  const said = 'Polri: sistem atau jaringan terganggu, baru saja'
  await Promise.all([floor, wall].map((page) => page.getByText(said).waitFor()))
  // Whoever goes through the floor by keyboard stays where they were, whatever came above.
  assert.equal(await floor.locator(':focus').textContent(), 'Sudah pulih')
  // A screen reader says it too; read from the top, decisions come before the queues, each with its acts.
  assert.match(await floor.locator('#said').innerText(), /^Perlu keputusan: /)
  assert.match(
    await floor.locator('main').ariaSnapshot(),
    /heading "Lantai, Senin, 23 November 2026" \[level=1\].*region "Perlu keputusan".*heading "Polri: sistem atau jaringan terganggu, baru saja" \[level=3\].*link "Sudah pulih".*region "Antrean"/s,
  )
  assert.equal(await wall.locator('form, button, a').count(), 0)
  await wall.context().close()
})

test('nothing on the wall is smaller than can be read from five metres, the picture of the day included', async () => {
  const wall = await pairedScreen(app, mall, browser)
  for (const [width, height] of [
    [1920, 1080],
    [1080, 1920],
  ] as const) {
    await wall.setViewportSize({ width, height })
    await wall.goto(`${app.url}/floor/wall`)
    await wall.getByRole('img', { name: 'berapa orang yang menunggu' }).waitFor()
    const sizes = await wall.evaluate(() => {
      const texts = document.createTreeWalker(document.querySelector('.wall') as Element, NodeFilter.SHOW_TEXT)
      const found: [string, number][] = []
      while (texts.nextNode()) {
        const { textContent, parentElement } = texts.currentNode
        // What is drawn in a picture grows and shrinks with it.
        const svg = parentElement?.closest('svg')?.getScreenCTM()?.a ?? 1
        if (textContent?.trim() && parentElement?.checkVisibility())
          found.push([textContent, Number.parseFloat(getComputedStyle(parentElement).fontSize) * svg])
      }
      return found
    })
    assert.ok(sizes.some(([text]) => text === '09'))
    assert.deepEqual(
      sizes.filter(([, size]) => size < 24),
      [],
    )
  }
  await wall.context().close()
})

// The floor itself and its other pages: test/accessibility.test.ts.
test('the smaller pages of the floor can be used by everybody, wide and narrow', async () => {
  const incident = (await floor.locator('a[href$="/stop"], a[href$="/give"]').first().getAttribute('href')) ?? ''
  const pages = [
    '/floor/counters/14/close',
    '/floor/counters/14/move',
    '/floor/days/2026-11-20',
    '/floor/incidents/new?kind=other&place=mall:0',
    incident,
    '/floor/notices/new',
    '/floor/rehearsal',
    '/floor/day',
    '/floor/screens',
  ]
  for (const path of pages) {
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await floor.setViewportSize({ width, height })
      await floor.goto(`${app.url}${path}`)
      await picture(floor, `${path.slice(1).replaceAll(/[/?&=:]/g, '-')}-${width}`)
      assert.deepEqual(await findingsOn(floor), [], `${path} at ${width}`)
    }
  }
})
