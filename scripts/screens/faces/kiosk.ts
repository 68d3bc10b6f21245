import type { Page } from 'playwright-core'
import { lying, type Picture, upright } from '../picture.ts'

const tablet = [800, 1280] as const
const fiveServices = '/kiosk/order?s=DKC-08&s=SPK-01&s=SKC-01&s=DKC-01&s=SIM-01'

export const kiosk: readonly Picture[] = [
  { name: 'kiosk-home', size: upright, who: 'kiosk', path: '/kiosk' },
  { name: 'kiosk-home-en', size: upright, who: 'kiosk', path: '/kiosk', language: 'en' },
  { name: 'kiosk-home-lying', size: lying, who: 'kiosk', path: '/kiosk' },
  { name: 'kiosk-home-tablet', size: tablet, who: 'kiosk', path: '/kiosk' },
  { name: 'kiosk-home-tablet-lying', size: [1280, 800], who: 'kiosk', path: '/kiosk' },
  { name: 'kiosk-service-tablet-lying', size: [1280, 800], who: 'kiosk', path: '/kiosk/services/DKC-08' },
  { name: 'kiosk-service-tablet', size: tablet, who: 'kiosk', path: '/kiosk/services/DKC-08' },
  { name: 'kiosk-search', size: upright, who: 'kiosk', path: '/kiosk/search?q=ktp' },
  { name: 'kiosk-search-nothing', size: upright, who: 'kiosk', path: '/kiosk/search?q=zzqx' },
  { name: 'kiosk-search-lying', size: lying, who: 'kiosk', path: '/kiosk/search?q=ktp' },
  { name: 'kiosk-service', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-08' },
  { name: 'kiosk-service-lying', size: lying, who: 'kiosk', path: '/kiosk/services/DKC-08' },
  { name: 'kiosk-service-200', size: [540, 960], who: 'kiosk', path: '/kiosk/services/DKC-08' },
  { name: 'kiosk-service-delayed', size: upright, who: 'kiosk', path: '/kiosk/services/SAM-01' },
  { name: 'kiosk-missing', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-08/missing' },
  { name: 'kiosk-order', size: upright, who: 'kiosk', path: '/kiosk/order?s=DKC-08&s=SPK-01&s=SKC-01' },
  { name: 'kiosk-order-lying', size: lying, who: 'kiosk', path: '/kiosk/order?s=DKC-08&s=SPK-01&s=SKC-01' },
  { name: 'kiosk-order-most', size: upright, who: 'kiosk', path: fiveServices },
  { name: 'kiosk-order-most-lying', size: lying, who: 'kiosk', path: fiveServices },
  { name: 'kiosk-priority', size: upright, who: 'kiosk', path: '/kiosk/priority?s=DKC-08' },
  { name: 'kiosk-number', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-13', before: takeNumber },
  { name: 'kiosk-number-lying', size: lying, who: 'kiosk', path: '/kiosk/services/DKC-13', before: takeNumber },
  { name: 'kiosk-number-no-paper', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-06', before: withoutPaper },
  { name: 'kiosk-unconnected', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-07', before: pressOffline },
  // Who wants to see it in another way is asked last: a browser keeps it until the first screen.
  { name: 'kiosk-lowered', size: upright, who: 'kiosk', path: '/kiosk/search?q=ktp&view=low' },
  { name: 'kiosk-lowered-order', size: upright, who: 'kiosk', path: `${fiveServices}&view=low` },
  { name: 'kiosk-lying-200', size: [960, 540], who: 'kiosk', path: '/kiosk/services/DKC-08' },
  {
    name: 'kiosk-number-tablet-lying',
    size: [1280, 800],
    who: 'kiosk',
    path: '/kiosk/services/DKC-13',
    before: takeNumber,
  },
  { name: 'kiosk-lowered-200', size: [540, 960], who: 'kiosk', path: '/kiosk/services/DKC-08?view=low' },
  { name: 'kiosk-lowered-lying-200', size: [960, 540], who: 'kiosk', path: '/kiosk/services/DKC-08?view=low' },
  { name: 'kiosk-lowered-lying', size: lying, who: 'kiosk', path: '/kiosk/search?q=ktp&view=low' },
  { name: 'kiosk-contrast', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-08?view=strong' },
]

async function takeNumber(page: Page): Promise<void> {
  await page.click('form[action="/kiosk/numbers"] button')
  await page.waitForURL('**/kiosk/numbers/*')
}

async function withoutPaper(page: Page): Promise<void> {
  await takeNumber(page)
  await page.click('#print-failed button')
  await page.locator('.paper .notice').waitFor()
}

/** The press is kept and tried again, until somebody gives it up. */
async function pressOffline(page: Page): Promise<void> {
  await page.route('**/healthz', (route) => route.abort())
  await page.click('form[action="/kiosk/numbers"] button')
  await page.locator('dialog[data-unconnected][open]').waitFor()
}
