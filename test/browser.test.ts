import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from './harness/browser.ts'

test('a bare machine can look at a page: what npm brought opens, draws letters and takes a picture', async () => {
  const page = await (await openBrowser()).newPage({ viewport: { width: 390, height: 300 } })
  await page.setContent('<title>Loket 3</title><h1 id="number">A-017</h1>')
  const picture = async (text: string) => {
    await page.locator('#number').evaluate((place, words) => {
      place.textContent = words
    }, text)
    return page.screenshot()
  }
  const [one, other] = [await picture('A-017'), await picture('B-204')]
  assert.equal(await page.title(), 'Loket 3')
  assert.ok(one.length > 1_000, `the picture has only ${one.length} bytes`)
  assert.notDeepEqual(one, other, 'two numbers look the same, so no letters were drawn')
})
