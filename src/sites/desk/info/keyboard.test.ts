import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/sql.ts'
import { browserOf } from '../../../../test/harness/at-work.ts'
import { openBrowser } from '../../../../test/harness/browser.ts'
import { layCable } from '../../../../test/harness/cable.ts'
import { hasKeys, isAnswered, pressKeys } from '../../../../test/harness/live-page.ts'
import { findingsOn, picture } from '../../../../test/harness/look.ts'
import { at } from '../../../../test/harness/small-mall.ts'
import { openStaffedMall } from '../../../../test/harness/staffed-mall.ts'

const { app, mall, people } = await openStaffedMall({ at: at(60) })
const cable = await layCable(app.url)
const context = await browserOf(app, mall, people.wati, await openBrowser(), cable.url)
await context.addInitScript('window.print = () => window.dispatchEvent(new Event("afterprint"))')
const desk = await context.newPage()
const press = (...keys: string[]) => pressKeys(desk, ...keys)
const heading = async (text: string | RegExp) => {
  await desk.locator('h1', { hasText: text }).waitFor()
  await hasKeys(desk)
}
const numbers = async () =>
  (await app.database.owner.rows<{ ticket: string }>(sql`select ticket from visit.visit order by id`)).map(
    (one) => one.ticket,
  )

test('a visitor is helped from the question to the number and beyond it without the mouse', async () => {
  await desk.goto(`${cable.url}/desk/info`)
  await heading('Meja informasi')
  await desk.keyboard.type('ktp')
  await press('Enter')
  await heading('KTP hilang atau rusak')
  // Also SKCK on the same number: nothing is given until Enter.
  await press('t')
  await desk.waitForURL(/order=/)
  await hasKeys(desk)
  await desk.keyboard.type('skck')
  await press('Enter')
  await heading('SKCK')
  await desk.getByRole('checkbox', { name: 'Cetak nomor di kertas' }).uncheck()
  await press('Enter')
  await heading(/^\s*A 001\s*$/)
  // An elderly person: the group by its key, the answer by the arrows, saved by Enter. As on a busy day the page shows it
  // long before the answer comes: who goes on at once is not called back by it.
  const goesOn = Promise.withResolvers<void>()
  await desk.route('**/groups', async (route) => {
    const response = await route.fetch()
    await goesOn.promise
    await route.fulfill({ response })
  })
  const isAnsweredLate = desk.waitForEvent('requestfinished', (request) => request.url().endsWith('/groups'))
  await desk.route(/add=1/, async (route) => {
    goesOn.resolve()
    await isAnsweredLate
    await route.continue()
  })
  await press('d', 'ArrowDown', 'Enter')
  await desk.locator('.number-now', { hasText: 'Lansia' }).waitFor()
  // The lost card was a mistake: the family's card instead, from the same arrival.
  await press('t')
  await desk.waitForURL(/add=1/)
  await desk.unrouteAll()
  await hasKeys(desk)
  await desk.keyboard.type('kartu keluarga')
  await press('Enter')
  await heading('Kartu Keluarga baru')
  await press('s', 'ArrowDown', 'ArrowDown', 'Enter')
  await heading(/^\s*A 001\s*$/)
  await desk.locator('.number-now', { hasText: 'Kartu Keluarga baru' }).waitFor()
  assert.deepEqual(await app.database.owner.rows(sql`select service_id as service, state from visit.leg order by id`), [
    { service: mall.service.ktpHilang, state: 'transferred' },
    { service: mall.service.skck, state: 'waiting' },
    { service: mall.service.kkBaru, state: 'waiting' },
  ])
  await press('x')
  await heading('Batalkan nomor A 001?')
  await press('Escape')
  await heading(/^\s*A 001\s*$/)
  // The next visitor: one key, and the question is new.
  await press('/')
  await desk.keyboard.type('a 1')
  await press('Enter')
  await desk.waitForURL(/q=a\+1/)
  await heading(/^\s*A 001\s*$/)
  assert.deepEqual(await numbers(), ['A 001'])
})

test('an answer that comes only after the page was left leads nobody away from the next one', async () => {
  // The answer is lost with the page; the next page sends the press once more, and is answered.
  await desk.route('**/groups', (route) => route.fetch().then(() => undefined))
  await press('d', 'ArrowDown', 'Enter')
  await desk.locator('.number-now', { hasText: 'Disabilitas' }).waitFor()
  await press('t')
  await desk.waitForURL(/add=1/)
  await desk.unrouteAll()
  await desk.reload()
  await isAnswered(desk)
  await hasKeys(desk)
  await desk.keyboard.type('skck')
  await press('Enter')
  await desk.waitForURL(/add=1.*q=skck|q=skck.*add=1/)
  await press('Escape')
  await heading(/^\s*A 001\s*$/)
})

test('the sheet of keys lies over the information desk too', async () => {
  await press('?')
  await desk.locator('#keys[open]').waitFor()
  assert.deepEqual(await findingsOn(desk), [])
  await picture(desk, 'information-keys')
  await press('Escape')
  await desk.locator('#keys[open]').waitFor({ state: 'hidden' })
})

test('a number that is given without a network is kept, given once, and found by its link; nobody is led away meanwhile', async () => {
  await desk.goto(`${cable.url}/desk/info?q=ktp`)
  await heading('KTP hilang atau rusak')
  cable.cut()
  await press('Enter')
  const kept = (text: RegExp) => desk.locator('#kept', { hasText: text }).waitFor()
  await kept(/Tidak tersambung sejak 09\.0\d\. Tekan yang terakhir akan dikirim begitu tersambung/)
  await kept(/Beri nomor, KTP hilang atau rusak, ditekan 09\.0\d/)
  assert.deepEqual(await findingsOn(desk), [])
  await picture(desk, 'information-offline')
  await press('/')
  await desk.keyboard.type('skck')
  await press('Enter')
  await kept(/baru bisa dibuka setelah tersambung lagi/)
  assert.deepEqual(await numbers(), ['A 001'])
  cable.mend()
  await kept(/Tersambung lagi 09\.0\d\. Sudah dikirim: Beri nomor, KTP hilang atau rusak/)
  assert.deepEqual(await numbers(), ['A 001', 'A 002'])
  assert.equal(await desk.inputValue('#q'), 'skck')
  await desk.getByRole('link', { name: 'Lihat: Beri nomor, KTP hilang atau rusak' }).click()
  await desk.locator('main', { hasText: 'A 002' }).waitFor()
  assert.deepEqual(await numbers(), ['A 001', 'A 002'])
})

test('the paper of a number is printed, and said to be out, with Enter alone', async () => {
  await desk.goto(`${cable.url}/desk/info?q=skck`)
  await heading('SKCK')
  await press('Enter')
  await heading(/sudah diberikan/)
  const printed = () =>
    app.database.owner.rows<{ printed: string }>(
      sql`select print_state as printed from visit.visit order by id desc limit 1`,
    )
  assert.deepEqual(await printed(), [{ printed: 'pending' }])
  await press('Enter', 'Enter')
  await desk.locator('.number-now').waitFor()
  assert.deepEqual(await printed(), [{ printed: 'printed' }])
  // Not out after all: printed once more, from the number and back to it.
  await hasKeys(desk)
  await press('c')
  await heading(/sudah diberikan/)
  await press('g')
  await desk.locator('.number-now').waitFor()
  assert.deepEqual(await printed(), [{ printed: 'failed' }])
})
