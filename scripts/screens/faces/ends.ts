import type { Page } from 'playwright-core'
import { reportPrint } from '#visit/help-visitor.ts'
import { closeForOfficer } from '#visit/sit-at-counter.ts'
import { askOfficer } from '#visit/staff-counters.ts'
import { moment } from '../../../test/harness/busy-morning.ts'
import type { BusyMall } from '../busy-mall.ts'
import { longNames } from '../long-decree.ts'
import { emptyMall, faultyHouse } from '../other-houses.ts'
import { desktop, type Picture, phone, upright, work, zoomed } from '../picture.ts'

const isLive = (page: Page) => page.waitForSelector('html[data-connection=online]', { state: 'attached' })

async function inTheDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
}

/** The floor asks the officer of counter 6 to open counter 8. */
async function askedByFloor(page: Page, { hall, morning }: BusyMall): Promise<void> {
  const { id: staffId } = await hall.staff('petugas.6')
  const asking = { counterId: hall.counter('8').id, staffId, by: morning.manager, now: moment(581) }
  await hall.act((tx) => askOfficer(tx, asking))
  await page.locator('.asked').first().waitFor()
}

/** Pressed while the network is away; meanwhile the floor has closed the counter, so the press comes too late. */
async function comesTooLate(page: Page, { hall, morning }: BusyMall): Promise<void> {
  await isLive(page)
  await page.context().setOffline(true)
  await page.keyboard.press('Enter')
  await page.locator('#kept', { hasText: /Tidak tersambung/ }).waitFor()
  const closing = { counterId: hall.counter('7').id, by: morning.manager, now: moment(582) }
  await hall.act((tx) => closeForOfficer(tx, closing))
  await page.context().setOffline(false)
  await page.locator('#kept', { hasText: /Tidak dijalankan/ }).waitFor()
}

async function paperJams(page: Page, { hall, morning }: BusyMall): Promise<void> {
  await hall.act((tx) => reportPrint(tx, morning.waiting.visitId, 'failed', morning.manager, moment(581)))
  await page.reload()
}

async function longHere(page: Page, mall: BusyMall): Promise<void> {
  await longNames(mall)
  await page.reload()
}

const longService = (prefix: string) => async (page: Page, mall: BusyMall) => {
  await page.goto(`${mall.url}${prefix}${await longNames(mall)}`)
}

/** What somebody sees who sends a form without having filled it in. */
async function sendBlank(page: Page): Promise<void> {
  await page.locator('form.edit button:not([name=row], .unseen)').first().click()
  await page.locator('.error-summary').waitFor()
}

const without = (path: string) => async (page: Page, mall: BusyMall) => {
  const { url, session } = await emptyMall(mall)
  await page.context().addCookies([{ name: 'pendopo', value: session, url }])
  // Which malls there are is read once in five seconds.
  for (let i = 0; i < 10; i++) {
    await page.goto(url + path)
    if ((await page.content()).includes('Kabupaten Baru')) return
    await page.waitForTimeout(1_000)
  }
}

const faulty =
  (fault: 'away' | 'broken', path = '/') =>
  async (page: Page, mall: BusyMall) => {
    await page.goto(`${await faultyHouse(mall, fault)}${path}`)
  }

const manager = { size: work, who: 'manajer' } as const
const at2 = { who: 'petugas.2', path: '/desk/2' } as const
const blank = (name: string, path: string): Picture => ({
  ...manager,
  name: `admin-wrong-${name}`,
  path,
  isWhole: true,
  before: sendBlank,
})
/** At twice the size, and on a telephone. */
const small = (name: string, path: Picture['path'], isWhole = false): Picture[] => [
  { ...manager, name: `${name}-200`, size: zoomed, path, isWhole },
  { ...manager, name: `${name}-phone`, size: phone, path, isWhole },
]
const bare = (name: string, path: string): Picture => ({
  name: `admin-none-${name}`,
  size: work,
  path: '/account/sign-in',
  before: without(path),
})
const evening = async (page: Page, { clock }: BusyMall) => {
  clock.set(moment(1140))
  await page.reload()
  clock.set(moment(581))
}

