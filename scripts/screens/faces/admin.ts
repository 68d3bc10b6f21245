import type { Page } from 'playwright-core'
import { type Picture, phone, work } from '../picture.ts'

/** As the device asks for it. */
async function inTheDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
}

export const admin: readonly Picture[] = [
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
  {
    name: 'admin-service-words',
    size: work,
    who: 'koordinator.disdukcapil',
    path: ({ hall }) => `/admin/services/${hall.service('DKC-08').id}/words`,
  },
  {
    name: 'admin-search',
    size: work,
    who: 'manajer',
    path: '/admin/search',
    before: async (page, { url }) => {
      for (const typed of [
        'pasang gigi',
        'pasang gigi',
        'pasang gigi',
        'pasang gigi',
        'cek kutu',
        'cek kutu',
        'cek kutu',
      ])
        await fetch(`${url}/services?q=${encodeURIComponent(typed)}`)
      await page.reload()
    },
  },
  {
    name: 'admin-search-wrong',
    size: work,
    who: 'manajer',
    path: '/admin/search/new?says=pdam',
    before: async (page) => {
      await page.fill('#means', 'PDAM')
      await page.click('.edit .button')
      await page.waitForSelector('.error-summary, [role=alert]')
    },
  },
  { name: 'admin-life', size: work, who: 'manajer', path: '/admin/life' },
  { name: 'admin-life-edit', size: work, who: 'manajer', path: '/admin/life/anak-lahir' },
  { name: 'admin-queues', size: work, who: 'manajer', path: '/admin/queues' },
  { name: 'admin-counters', size: work, who: 'manajer', path: '/admin/counters' },
  { name: 'admin-roster', size: work, who: 'koordinator.disdukcapil', path: '/admin/roster' },
  { name: 'admin-hours', size: work, who: 'manajer', path: '/admin/hours' },
  { name: 'admin-holidays', size: work, who: 'manajer', path: '/admin/holidays' },
  { name: 'admin-places', size: work, who: 'manajer', path: '/admin/places' },
  { name: 'admin-voice', size: work, who: 'manajer', path: '/admin/voice' },
  { name: 'admin-media', size: work, who: 'manajer', path: '/admin/media' },
  { name: 'admin-mall', size: work, who: 'manajer', path: '/admin/mall' },
  { name: 'admin-emblem', size: work, who: 'manajer', path: '/admin/mall/emblem' },
  {
    name: 'admin-menu-phone',
    size: phone,
    who: 'manajer',
    path: '/admin/services',
    before: (page) => page.click('.sections summary'),
  },
  { name: 'admin-services-dark', size: work, who: 'manajer', path: '/admin/services', before: inTheDark },
  { name: 'admin-roster-dark', size: work, who: 'koordinator.disdukcapil', path: '/admin/roster', before: inTheDark },
  { name: 'account', size: work, who: 'manajer', path: '/account', isWhole: true },
  { name: 'admin-colour', size: work, who: 'manajer', path: '/admin/mall/colour?try=17543a', isWhole: true },
  { name: 'admin-colour-weak', size: work, who: 'manajer', path: '/admin/mall/colour?try=f2b632', isWhole: true },
  { name: 'admin-history', size: work, who: 'manajer', path: '/admin/history' },
  { name: 'admin-staff', size: work, who: 'manajer', path: '/admin/staff' },
  { name: 'admin-devices', size: work, who: 'manajer', path: '/admin/devices' },
]
