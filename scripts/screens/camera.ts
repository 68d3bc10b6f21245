import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { moment } from '../../test/harness/busy-morning.ts'
import type { BusyMall } from './busy-mall.ts'
import { withFewColours } from './few-colours.ts'
import type { Picture, Who } from './picture.ts'
import { pictures } from './pictures.ts'

/** Takes the wanted pictures, each in a browser of its own, so that none depends on another. */
export async function takePictures(
  mall: BusyMall,
  browser: Browser,
  folder: string,
  isWanted: (name: string) => boolean,
): Promise<void> {
  for (const picture of pictures) {
    if (!isWanted(picture.name)) continue
    mall.clock.set(momentOf(picture))
    const context = await openAs(mall, browser, picture)
    const page = await context.newPage()
    page.on('pageerror', (error) => console.error(`${picture.name}: ${error.message}`))
    await page.goto(mall.url + pathOf(mall, picture))
    await picture.before?.(page, mall)
    await settle(page, picture)
    await keep(page, join(folder, `${picture.name}.png`), picture.isWhole)
    await context.close()
    console.log(picture.name)
  }
}

/** The moment in which a picture is taken: 09.41 unless it says another. */
export function momentOf({ at = 581 }: Pick<Picture, 'at'>): Date {
  return moment(at)
}

export async function keep(page: Page, path: string, isWhole = false): Promise<void> {
  await writeFile(path, withFewColours(await page.screenshot({ fullPage: isWhole })))
}

/** A browser of the size and the person of a picture. */
export async function openAs(
  mall: BusyMall,
  browser: Browser,
  { size, who, language }: Picture,
): Promise<BrowserContext> {
  const [width, height] = size
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
  // Chromium on a kiosk prints without asking.
  await context.addInitScript('window.print = () => window.dispatchEvent(new Event("afterprint"))')
  // And has a voice to read its screens with (docs/running/kiosks.md); the Chromium of the pictures has none.
  await context.addInitScript(
    'speechSynthesis.getVoices = () => ["id-ID", "en-GB"].map((lang) => ({ lang, localService: true }))',
  )
  const cookies = { ...(await cookiesOf(mall, who)), ...(language ? { lang: language } : {}) }
  const all = Object.entries(cookies).map(([name, value]) => ({ name, value, url: mall.url }))
  if (all.length > 0) await context.addCookies(all)
  return context
}

async function cookiesOf({ hall, morning }: BusyMall, who: Who | undefined): Promise<Record<string, string>> {
  if (who === undefined) return {}
  if (who === 'kiosk' || who === 'display') return { device: morning[who].token }
  return { pendopo: await hall.session(await hall.staff(who), moment(581)) }
}

export function pathOf(mall: BusyMall, { path }: Picture): string {
  return typeof path === 'string' ? path : path(mall)
}

/** Letters in their own typeface, and what is live connected. */
export async function settle(page: Page, { isCutOff }: Pick<Picture, 'isCutOff'>): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => true)')
  const isLive = !isCutOff && (await page.$('[data-live]'))
  if (isLive) await page.waitForSelector('html[data-connection=online]', { state: 'attached' })
}
