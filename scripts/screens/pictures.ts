import type { Page } from 'playwright-core'
import type { BusyMall } from './busy-mall.ts'

/** A device of the morning, or somebody by the name they sign in with; nobody for the public pages. */
export type Who =
  | 'kiosk'
  | 'display'
  | `petugas.${string}`
  | 'manajer'
  | 'informasi'
  | 'koordinator.disdukcapil'
  | 'teknisi'

export type Picture = {
  readonly name: string
  readonly size: readonly [width: number, height: number]
  readonly path: string | ((mall: BusyMall) => string)
  readonly who?: Who
  readonly language?: 'en'
  /** The whole page, however long. */
  readonly isWhole?: boolean
  /** What somebody does before the picture is taken. */
  readonly before?: (page: Page, mall: BusyMall) => Promise<void>
}

const phone = [390, 844] as const
const desktop = [1280, 800] as const
const upright = [1080, 1920] as const
const lying = [1920, 1080] as const
const work = [1366, 768] as const

const portal: readonly Picture[] = [
  { name: 'portal-front-desk', size: desktop, path: '/' },
  { name: 'portal-front-phone', size: phone, path: '/' },
  { name: 'portal-front-en', size: desktop, path: '/', language: 'en' },
  { name: 'portal-service-desk', size: desktop, path: '/services/DKC-08', isWhole: true },
  { name: 'portal-service-phone', size: phone, path: '/services/DKC-08', isWhole: true },
  { name: 'portal-service-en', size: phone, path: '/services/DKC-08', language: 'en' },
  { name: 'portal-search', size: phone, path: '/services?q=ktp+hilang' },
  { name: 'portal-search-empty', size: phone, path: '/services?q=xyzzy' },
  { name: 'portal-agency', size: desktop, path: '/agencies/disdukcapil' },
  { name: 'portal-mall', size: desktop, path: '/mall' },
  { name: 'portal-not-found', size: phone, path: '/services/TIDAK-ADA' },
]

