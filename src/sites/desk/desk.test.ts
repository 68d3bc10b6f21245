import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { sql } from '#platform/sql.ts'
import { browserOf } from '../../../test/harness/at-work.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { layCable } from '../../../test/harness/cable.ts'
import { hands } from '../../../test/harness/hall.ts'
import { isAnswered, isLive, pressKeys } from '../../../test/harness/live-page.ts'
import { findingsOn, picture } from '../../../test/harness/look.ts'
import { at } from '../../../test/harness/small-mall.ts'
import { openStaffedMall } from '../../../test/harness/staffed-mall.ts'

const { app, mall, people } = await openStaffedMall({ at: at(60) })
// The house's time stands still, that of the page does not: on a slow machine the usual minute would be over too soon.
await app.database.owner.run(sql`update mall.mall set settings = '{"undoSeconds": 600}', version = version + 1`)
const hall = hands(app.database, mall)
const browser = await openBrowser()
const cable = await layCable(app.url)
const { ktpHilang, kkBaru } = mall.service

const rina = await browserOf(app, mall, mall.rina, browser, cable.url)
const desk = await rina.newPage()
/** What a screen reader says of it. */
const heard = (news: RegExp) => desk.locator('#said').filter({ hasText: news }).waitFor({ state: 'attached' })
/** Presses a key and waits for the page that comes of it. */
async function key(name: string, leadsTo: RegExp): Promise<void> {
  await isLive(desk)
  await pressKeys(desk, name)
  await desk.locator('main', { hasText: leadsTo }).waitFor()
}

test('a whole visit with one key: Enter is always the next act', async () => {
  await desk.goto(`${cable.url}/desk/1`)
  await key('Enter', /Belum ada yang menunggu/)
  await hall.number(ktpHilang, 61)
  await hall.number(ktpHilang, 62, { protectedAs: 'elderly' })
  // The number appears by itself.
  await desk.locator('.here').getByText('Siap memanggil').waitFor()
  await desk.getByText('Menunggu 2').waitFor()
  await heard(/^Siap memanggil\. Berikutnya A 002\. Enter: Panggil berikutnya\.$/)
  await key('Enter', /A 002\s*Dipanggil/)
  await heard(/^A 002 dipanggil untuk KTP hilang atau rusak\. Enter: Mulai melayani\.$/)
  // Read from top to bottom: who waits, who is here and what for, what is needed, what can be done, first the next act.
  assert.match(
    await desk.locator('main').ariaSnapshot(),
    /region "Menunggu".*A 001.*heading "A 002" \[level=1\].*Dipanggil 09\.00.*KTP hilang atau rusak.*group "Persyaratan".*region "Tindakan":\s+- button "Mulai melayani"/s,
  )
  await key('Enter', /Dilayani/)
  await key('Enter', /A 001\s*Dipanggil/)
  await heard(/^A 001 dipanggil/)
  await desk.locator('.desk-band', { hasText: 'Hari ini 1 dilayani' }).waitFor()
})

test('the words of an incident follow the place that is chosen, until they are changed by hand', async () => {
  const page = await rina.newPage()
  await page.goto(`${cable.url}/desk/1/incidents/new?kind=blanks_out`)
  const words = (language: 'id' | 'en') => page.inputValue(`textarea[name=${language}]`)
  assert.match(await words('id'), /^Disdukcapil: blangko habis sejak/)
  await page.getByLabel('Loket 1').check()
  assert.match(await words('id'), /^Loket 1: blangko habis sejak/)
  assert.match(await words('en'), /^Loket 1 \(en\): out of blank cards/)
  await page.fill('textarea[name=id]', 'Blangko KTP habis.')
  await page.getByLabel('Disdukcapil', { exact: true }).check()
  assert.equal(await words('id'), 'Blangko KTP habis.')
  assert.match(await words('en'), /^Disdukcapil: out of blank cards/)
  await page.close()
})

test('letters call again, hold, undo; letters typed in a note are only letters', async () => {
  await key('u', /Dipanggil 2 kali/)
  await key('Enter', /Dilayani/)
  await desk.fill('#note', '')
  await desk.locator('#note').pressSequentially('tu')
  assert.equal(await desk.inputValue('#note'), 'tu')
  await desk.locator('h1').click()
  await key('t', /Mengapa ditahan/)
  await pressKeys(desk, 'Enter')
  await desk.getByText('ditahan sejak').waitFor()
  await desk.getByText('Batalkan penahanan A 001').waitFor()
  await key('z', /A 001\s*Dilayani/)
  await key('g', /Apa yang terganggu/)
  await pressKeys(desk, 'Escape')
  await desk.getByText('A 001', { exact: true }).waitFor()
})

test('the sheet of keys lies over the desk, and single letters can be switched off for good', async () => {
  await isLive(desk)
  await pressKeys(desk, '?')
  await desk.locator('#keys[open]').waitFor()
  assert.deepEqual(await findingsOn(desk), [])
  await pressKeys(desk, 'Space')
  await pressKeys(desk, 'Escape')
  await desk.locator('#keys[open]').waitFor({ state: 'hidden' })
  await desk.reload()
  await isLive(desk)
  await pressKeys(desk, 'g')
  await pressKeys(desk, '?')
  assert.equal(await desk.locator('#keys[open]').count(), 0)
  assert.match(await desk.locator('.here').innerText(), /A 001/)
  assert.equal(await desk.locator('[aria-keyshortcuts=G]').count(), 0)
  // The button is still there for whoever has switched them off.
  await desk.getByRole('link', { name: 'Bantuan' }).focus()
  await pressKeys(desk, 'Enter')
  await pressKeys(desk, 'Space')
  await pressKeys(desk, 'Escape')
  await key('g', /Apa yang terganggu/)
  await pressKeys(desk, 'Escape')
  await desk.getByText('A 001', { exact: true }).waitFor()
})

