import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { pairedScreen } from '../../../test/harness/at-work.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { isLive } from '../../../test/harness/live-page.ts'
import { findingsOn, picture } from '../../../test/harness/look.ts'
import { openSmallHouse } from '../../../test/harness/small-house.ts'
import { at } from '../../../test/harness/small-mall.ts'

const { app, mall, hall } = await openSmallHouse({ at: at(100) })
const { one, two } = mall.counter
const browser = await openBrowser()

async function openScreen(): Promise<Page> {
  const page = await pairedScreen(app, mall, browser)
  await page.goto(`${app.url}/display`)
  await isLive(page)
  return page
}
const large = (page: Page, text: RegExp) => page.locator('.now', { hasText: text }).waitFor()
const listed = (page: Page) => page.locator('.recent').innerText()

test('a call to which nobody came is not the present one any more; who comes late reads where to ask', async () => {
  await hall.open(one, mall.rina, 95)
  await hall.open(two, mall.budi, 95)
  for (let minute = 90; minute < 94; minute++) await hall.number(mall.service.ktpHilang, minute)
  const screen = await openScreen()
  await large(screen, /Belum ada nomor yang dipanggil/)

  await hall.call(one, mall.rina, 98)
  await large(screen, /A 001/)
  await hall.undo(one, mall.rina, 98)
  await large(screen, /Sedang tidak ada yang dipanggil/)

  const first = await hall.call(one, mall.rina, 99)
  for (const seconds of [20, 40]) await hall.recall(one, mall.rina, first, 99 + seconds / 60)
  await large(screen, /Nomor antrean\s*A 001\s*ke\s*Loket 1/)
  await hall.absent(one, mall.rina, first, 100)
  await large(screen, /Sedang tidak ada yang dipanggil/)
  assert.match(await listed(screen), /A 001\s+Tadi tidak hadir\s+Tanya meja informasi/)

  // Undone, for the person came after all: it is the present call again.
  await hall.undo(one, mall.rina, 100)
  await large(screen, /Nomor antrean\s*A 001\s*ke\s*Loket 1/)

  // An earlier call comes back as what it is, with its time, and is not announced anew.
  const second = await hall.call(two, mall.budi, 100)
  await large(screen, /A 002\s*ke\s*Loket 2/)
  for (const seconds of [10, 20]) await hall.recall(two, mall.budi, second, 100 + seconds / 60)
  await hall.absent(two, mall.budi, second, 100.5)
  await large(screen, /Terakhir dipanggil pukul 09\.39\s*A 001\s*ke\s*Loket 1/)
  assert.match(await listed(screen), /A 002\s+Tadi tidak hadir/)
  await picture(screen, 'display-missed')
  assert.deepEqual(await findingsOn(screen), [])
  await screen.context().close()
})

test('a call that its officer took back is neither shown nor listed', async () => {
  const screen = await openScreen()
  const { ticket = '' } = (await hall.call(two, mall.budi, 101)) ?? {}
  await large(screen, new RegExp(`${ticket}\\s*ke\\s*Loket 2`))
  await hall.undo(two, mall.budi, 101)
  await large(screen, /Terakhir dipanggil pukul 09\.39\s*A 001/)
  assert.equal((await screen.locator('main').innerText()).includes(ticket), false)
  await screen.context().close()
})
