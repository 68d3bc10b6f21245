import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startApp } from '../../../test/harness/app.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { buildSmallMall } from '../../../test/harness/small-mall.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const house = await startApp({ arrange: buildSmallMall })
const browser = await openBrowser()
// Each face on the screens that it is made for.
const screens = { public: [390, 1366], work: [390, 1366], 'work&theme=dark': [1366], kiosk: [1080], hall: [1920] }

for (const [face, widths] of Object.entries(screens)) {
  for (const width of widths) {
    test(`every component can be read and used on a ${face} page ${width} wide`, async () => {
      const { page, complaints } = await look(`/gallery?face=${face}`, width)
      assert.deepEqual(await axeFindings(page), [])
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
  assert.equal(await page.inputValue('#phone'), '12')
  assert.equal(await page.inputValue('#born'), '31')
  assert.equal(await page.isChecked('input[value=elder]'), true)
  assert.match(await page.title(), /^Periksa isian: /)
  assert.equal(await page.evaluate(() => document.activeElement?.className.split(' ')[0]), 'error-summary')
  assert.deepEqual(await axeFindings(page), [])
  await picture(page, 'form-wrong-390')
  await page.click('.error-summary a[href="#name"]')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'name')
  await page.close()
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
  assert.match(page.url(), /\?sent$/)
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

async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe brings no types into the page
    const { violations } = await (window as any).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(
      (one: { id: string; nodes: { html: string }[] }) =>
        `${one.id}: ${one.nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    )
  })
}

async function fitsItsWidth(page: Page): Promise<boolean> {
  return await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
}

/** With PICTURES=folder the pages are also kept to be looked at. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
