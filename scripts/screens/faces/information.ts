import type { Page } from 'playwright-core'
import { type Picture, tablet, tabletUpright, work, zoomed } from '../picture.ts'

const who = 'informasi'
const asked = '/desk/info?q=ktp+hilang'

async function askForKeys(page: Page): Promise<void> {
  await page.keyboard.press('?')
  await page.locator('#keys[open]').waitFor()
}

async function loseNetwork(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.keyboard.press('Enter')
  await page.locator('#kept', { hasText: /Tidak tersambung/ }).waitFor()
}

async function openLost(page: Page): Promise<void> {
  await page.keyboard.press('n')
  await page.locator('#today[open]').waitFor()
}

export const information: readonly Picture[] = [
  { name: 'information', size: work, who, path: asked },
  { name: 'information-en', size: work, who, path: asked, language: 'en' },
  { name: 'information-keys', size: work, who, path: '/desk/info?q=ktp', before: askForKeys },
  { name: 'information-empty', size: work, who, path: '/desk/info' },
  { name: 'information-nothing', size: work, who, path: '/desk/info?q=zzzz' },
  { name: 'information-tablet', size: tablet, who, path: asked },
  { name: 'information-tablet-upright', size: tabletUpright, who, path: asked },
  { name: 'information-200', size: zoomed, who, path: asked, isWhole: true },
  { name: 'information-lost', size: work, who, path: asked, before: openLost },
  {
    name: 'information-number',
    size: work,
    who,
    path: ({ morning }) => `/desk/info/visits/${morning.waiting.visitId}`,
  },
  {
    name: 'information-add',
    size: work,
    who,
    path: ({ morning }) => `/desk/info/visits/${morning.waiting.visitId}?add=1&q=skck`,
  },
  {
    name: 'information-instead',
    size: work,
    who,
    path: ({ hall, morning }) =>
      `/desk/info/visits/${morning.waiting.visitId}?add=1&q=kk&service=${hall.service('DKC-01').id}`,
  },
  // The last: whoever lost the network opens nothing more.
  { name: 'information-offline', size: work, who, path: '/desk/info?q=kk+hilang', before: loseNetwork, isCutOff: true },
]