test('what is ticked and typed stays while people come and go', async () => {
  await isLive(desk)
  await desk.check('input[name=has]')
  await desk.check('input[value=accepted]')
  await desk.fill('#note', 'map merah')
  await hall.number(ktpHilang, 63)
  await desk.getByText('A 003').waitFor()
  const taken = await hall.number([ktpHilang, kkBaru], 64)
  await desk.getByText(taken.ticket).waitFor()
  await desk.locator('input[name=has]:checked').waitFor()
  assert.equal(await desk.isChecked('input[value=accepted]'), true)
  assert.equal(await desk.inputValue('#note'), 'map merah')
})

test('a network that is gone is said at once, and the form stays', async () => {
  cable.cut()
  await desk.waitForFunction(() => document.documentElement.dataset.connection === 'offline')
  assert.match(await desk.locator('.offline').innerText(), /Tidak tersambung sejak 09\.00/)
  assert.equal(await desk.inputValue('#note'), 'map merah')
  assert.equal(await desk.isChecked('input[value=accepted]'), true)
  cable.mend()
  await isLive(desk)
  assert.equal(await desk.inputValue('#note'), 'map merah')
  await pressKeys(desk, 'Enter')
  await desk.locator('main', { hasText: /A 003\s*Dipanggil/ }).waitFor()
  const note = await hall.act((tx) =>
    tx.row({
      sql: true,
      text: `select body as note, outcome from visit.note join visit.leg on leg.id = leg_id`,
      values: [],
    }),
  )
  assert.deepEqual(note, { note: 'map merah', outcome: 'accepted' })
})

test('a double click calls one person, who is not served by it, however quickly the page has the next act there', async () => {
  await isLive(desk)
  await pressKeys(desk, 'Enter')
  await desk.locator('main', { hasText: /Dilayani/ }).waitFor()
  await desk.locator('button', { hasText: /^Selesai\s*S$/ }).click()
  await desk.locator('.here').getByText('Siap memanggil').waitFor()
  await isLive(desk)
  await desk.locator('button', { hasText: 'Panggil berikutnya' }).click()
  await desk.locator('main', { hasText: /A 004\s*Dipanggil/ }).waitFor()
  const next = desk.locator('button', { hasText: 'Mulai melayani' })
  await next.hover()
  await desk.mouse.down({ clickCount: 2 })
  await desk.mouse.up({ clickCount: 2 })
  await isAnswered(desk)
  const { calls } = await hall.act((tx) =>
    tx.row<{ calls: number }>({
      sql: true,
      text: `select count(*) as calls from visit.call where ticket = 'A 004'`,
      values: [],
    }),
  )
  assert.equal(calls, 1)
  // Nobody was served: called again they can be.
  await pressKeys(desk, 'u')
  await desk.locator('main', { hasText: /A 004\s*Dipanggil 2 kali/ }).waitFor()
  assert.deepEqual(await hall.breaches(), [])
})

test('two clicks on one button that the page still has are one press', async () => {
  await isAnswered(desk)
  await desk.locator('button', { hasText: 'Panggil ulang' }).evaluate((button: HTMLButtonElement) => {
    button.click()
    button.click()
  })
  await desk.locator('main', { hasText: /A 004\s*Dipanggil 3 kali/ }).waitFor()
  await isAnswered(desk)
  const { calls } = await hall.act((tx) =>
    tx.row<{ calls: number }>(sql`select count(*) as calls from visit.call where ticket = 'A 004'`),
  )
  assert.equal(calls, 3)
})

// The desk's other pages: test/accessibility.test.ts.
test('the desk and its smaller pages can be used by everybody, wide and narrow', async () => {
  const taken = await hall.number([ktpHilang, kkBaru], 70, { protectedAs: 'disabled' })
  await lookAt(desk, cable.url, [
    'desk/1',
    'desk/2',
    'desk/1/incidents/new?kind=other',
    `desk/1/visits/${taken.visitId}`,
    'desk/1/keys',
  ])
  await desk.goto(`${cable.url}/desk/1`)
  await isLive(desk)
  await pressKeys(desk, 'Enter')
  await desk.locator('main', { hasText: /Dilayani/ }).waitFor()
  await lookAt(desk, cable.url, ['desk/1'])
})

test('and the smaller pages of the information desk', async () => {
  const wati = await browserOf(app, mall, people.wati, browser)
  const page = await wati.newPage()
  const { id } = await hall.act((tx) =>
    tx.row<{ id: number }>({ sql: true, text: 'select max(id) as id from visit.visit', values: [] }),
  )
  await lookAt(page, app.url, [
    'desk/info?q=1',
    `desk/info?q=ktp&order=${kkBaru}&around=08:30`,
    `desk/info/visits/${id}`,
    `desk/info/services/${ktpHilang}/sheet`,
    `desk/info/visits/${id}/cancel`,
    `desk/info/visits/${id}/ticket`,
  ])
  // What to bring is one sheet, and none that is empty.
  await page.goto(`${app.url}/desk/info/services/${ktpHilang}/sheet`)
  const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  assert.equal(paper.toString('latin1').match(/\/Type \/Page\b/g)?.length, 1)
  await wati.close()
})

async function lookAt(page: Page, url: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    for (const [width, height] of [
      [1366, 768],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.goto(`${url}/${path}`)
      await picture(page, `${path.replaceAll(/[/?&=]/g, '-')}-${width}`)
      assert.deepEqual(await findingsOn(page), [], `${path} at ${width}`)
    }
  }
  await page.setViewportSize({ width: 1366, height: 768 })
}
