import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Staff } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { startApp } from './harness/app.ts'
import { browserOf } from './harness/at-work.ts'
import { openBrowser } from './harness/browser.ts'
import { hands } from './harness/hall.ts'
import { openReader } from './harness/reader.ts'
import { at, buildSmallMall, type SmallMall } from './harness/small-mall.ts'

/** The coordinator of Disdukcapil and the manager at their browsers, scripts switched off. */
let mall = {} as SmallMall
const app = await startApp({
  at: at(5),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
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
  assert.match(page.url(), /#step-1$/)
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
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      assert.ok(over <= 0, `${path} at ${width}: ${over} pixels too wide`)
    }
  }
})