/** Each face at the ends of what may happen to it: nothing there, too much, refused, broken, closed. */
export const ends: readonly Picture[] = [
  { name: 'desk-dark', size: work, ...at2, before: inTheDark },
  { name: 'desk-asked', size: work, who: 'petugas.6', path: '/desk/6', before: askedByFloor },
  { name: 'desk-late', size: work, who: 'petugas.7', path: '/desk/7', before: comesTooLate },
  { name: 'information-full', size: work, who: 'informasi', path: '/desk/info?q=surat', isWhole: true },
  {
    name: 'information-no-paper',
    size: work,
    who: 'informasi',
    path: ({ morning }) => `/desk/info/visits/${morning.waiting.visitId}`,
    before: paperJams,
  },
  { name: 'information-dark', size: work, who: 'informasi', path: '/desk/info?q=ktp+hilang', before: inTheDark },

  blank('agency', '/admin/agencies/new'),
  blank('service', '/admin/services/new'),
  blank('queue', '/admin/queues/new'),
  blank('hours', '/admin/hours/new'),
  blank('holiday', '/admin/holidays/new'),
  blank('staff', '/admin/staff/new'),
  blank('device', '/admin/devices/pair'),
  blank('place', '/admin/places/new/site'),
  blank('life', '/admin/life/new'),
  blank('media', '/admin/media/new'),
  ...small('admin-services', '/admin/services'),
  ...small('admin-roster', ({ hall }) => `/admin/roster?agency=${hall.agency('disdukcapil').id}`),
  ...small('admin-agency-edit', ({ hall }) => `/admin/agencies/${hall.agency('disdukcapil').id}/edit`, true),
  { ...manager, name: 'admin-staff-phone', size: phone, path: '/admin/staff' },
  { ...manager, name: 'admin-devices-phone', size: phone, path: '/admin/devices' },

  { name: 'forbidden-desk', size: work, who: 'petugas.2', path: '/admin/mall' },
  { name: 'forbidden-phone', size: phone, who: 'petugas.2', path: '/floor/hours' },
  { name: 'not-found-work', size: work, who: 'manajer', path: '/admin/agencies/999999' },
  { name: 'not-found-phone', size: phone, path: '/tidak-ada' },
  { name: 'fault-500', size: phone, path: '/', before: faulty('broken') },
  { name: 'fault-503', size: phone, path: '/', before: faulty('away') },
  { name: 'fault-503-number', size: phone, path: '/', before: faulty('away', '/v/a') },
  { name: 'fault-503-kiosk', size: upright, path: '/', before: faulty('away', '/kiosk') },
  { name: 'fault-503-display', size: [1920, 1080], path: '/', before: faulty('away', '/display') },
  { name: 'fault-503-desk', size: work, path: '/', before: faulty('away', '/desk/2') },

  ...[
    'agencies',
    'services',
    'queues',
    'counters',
    'staff',
    'devices',
    'holidays',
    'hours',
    'places',
    'life',
    'search',
    'media',
    'roster',
    'history',
  ].map((one) => bare(one, `/admin/${one}`)),
  bare('home', '/admin'),
  { name: 'portal-none', size: phone, path: '/', before: without('/'), isWhole: true },
  { name: 'floor-none', size: work, path: '/account/sign-in', before: without('/floor') },
  { name: 'information-none', size: work, path: '/account/sign-in', before: without('/desk/info?q=ktp') },

  { name: 'desk-long', size: work, ...at2, before: longHere },
  { name: 'desk-long-200', size: zoomed, ...at2, before: longHere, isWhole: true },
  { name: 'information-long', size: work, who: 'informasi', path: '/desk/info?q=pencatatan+rentan', before: longHere },
  { name: 'portal-service-long', size: phone, path: '/', before: longService('/services/'), isWhole: true },
  { name: 'portal-service-long-desk', size: desktop, path: '/', before: longService('/services/') },
  { name: 'kiosk-service-long', size: upright, who: 'kiosk', path: '/kiosk', before: longService('/kiosk/services/') },
  {
    name: 'kiosk-service-long-lying',
    size: [1920, 1080],
    who: 'kiosk',
    path: '/kiosk',
    before: longService('/kiosk/services/'),
  },
  {
    name: 'kiosk-service-long-lowered',
    size: upright,
    who: 'kiosk',
    path: '/kiosk?view=low',
    before: longService('/kiosk/services/'),
  },
  { name: 'portal-front-long', size: phone, path: '/', before: longHere, isWhole: true },
  { name: 'floor-decree', size: work, who: 'manajer', path: '/floor', before: longHere },

  // The doors are closed.
  { name: 'portal-closed', size: phone, path: '/', before: evening, isWhole: true },
  { name: 'portal-service-closed', size: phone, path: '/services/DKC-08', before: evening },
  { name: 'portal-mall-closed', size: phone, path: '/mall', before: evening },
  { name: 'floor-closing', size: work, who: 'manajer', path: '/floor/day' },
  // A kiosk follows the doors: the evening has to last until its picture is taken.
  { name: 'kiosk-service-closed', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-08', at: 1140 },
]
