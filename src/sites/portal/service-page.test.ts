import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startApp } from '../../../test/harness/app.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { moment } from '../../../test/harness/busy-morning.ts'
import { openDemoHall } from '../../../test/harness/demo-hall.ts'
import { hasItsLetters } from '../../../test/harness/look.ts'

const app = await startApp({ at: moment(540) })
await openDemoHall(app)
const browser = await openBrowser()
const parts = ['.service > .summary', '.now', '.bring', '.along', '.next', '.rest', '.related', '.provenance'] as const
type Box = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

async function withPage<T>(width: number, height: number, look: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage({ viewport: { width, height }, javaScriptEnabled: false })
  await page.goto(`${app.url}/services/DKC-08`)
  await hasItsLetters(page)
  return await look(page).finally(() => page.close())
}

async function boxesOf(page: Page): Promise<Record<(typeof parts)[number], Box>> {
  const boxes = parts.map(async (part) => {
    const box = await page.locator(part).boundingBox()
    assert.ok(box, part)
    return [part, { top: box.y, bottom: box.y + box.height, left: box.x, right: box.x + box.width }] as const
  })
  return Object.fromEntries(await Promise.all(boxes)) as Record<(typeof parts)[number], Box>
}

test('at a desk one sees what it costs, how long one waits, what to bring and the next step without moving the page', async () => {
  await withPage(1280, 800, async (page) => {
    const boxes = await boxesOf(page)
    for (const part of ['.service > .summary', '.now', '.bring', '.next'] as const)
      assert.ok(boxes[part].bottom <= 800, `${part} ends at ${boxes[part].bottom}`)
    for (const part of ['.now', '.next', '.along'] as const) assert.ok(boxes[part].left >= boxes['.bring'].right, part)
    assert.ok(boxes['.related'].left >= boxes['.rest'].right)
    // Boxes beside a list never lie on one another, however short the list is.
    assert.ok(boxes['.now'].bottom <= boxes['.next'].top && boxes['.next'].bottom <= boxes['.along'].top)
    assert.ok(Math.max(boxes['.bring'].bottom, boxes['.along'].bottom) <= boxes['.rest'].top)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 1280)
  })
})

test('the services of an agency stand two beside each other at a desk, and one below the other on a telephone', async () => {
  for (const [width, beside] of [
    [1280, true],
    [390, false],
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: false })
    await page.goto(`${app.url}/agencies/disdukcapil`)
    const [first, second] = await page
      .locator('.services li')
      .evaluateAll((items) => items.slice(0, 2).map((item) => item.getBoundingClientRect().top))
    assert.equal(first === second, beside, `${width}`)
    await page.close()
  }
})

test('on a telephone, and on paper, all of it stands in one column in the order in which it is read aloud', async () => {
  await withPage(390, 844, async (page) => {
    const inOneColumn = async (shown: readonly (typeof parts)[number][]) => {
      const boxes = await boxesOf(page)
      for (const [i, part] of shown.slice(1).entries())
        assert.ok(boxes[part].top >= boxes[shown[i] ?? part].bottom, `${part} begins above the end of ${shown[i]}`)
    }
    await inOneColumn(parts)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.locator('.related').waitFor({ state: 'hidden' })
    const [bring, rest] = [await page.locator('.bring').boundingBox(), await page.locator('.rest').boundingBox()]
    assert.ok(bring && rest && rest.y >= bring.y + bring.height && Math.abs(rest.x - bring.x) < 1)
  })
})
