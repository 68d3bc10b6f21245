import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { keep } from './camera.ts'

/** Four of the pictures side by side, for the README: the hall screen over the desk, the kiosk, the phone. */
export async function composeOverview(browser: Browser, folder: string): Promise<void> {
  const template = await readFile(join(import.meta.dirname, 'overview.html'), 'utf8')
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
  const page = await context.newPage()
  await page.setContent(await withPictures(template, folder))
  await keep(page, join(folder, 'overview.png'))
  await context.close()
}

/** The page is nowhere, so its pictures travel inside it: `src="desk-busy.png"`. */
async function withPictures(template: string, folder: string): Promise<string> {
  let page = template
  for (const [, name = ''] of template.matchAll(/src="([\w-]+\.png)"/g)) {
    const bytes = await readFile(join(folder, name))
    page = page.replace(`src="${name}"`, `src="data:image/png;base64,${bytes.toString('base64')}"`)
  }
  return page
}
