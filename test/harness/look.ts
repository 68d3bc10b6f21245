import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with a page as it stands. Costly, contrast most of all: a second look at the same page can do without. */
export async function findingsOn(page: Page, without: readonly string[] = []): Promise<string[]> {
  await page.waitForLoadState()
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  return await page.evaluate(async (without) => {
    // biome-ignore lint/suspicious/noExplicitAny: axe brings no types into the page
    const { violations } = await (window as any).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
      rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    })
    return violations.map(
      (one: { id: string; nodes: { html: string }[] }) =>
        `${one.id}: ${one.nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    )
  }, without)
}

export async function fitsItsWidth(page: Page): Promise<boolean> {
  // A click returns when the next page has begun, and on a busy machine that page has no elements yet.
  await hasItsLetters(page)
  return await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
}

/** In another typeface lines are of another length. */
export async function hasItsLetters(page: Page): Promise<void> {
  await page.waitForLoadState()
  await page.evaluate('document.fonts.ready.then(() => true)')
}

/** With PICTURES=folder the page is also kept, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (!folder) return
  await page.waitForLoadState()
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
