import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Staff } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { startApp } from './harness/app.ts'
import { browserOf } from './harness/at-work.ts'
import { openBrowser } from './harness/browser.ts'
import { hands } from './harness/hall.ts'
import { hasItsLetters } from './harness/look.ts'
import { buildPeople, password } from './harness/people.ts'
import { openReader } from './harness/reader.ts'
import { at, buildSmallMall, type SmallMall } from './harness/small-mall.ts'

/** The coordinator of Disdukcapil and the manager at their browsers, scripts switched off. */
let mall = {} as SmallMall
const app = await startApp({
  at: at(5),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
    await buildPeople(database, mall)
    await database.owner.run(sql`update account.staff set roles = '{coordinator}' where id = ${mall.budi.id}::bigint`)
  },
})
const hall = hands(app.database, mall)
const browser = await openBrowser()

/** That person's browser with scripts switched off. */
async function withoutScripts(staff: Staff): Promise<Page> {
  const cookies = await (await browserOf(app, mall, staff, browser)).cookies()
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1366, height: 768 } })
  await context.addCookies(cookies)
  return context.newPage()
}

test('a coordinator writes a new version of a service without scripts; the public reads it from its day on', async () => {
  const page = await withoutScripts(mall.budi)
  await page.goto(`${app.url}/admin/services`)
  await page.getByRole('link', { name: 'KTP hilang atau rusak' }).click()
  await page.getByRole('button', { name: 'Ubah standar' }).click()
  await page.getByRole('link', { name: 'Ubah Prosedur' }).click()
  await page.getByRole('button', { name: 'Tambah langkah' }).click()
  await page.waitForURL(/#step-1$/)
  const second = page.getByRole('group', { name: 'Langkah 2' })
  await second.getByLabel('Bahasa Indonesia').fill('Terima KTP yang baru')
  await second.getByLabel('Bahasa Inggris').fill('Receive the new card')
  // Enter saves: it does not press the first button that stands there, which would remove a step.
  await page.keyboard.press('Enter')
  await page.getByText('Perubahan tersimpan.').waitFor()
  await page.getByText('Terima KTP yang baru').first().waitFor()
  await page.getByRole('button', { name: 'Terbitkan versi ini' }).click()
  await page.getByText('Versi 2, berlaku sejak 23 November 2026').waitFor()
  const { text } = await openReader(app).get('/services/DKC-08')
  assert.match(text, /Terima KTP yang baru/)
})

test('what people wait for is not taken away: the page says how many, and goes once they are served', async () => {
  const page = await withoutScripts(mall.ibuSiti)
  const taken = await hall.number(mall.service.skck, 6)
  await page.goto(`${app.url}/admin/services/${mall.service.skck}/retire`)
  await page.getByRole('button', { name: 'Ya, akhiri layanan ini' }).click()
  await page.getByText('1 orang masih memegang nomor untuk layanan ini').first().waitFor()
  await hall.leave(taken, 7)
  await page.getByRole('button', { name: 'Ya, akhiri layanan ini' }).click()
  await page.getByText('Sudah diakhiri').waitFor()
})

test('every page of the administration can be read at 320 pixels and at twice the size, with long names', async () => {
  const long = 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Kepulauan Bintan Timur Laut'
  await hall.act((tx) =>
    tx.run({
      sql: true,
      text: 'update agency.agency set name = $1::jsonb, short_name = $2 where id = $3',
      values: [JSON.stringify({ id: long, en: long }), 'DPMPTSP Kepulauan Bintan Timur', mall.agency.disdukcapil],
    }),
  )
  const paths = [
    '/admin',
    '/admin/agencies',
    `/admin/agencies/${mall.agency.disdukcapil}`,
    '/admin/services',
    `/admin/services/${mall.service.ktpHilang}`,
    `/admin/services/${mall.service.ktpHilang}/versions`,
    `/admin/queues/${mall.queue.ktp}/edit`,
    '/admin/counters',
    `/admin/counters/${mall.counter.two}/edit`,
    `/admin/roster?agency=${mall.agency.disdukcapil}`,
    '/admin/hours/form/biasa',
    '/admin/holidays?year=2027',
    '/admin/places',
    '/admin/mall',
    '/admin/history',
  ]
  for (const width of [320, 683]) {
    const page = await (await browserOf(app, mall, mall.ibuSiti, browser)).newPage()
    await page.setViewportSize({ width, height: 800 })
    for (const path of paths) {
      await page.goto(app.url + path)
      await hasItsLetters(page)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      assert.ok(over <= 0, `${path} at ${width}: ${over} pixels too wide`)
    }
  }
})

test('a manager with a keyboard alone signs in, finds an agency, is led to a mistake, mends it and hears that it is kept', async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.goto(`${app.url}/account/sign-in?to=/admin`)
  await tabTo(page, 'Nama masuk')
  await page.keyboard.type('rahman')
  await tabTo(page, 'Kata sandi')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(({ pathname }) => pathname === '/admin')
  // The first key leads past the menu.
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'Langsung ke isi')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'isi')
  await page.goto(`${app.url}/admin`)
  await tabTo(page, 'Instansi')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/admin/agencies')
  await tabTo(page, 'Polri')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/admin/agencies/${mall.agency.polri}`)
  await tabTo(page, 'Ubah data')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/edit')
  await tabTo(page, 'Nama singkat')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.classList.contains('error-summary'))
  assert.match(await page.title(), /^Periksa isian: /)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'shortName')
  assert.equal(await focused(page), 'Nama singkat')
  // What is wrong is read out with the field.
  const said = await page.evaluate(() => document.getElementById('shortName')?.getAttribute('aria-describedby') ?? '')
  assert.ok((await page.textContent(`#${said.split(' ').at(-1)}`))?.startsWith('Galat:'))
  await page.keyboard.type('Polresta')
  await page.keyboard.press('Enter')
  await page.waitForURL('**done=1')
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'status')
  assert.equal(await focused(page), 'Perubahan tersimpan.')
  await context.close()
})

test('a page of the administration is read in the order in which it is meant: whose it is, where one is, the matter, its history', async () => {
  const page = await (await browserOf(app, mall, mall.ibuSiti, browser)).newPage()
  await page.goto(`${app.url}/admin/agencies/${mall.agency.polri}`)
  const tree = await page.locator('body').ariaSnapshot()
  const order = [
    'link "Langsung ke isi"',
    'banner',
    'main',
    'navigation "Bagian pengaturan"',
    'heading .* \\[level=1\\]',
    'heading "Riwayat" \\[level=2\\]',
    'contentinfo',
  ]
  assert.match(tree, new RegExp(order.join('[\\s\\S]*')))
  const levels = [...tree.matchAll(/heading .*\[level=(\d)\]/g)].map(([, level]) => Number(level))
  const jumps = levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)
  assert.deepEqual(jumps, [], `headings ${levels.join(' ')}`)
})

/** Presses Tab until the focus is on what is called so: whoever cannot reach it by keyboard stands still after a hundred. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  while (passed.length < 100) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    if (at === name) {
      const ring = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)
      assert.notEqual(ring, 'none', `the focus on ${name} is not seen`)
      return
    }
    passed.push(at)
  }
  assert.fail(`Tab does not reach ${name}; it passes ${passed.join(', ')}`)
}

/** How what has the focus is called: by its label, or by its words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLInputElement | null
    return (at?.labels?.[0]?.textContent ?? at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim()
  })
}
