import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { approveDevice, askToPair, findDevice, heard, revokeDevice } from '#account/device/pair.ts'
import { hashToken, newToken } from '#account/token.ts'
import { codeAt, stepAt } from '#account/totp.ts'
import type { Tx } from '#platform/database.ts'
import { startApp } from './harness/app.ts'
import { openBrowser } from './harness/browser.ts'
import { findingsOn, fitsItsWidth, picture } from './harness/look.ts'
import { buildPeople, password } from './harness/people.ts'
import { at, buildSmallMall, type SmallMall } from './harness/small-mall.ts'

let mall: SmallMall
const house = await startApp({
  at: at(0),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
    await buildPeople(database, mall)
  },
})
const browser = await openBrowser()
const inMall = <T>(act: (tx: Tx) => Promise<T>) => house.house.db.transact({ mall: mall.mall }, act)

/** Looks at the page on a desk and then on a phone, where it is also searched for what keeps people out. */
async function look(page: Page, name: string, widths: readonly number[] = [1366, 390]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 768 })
    assert.ok(await fitsItsWidth(page), `${name} scrolls sideways at ${width}`)
    await picture(page, `${name}-${width}`)
  }
  assert.deepEqual(await findingsOn(page), [], name)
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto(`${house.url}/account/sign-in?to=/account`)
  await page.fill('#username', username)
  await page.fill('#password', password)
  await page.click('main button')
  await page.locator('#username').waitFor({ state: 'detached' })
}

test('signing in, a second step with a phone, and back in with it', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${house.url}/account`)
  await look(page, 'sign-in')
  await page.fill('#username', 'lina')
  await page.fill('#password', 'salah sama sekali')
  await page.click('main button')
  await page.locator('.error-summary').waitFor()
  await look(page, 'sign-in-wrong')
  await signIn(page, 'lina')
  await look(page, 'account')
  await page.click('text=Atur')
  await look(page, 'second-step')
  await page.fill('#password', password)
  await page.click('main form button')
  await page.click('summary')
  await look(page, 'second-step-scan')
  const secret = fromBase32((await page.textContent('.key'))?.replaceAll(' ', '') ?? '')
  await page.fill('#passcode', codeAt(secret, stepAt(at(0))))
  await page.click('main form button')
  await look(page, 'recovery-codes')
  const recovery = (await page.textContent('.recovery-codes li')) ?? ''
  await page.click('text=Sudah saya simpan')
  await look(page, 'account-second-step-on')
  await page.click('text=Ganti')
  await look(page, 'password')
  await page.goto(`${house.url}/account`)
  await page.click('main .buttons button:has-text("Keluar")')
  await signIn(page, 'lina')
  await look(page, 'code')
  await page.click('text=Pakai kode cadangan')
  await page.fill('#passcode', recovery)
  await page.click('main form button')
  await page.waitForURL((url) => url.pathname === '/account')
  await context.close()
})

test('staff: a manager\u2019s list, a new person, the first password, one person\u2019s page', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, 'rahman')
  await page.goto(`${house.url}/admin/staff`)
  await look(page, 'staff')
  await page.click('text=Tambah pegawai')
  await look(page, 'staff-new')
  await page.fill('#name', 'Sari Dewi')
  await page.fill('#username', 'sari.dewi')
  await page.check('input[value=officer]')
  await page.click('main form button[type=submit]')
  await page.locator('.error-summary').waitFor()
  await look(page, 'staff-new-wrong')
  await page.selectOption('#agency', { label: 'Polri' })
  await page.click('main form button[type=submit]')
  await look(page, 'staff-told')
  const first = (await page.textContent('.number')) ?? ''
  await page.click('text=Sudah saya sampaikan')
  await look(page, 'staff-person')
  await page.click('text=Berhentikan')
  await look(page, 'staff-retire')
  await page.goto(`${house.url}/admin/staff?q=sari`)
  await context.clearCookies()
  await page.goto(`${house.url}/account/sign-in`)
  await page.fill('#username', 'sari.dewi')
  await page.fill('#password', first)
  await page.click('main button')
  await look(page, 'password-first')
  await context.close()
})

test('a kiosk and a screen are set up by the code they show; the manager sees them live', async () => {
  const [screen, desk] = [await browser.newContext(), await browser.newContext()]
  const [display, manager] = [await screen.newPage(), await desk.newPage()]
  await display.goto(`${house.url}/device/display`)
  await look(display, 'device-display', [1920, 1080, 390])
  const code = (await display.textContent('.code'))?.replace(/\D/g, '') ?? ''
  await signIn(manager, 'rahman')
  await manager.goto(`${house.url}/admin/devices`)
  await look(manager, 'devices-waiting')
  await manager.click('text=Pakai kode ini')
  assert.equal(await manager.inputValue('#code'), code)
  await manager.fill('#name', 'Layar aula utara')
  await manager.selectOption('#zone', String(mall.zone))
  await look(manager, 'devices-pair')
  await manager.click('main form button')
  await display.waitForURL((url) => url.pathname === '/display')
  await someMoreDevices()
  await manager.goto(`${house.url}/admin/devices?revoked=1`)
  await look(manager, 'devices')
  await manager.click('text=Layar aula utara')
  await look(manager, 'device')
  await manager.click('text=Lepas perangkat')
  await look(manager, 'device-revoke')
  await manager.click('main form button')
  await manager.waitForURL(/done=1/)
  // By itself: whoever went there as well would meet it on the way.
  await display.waitForURL((url) => url.pathname === '/device/display')
  await look(display, 'device-revoked', [1920, 390])
  await screen.close()
  await desk.close()
})

async function someMoreDevices(): Promise<void> {
  for (const [name, printer, minutes] of [
    ['Kios pintu utara', 'ok', 0],
    ['Kios pintu timur', 'paper_out', 0],
    ['Kios lantai 2', 'paper_low', -40],
    ['Kios lama', 'unreachable', -60],
  ] as const) {
    const token = hashToken(newToken())
    const { code } = await inMall((tx) => askToPair(tx, 'kiosk', token, at(minutes)))
    const { id } = await inMall((tx) => approveDevice(tx, code, { name, zoneId: mall.zone }, mall.ibuSiti, at(minutes)))
    const kiosk = await inMall((tx) => findDevice(tx, token, at(minutes)))
    assert.ok(kiosk)
    await inMall((tx) => heard(tx, kiosk, printer, at(minutes)))
    if (name === 'Kios lama') await inMall((tx) => revokeDevice(tx, id, mall.ibuSiti, at(-50)))
  }
}

test('without scripts a kiosk still moves on once it is approved', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${house.url}/device/kiosk`)
  const code = (await page.textContent('.code'))?.replace(/\D/g, '') ?? ''
  await inMall((tx) => approveDevice(tx, code, { name: 'Kios tanpa skrip', zoneId: mall.zone }, mall.ibuSiti, at(0)))
  await page.waitForURL((url) => url.pathname === '/kiosk')
  await context.close()
})

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