const kiosk: readonly Picture[] = [
  { name: 'kiosk-home', size: upright, who: 'kiosk', path: '/kiosk' },
  { name: 'kiosk-home-en', size: upright, who: 'kiosk', path: '/kiosk', language: 'en' },
  { name: 'kiosk-search', size: upright, who: 'kiosk', path: '/kiosk/search?q=ktp' },
  { name: 'kiosk-service', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-08' },
  { name: 'kiosk-service-delayed', size: upright, who: 'kiosk', path: '/kiosk/services/SAM-01' },
  { name: 'kiosk-order', size: upright, who: 'kiosk', path: '/kiosk/order?s=DKC-08&s=SPK-01&s=SKC-01' },
  { name: 'kiosk-priority', size: upright, who: 'kiosk', path: '/kiosk/priority?s=DKC-08' },
  {
    name: 'kiosk-number',
    size: upright,
    who: 'kiosk',
    path: '/kiosk/services/DKC-13',
    before: async (page) => {
      await page.click('form[action="/kiosk/numbers"] button')
      await page.waitForURL('**/kiosk/numbers/*')
    },
  },
]

const visitors: readonly Picture[] = [
  { name: 'phone-waiting', size: phone, path: ({ morning }) => `/v/${morning.waiting.token}` },
  { name: 'phone-waiting-en', size: phone, language: 'en', path: ({ morning }) => `/v/${morning.waiting.token}` },
  { name: 'phone-called', size: phone, path: ({ morning }) => `/v/${morning.called.token}` },
  { name: 'display', size: lying, who: 'display', path: '/display' },
  { name: 'display-upright', size: upright, who: 'display', path: '/display' },
  { name: 'display-incident', size: lying, who: 'manajer', path: '/screens/selatan-b' },
  { name: 'display-quiet', size: lying, who: 'manajer', path: '/screens/selatan-c' },
]

const atWork: readonly Picture[] = [
  { name: 'desk-busy', size: work, who: 'petugas.2', path: '/desk/2' },
  { name: 'desk-busy-en', size: work, who: 'petugas.2', path: '/desk/2', language: 'en' },
  { name: 'desk-called', size: work, who: 'petugas.3', path: '/desk/3' },
  { name: 'desk-empty', size: work, who: 'petugas.30', path: '/desk/30' },
  { name: 'desk-choose', size: work, who: 'petugas.9', path: '/desk' },
  {
    name: 'desk-transfer',
    size: work,
    who: 'petugas.2',
    path: ({ morning }) => `/desk/2/transfers/new?leg=${morning.serving.legId}`,
  },
  { name: 'information', size: work, who: 'informasi', path: '/desk/info?q=ktp' },
  {
    name: 'information-number',
    size: work,
    who: 'informasi',
    path: ({ morning }) => `/desk/info/visits/${morning.waiting.visitId}`,
  },
  { name: 'floor', size: [1440, 900], who: 'manajer', path: '/floor' },
  { name: 'floor-phone', size: phone, who: 'manajer', path: '/floor' },
  { name: 'floor-counters', size: [1440, 900], who: 'manajer', path: '/floor/counters' },
  { name: 'floor-incident', size: [1440, 900], who: 'manajer', path: '/floor/incidents/new' },
]

const admin: readonly Picture[] = [
  { name: 'admin-home', size: work, who: 'manajer', path: '/admin' },
  { name: 'admin-agencies', size: work, who: 'manajer', path: '/admin/agencies' },
  {
    name: 'admin-agency',
    size: work,
    who: 'manajer',
    path: ({ hall }) => `/admin/agencies/${hall.agency('disdukcapil').id}`,
  },
  { name: 'admin-services', size: work, who: 'koordinator.disdukcapil', path: '/admin/services' },
  {
    name: 'admin-service-draft',
    size: work,
    who: 'koordinator.disdukcapil',
    path: ({ hall }) => `/admin/services/${hall.service('DKC-08').id}`,
    before: async (page) => {
      await page.click('form[action$="/draft"] button')
      await page.waitForURL('**/draft')
    },
  },
  {
    name: 'admin-draft-papers',
    size: work,
    who: 'koordinator.disdukcapil',
    path: ({ hall }) => `/admin/services/${hall.service('DKC-13').id}`,
    before: async (page) => {
      await page.click('form[action$="/draft"] button')
      await page.click('a[href$="/draft/requirements"]')
      await page.waitForURL('**/draft/requirements')
    },
  },
  {
    name: 'admin-queue-edit',
    size: work,
    who: 'koordinator.disdukcapil',
    path: ({ hall }) => `/admin/queues/${hall.service('DKC-08').queueId}/edit`,
  },
  { name: 'admin-queues', size: work, who: 'manajer', path: '/admin/queues' },
  { name: 'admin-counters', size: work, who: 'manajer', path: '/admin/counters' },
  { name: 'admin-roster', size: work, who: 'koordinator.disdukcapil', path: '/admin/roster' },
  { name: 'admin-hours', size: work, who: 'manajer', path: '/admin/hours' },
  { name: 'admin-holidays', size: work, who: 'manajer', path: '/admin/holidays' },
  { name: 'admin-places', size: work, who: 'manajer', path: '/admin/places' },
  { name: 'admin-mall', size: work, who: 'manajer', path: '/admin/mall' },
  { name: 'admin-history', size: work, who: 'manajer', path: '/admin/history' },
  { name: 'admin-staff', size: work, who: 'manajer', path: '/admin/staff' },
  { name: 'admin-devices', size: work, who: 'manajer', path: '/admin/devices' },
]

const doors: readonly Picture[] = [
  { name: 'account', size: work, who: 'manajer', path: '/account' },
  { name: 'sign-in', size: work, path: '/account/sign-in' },
  { name: 'sign-in-phone', size: phone, path: '/account/sign-in' },
  { name: 'pairing-kiosk', size: upright, path: '/device/kiosk' },
  { name: 'pairing-display', size: lying, path: '/device/display' },
  { name: 'not-found', size: desktop, path: '/tidak-ada' },
]

/** Every face in its main states. */
export const faces = { portal, kiosk, visitors, atWork, admin, doors }
export const pictures: readonly Picture[] = Object.values(faces).flat()
