import type { Page } from 'playwright-core'
import { openIncident } from '#visit/incident.ts'
import type { BusyMall } from '../busy-mall.ts'
import { lying, type Picture, upright } from '../picture.ts'

const tablet = [1280, 800] as const
const tabletUpright = [800, 1280] as const
/** 200 % zoom: the same screen with half as many CSS pixels. */
const zoomed = [540, 960] as const

const at = { size: upright, who: 'kiosk' } as const

export const kiosk: readonly Picture[] = [
  { ...at, name: 'kiosk-home', path: '/kiosk' },
  { ...at, name: 'kiosk-home-en', path: '/kiosk', language: 'en' },
  { ...at, name: 'kiosk-home-lying', path: '/kiosk', size: lying },
  { ...at, name: 'kiosk-home-tablet', path: '/kiosk', size: tablet },
  { ...at, name: 'kiosk-home-tablet-upright', path: '/kiosk', size: tabletUpright },
  { ...at, name: 'kiosk-home-zoomed', path: '/kiosk', size: zoomed },
  { ...at, name: 'kiosk-home-next', path: '/kiosk?s=DKC-08' },
  { ...at, name: 'kiosk-agencies', path: '/kiosk/agencies' },
  { ...at, name: 'kiosk-agency', path: '/kiosk/agencies/polri' },
  { ...at, name: 'kiosk-events', path: '/kiosk/events' },
  { ...at, name: 'kiosk-event', path: '/kiosk/events/anak-lahir' },
  { ...at, name: 'kiosk-search', path: '/kiosk/search?q=ktp' },
  { ...at, name: 'kiosk-search-tablet', path: '/kiosk/search', size: tablet, before: type },
  { ...at, name: 'kiosk-search-nothing', path: '/kiosk/search?q=resep+rendang' },
  { ...at, name: 'kiosk-service', path: '/kiosk/services/DKC-08' },
  { ...at, name: 'kiosk-service-lying', path: '/kiosk/services/DKC-08', size: lying },
  { ...at, name: 'kiosk-service-tablet', path: '/kiosk/services/DKC-08', size: tablet },
  { ...at, name: 'kiosk-service-long', path: '/kiosk/services/PTS-07' },
  { ...at, name: 'kiosk-service-delayed', path: '/kiosk/services/SAM-01' },
  { ...at, name: 'kiosk-missing', path: '/kiosk/services/DKC-08/missing?have=2' },
  { ...at, name: 'kiosk-order', path: '/kiosk/order?s=DKC-08&s=SPK-01&s=SKC-01' },
  { ...at, name: 'kiosk-order-any', path: '/kiosk/order?s=DKC-13&s=SKC-01' },
  { ...at, name: 'kiosk-priority', path: '/kiosk/priority?s=DKC-08' },
  { ...at, name: 'kiosk-help', path: '/kiosk/help' },
  { ...at, name: 'kiosk-low', path: '/kiosk/services/DKC-08?view=low' },
  { ...at, name: 'kiosk-low-lying', path: '/kiosk/services/DKC-08?view=low', size: lying },
  { ...at, name: 'kiosk-strong', path: '/kiosk/services/DKC-08?view=strong' },
  { ...at, name: 'kiosk-number', path: '/kiosk/services/DKC-13', before: take },
  { ...at, name: 'kiosk-number-tablet', path: '/kiosk/services/DKC-13', size: tablet, before: take },
  { ...at, name: 'kiosk-number-no-paper', path: '/kiosk/services/DKC-13', before: takeWithoutPaper },
  { ...at, name: 'kiosk-stopped', path: '/kiosk/services/IMI-01', before: stopped },
  { ...at, name: 'kiosk-fault', path: '/kiosk/services/NOPE' },
  // Last: what these two do to their browser stays.
  { ...at, name: 'kiosk-still-here', path: '/kiosk/services/DKC-04', before: waitUntilAsked },
  { ...at, name: 'kiosk-unconnected', path: '/kiosk/services/DKC-04', before: pressWithoutNetwork },
]

async function take(page: Page): Promise<void> {
  await page.click('form[action="/kiosk/numbers"] button')
  await page.waitForURL('**/kiosk/numbers/*')
}

async function takeWithoutPaper(page: Page): Promise<void> {
  await take(page)
  await page.click('text=Kertas tidak keluar')
  await page.waitForSelector('.paper .notice')
}

async function type(page: Page): Promise<void> {
  for (const key of 'nikah') await page.click(`[data-key="${key}"]`)
  await page.waitForSelector('[data-found] .tile')
}

async function waitUntilAsked(page: Page): Promise<void> {
  await page.clock.install()
  await page.reload()
  await page.clock.runFor(75_000)
  await page.waitForSelector('dialog[data-still][open]')
}

async function pressWithoutNetwork(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.click('form[action="/kiosk/numbers"] button')
  await page.waitForSelector('dialog[data-unconnected][open]')
}

/** An agency whose system is down: its numbers are stopped, and every screen of the kiosk says so. */
async function stopped(page: Page, mall: BusyMall): Promise<void> {
  await stop(mall)
  await page.reload()
}

async function stop({ hall, clock }: BusyMall): Promise<void> {
  const service = [...hall.directory.services.values()].find(({ code }) => code === 'IMI-01')
  if (!service) throw new Error('the demonstration has no IMI-01')
  const by = await hall.staff('manajer')
  const message = {
    id: 'Sistem paspor sedang mati. Datang lagi setelah pukul 13.00.',
    en: 'The passport system is down. Come back after 1 pm.',
  }
  const incident = { kind: 'system_down', agencyId: null, queueId: null, counterId: null } as const
  await hall.act((tx) =>
    openIncident(tx, { ...incident, serviceId: service.id, stops: true, message }, by, clock.now()),
  )
}
