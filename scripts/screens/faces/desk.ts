import type { Page } from 'playwright-core'
import { type Picture, tablet, tabletUpright, work, zoomed } from '../picture.ts'

const isLive = (page: Page) => page.waitForSelector('html[data-connection=online]', { state: 'attached' })

/** Finishes whoever is served and calls the next, as an officer does all day. */
async function finishAndCall(page: Page): Promise<void> {
  await isLive(page)
  await page.keyboard.press('Enter')
  await page.locator('.here', { hasText: /Dipanggil|Called/ }).waitFor()
  await page.locator('.undoable').waitFor()
}

async function loseNetwork(page: Page): Promise<void> {
  await isLive(page)
  await page.context().setOffline(true)
  await page.keyboard.press('Enter')
  await page.locator('#kept', { hasText: /Tidak tersambung|Not connected/ }).waitFor()
}

async function askForKeys(page: Page): Promise<void> {
  await isLive(page)
  await page.keyboard.press('?')
  await page.locator('#keys[open]').waitFor()
}

async function hold(page: Page): Promise<void> {
  await isLive(page)
  await page.keyboard.press('t')
  await page.locator('h1', { hasText: /Tahan|Hold/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.waiting', { hasText: /Ditahan|Held/ }).waitFor()
  await page.locator('.undoable').waitFor()
}

const at2 = { who: 'petugas.2', path: '/desk/2' } as const

export const desk: readonly Picture[] = [
  { name: 'desk-busy', size: work, ...at2 },
  { name: 'desk-busy-en', size: work, ...at2, language: 'en' },
  { name: 'desk-busy-tablet', size: tablet, ...at2 },
  { name: 'desk-busy-tablet-upright', size: tabletUpright, ...at2 },
  { name: 'desk-busy-200', size: zoomed, ...at2, isWhole: true },
  { name: 'desk-called', size: work, who: 'petugas.3', path: '/desk/3' },
  { name: 'desk-keys', size: work, ...at2, before: askForKeys },
  { name: 'desk-day', size: work, who: 'petugas.2', path: '/desk/2/day' },
  { name: 'desk-pause', size: work, who: 'petugas.2', path: '/desk/2/pauses/new' },
  { name: 'desk-empty', size: work, who: 'petugas.30', path: '/desk/30' },
  { name: 'desk-closed', size: work, who: 'petugas.8', path: '/desk/8' },
  {
    name: 'desk-park',
    size: work,
    who: 'petugas.2',
    path: ({ morning }) => `/desk/2/parked/new?leg=${morning.serving.legId}`,
  },
  { name: 'desk-incident', size: work, who: 'petugas.2', path: '/desk/2/incidents/new' },
  {
    name: 'desk-number',
    size: work,
    who: 'petugas.2',
    path: ({ morning }) => `/desk/2/visits/${morning.waiting.visitId}`,
  },
  { name: 'desk-choose', size: work, who: 'petugas.9', path: '/desk' },
  {
    name: 'desk-transfer',
    size: work,
    who: 'petugas.2',
    path: ({ morning }) => `/desk/2/transfers/new?leg=${morning.serving.legId}`,
  },
  { name: 'desk-offline', size: work, who: 'petugas.5', path: '/desk/5', before: loseNetwork },
  // The last: they move the hall on. Counters 2 and 46 serve somebody in the tests’ quiet morning too.
  { name: 'desk-held', size: work, who: 'petugas.46', path: '/desk/46', before: hold },
  { name: 'desk-undo', size: work, ...at2, before: finishAndCall },
]
