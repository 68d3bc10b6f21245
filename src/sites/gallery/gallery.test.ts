import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startApp } from '../../../test/harness/app.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { findingsOn, fitsItsWidth, picture } from '../../../test/harness/look.ts'
import { buildSmallMall } from '../../../test/harness/small-mall.ts'

const house = await startApp({ arrange: buildSmallMall })
const browser = await openBrowser()
// Each face on the screens that it is made for.
const screens = { public: [390, 1366], work: [390, 1366], 'work&theme=dark': [1366], kiosk: [1080], hall: [1920] }

for (const [face, widths] of Object.entries(screens)) {
  for (const width of widths) {
    test(`every component can be read and used on a ${face} page ${width} wide`, async () => {
      const { page, complaints } = await look(`/gallery?face=${face}`, width)
      assert.deepEqual(await findingsOn(page), [])
      assert.ok(await fitsItsWidth(page), 'the page scrolls sideways')
      assert.deepEqual(complaints, [])
      await picture(page, `gallery-${face}-${width}`)
      await page.close()
    })
  }
}

test('a form that comes back keeps what was typed, says what to check, and takes the focus there', async () => {
  const { page } = await look('/gallery/form', 390)
  await page.fill('#phone', '12')
  await page.fill('#born', '31')
  await page.check('input[value=elder]')
  await page.click('main button[type=submit]')
  await page.waitForFunction(() => document.activeElement?.classList.contains('error-summary'))
  assert.equal(await page.inputValue('#phone'), '12')
  assert.equal(await page.inputValue('#born'), '31')
  assert.equal(await page.isChecked('input[value=elder]'), true)
  assert.match(await page.title(), /^Periksa isian: /)
  assert.deepEqual(await findingsOn(page), [])
  await picture(page, 'form-wrong-390')
  await page.click('.error-summary a[href="#name"]')
  await page.waitForFunction(() => document.activeElement?.id === 'name')
  await page.close()
})

test('the heads of what folds are read out with single commas', async () => {
  const { page } = await look('/gallery?face=work', 1366)
  await page.getByRole('button', { name: /^Persyaratan ?, 3 berkas ?, Buka$/ }).click()
  await page.getByRole('button', { name: /^Persyaratan ?, 3 berkas ?, Tutup$/, expanded: true }).waitFor()
  await page.getByRole('button', { name: /^Biaya ?, Buka$/, expanded: false }).waitFor()
  // The commas are for those who listen: nobody sees them.
  const comma = await page.locator('.govuk-accordion__section-heading-divider').first().boundingBox()
  assert.ok(comma && comma.width <= 1, JSON.stringify(comma))
  await page.close()
})

test('tabs are tabs at a desk; on a telephone a list of contents, and each part under its own name', async () => {
  const desk = (await look('/gallery', 1280)).page
  await desk.getByRole('tab', { name: 'Selasa' }).click()
  await desk.getByText('Loket 1 sampai 5.').waitFor()
  assert.deepEqual(await desk.locator('.govuk-tabs__panel:visible, .part-title:visible').allInnerTexts(), [
    'Loket 1 sampai 5.',
  ])
  await desk.close()
  const phone = (await look('/gallery', 390)).page
  assert.deepEqual(await phone.locator('.govuk-tabs__panel:visible .part-title:visible').allInnerTexts(), [
    'Senin',
    'Selasa',
  ])
  const heights = await phone.locator('.govuk-tabs__tab').evaluateAll((tabs) => tabs.map((tab) => tab.clientHeight))
  assert.ok(Math.min(...heights) >= 44, `${heights}`)
  await phone.close()
})

test('a form works without any script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${house.url}/gallery/form`)
  await page.fill('#name', 'Siti Aminah')
  await page.fill('#phone', '0812 3456 7890')
  await page.fill('#born', '7')
  await page.fill('#born-month', '5')
  await page.fill('#born-year', '1990')
  await page.check('input[value=whatsapp]')
  await page.selectOption('#agency', 'Disdukcapil')
  await page.click('main button[type=submit]')
  await page.waitForURL(/\?sent$/)
  assert.equal(await page.textContent('[role=status].notice'), 'Isian sudah diterima')
  await context.close()
})

async function look(path: string, width: number): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(house.url + path)
  await page.evaluate(() => document.fonts.ready)
  return { page, complaints }
}
