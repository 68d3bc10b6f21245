import type { Page } from 'playwright-core'
import { startDemoPrinter } from '#connectors/receipt-printer/demo-printer.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { sql } from '#platform/database.ts'
import { drainJobs } from '#platform/jobs.ts'
import { removePrinter, setPrinter } from '#printing/set-printer.ts'
import { recallNumber } from '#visit/at-counter.ts'
import { giveUp, visitByToken } from '#visit/by-visitor.ts'
import { closeDay } from '#visit/close-day.ts'
import { closeIncident } from '#visit/incident.ts'
import { transferVisit } from '#visit/move-on.ts'
import { tasksOf } from '../../../src/tasks.ts'
import { moment } from '../../../test/harness/busy-morning.ts'
import type { BusyMall } from '../busy-mall.ts'
import { longNames } from '../long-decree.ts'
import { nameAtLength } from '../long-names.ts'
import { lying, type Picture, phone, upright, work } from '../picture.ts'

/** Whose page it is, is found when the picture is taken. */
const someone = (state: string) => (mall: BusyMall) => `/v/${mall.morning.waiting.token}?${state}`
const zoomedPhone = [195, 422] as const
/** Closing is at 15.00. */
const [beforeClosing, afterClosing] = [875, 905]

/** What changes the mall for good: another call, a printer that fails, longest names; at the end the end of the day. */
export const late: readonly Picture[] = [
  { name: 'phone-called-again', size: phone, path: someone('again'), before: calledAgain },
  { name: 'phone-transferred', size: phone, path: someone('transferred'), before: transferred },
  { name: 'phone-serving', size: phone, path: someone('serving'), before: whoeverIs('serving') },
  { name: 'phone-parked', size: phone, path: someone('parked'), before: whoeverIs('parked') },
  { name: 'phone-left', size: phone, path: someone('left'), before: left },
  { name: 'kiosk-paper-out', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-13', before: printerIs('out') },
  { name: 'kiosk-cover-open', size: lying, who: 'kiosk', path: '/kiosk/services/DKC-13', before: printerIs('open') },
  {
    name: 'kiosk-no-printer',
    size: [1280, 800],
    who: 'kiosk',
    path: '/kiosk/services/DKC-13',
    before: printerIs('dead'),
  },

  { name: 'kiosk-long', size: upright, who: 'kiosk', path: '/kiosk?', before: long },
  { name: 'kiosk-long-lying', size: lying, who: 'kiosk', path: '/kiosk?', before: long },
  { name: 'kiosk-long-service', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-08?', before: long },
  { name: 'kiosk-long-agencies', size: upright, who: 'kiosk', path: '/kiosk/agencies', before: long },
  { name: 'kiosk-long-number', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-08?', before: longNumber },
  { name: 'phone-long', size: phone, path: someone('long'), before: longWait },
  { name: 'phone-long-200', size: zoomedPhone, path: someone('long'), before: longWait, isWhole: true },
  { name: 'floor-long', size: work, who: 'manajer', path: '/floor?', before: long, isWhole: true },
  { name: 'wall-long', size: lying, who: 'manajer', path: '/floor/wall?', before: long },
  { name: 'display-long', size: lying, who: 'manajer', path: '/screens/utara-a?', before: longPlace },
  {
    name: 'display-long-agency',
    size: lying,
    who: 'manajer',
    path: '/screens/utara-a?agency=disdukcapil',
    before: longAgencyOnly,
  },
  { name: 'display-long-upright', size: upright, who: 'manajer', path: '/screens/utara-a?', before: longPlace },

  { name: 'phone-closing', size: phone, path: someone('closing'), at: beforeClosing, before: stillWaits },
  { name: 'display-last', size: lying, who: 'manajer', path: '/screens/utara-a', at: afterClosing },
  { name: 'kiosk-closed', size: upright, who: 'kiosk', path: '/kiosk', at: afterClosing },
  { name: 'kiosk-closed-lying', size: lying, who: 'kiosk', path: '/kiosk', at: afterClosing },
  { name: 'kiosk-closed-service', size: upright, who: 'kiosk', path: '/kiosk/services/DKC-08', at: afterClosing },
  { name: 'phone-still-calling', size: phone, path: someone('still'), at: afterClosing, before: stillWaits },
  { name: 'phone-left-over', size: phone, path: someone('over'), at: afterClosing, before: countersClose },
  { name: 'floor-left-over', size: work, who: 'manajer', path: '/floor', at: afterClosing + 1 },
  { name: 'phone-expired', size: phone, path: someone('expired'), at: afterClosing + 5, before: dayCloses },
  { name: 'phone-no-show', size: phone, path: ({ morning }) => `/v/${morning.tokens.missed}?`, at: afterClosing + 5 },
  { name: 'display-closed', size: lying, who: 'display', path: '/display', at: afterClosing + 5 },
  { name: 'display-closed-upright', size: upright, who: 'display', path: '/display', at: afterClosing + 5 },
  {
    name: 'display-closed-light',
    size: lying,
    who: 'manajer',
    path: '/screens/utara-a?theme=light',
    at: afterClosing + 5,
  },
  { name: 'floor-calm', size: work, who: 'manajer', path: '/floor', at: afterClosing + 5, before: allIsWell },
  { name: 'floor-dark', size: work, who: 'manajer', path: '/floor', at: afterClosing + 5, before: inTheDark },
  { name: 'wall-calm', size: lying, who: 'manajer', path: '/floor/wall', at: afterClosing + 5 },
]

async function show(page: Page, mall: BusyMall, token: string): Promise<void> {
  await page.goto(`${mall.url}/v/${token}`)
}

async function calledAgain(page: Page, mall: BusyMall): Promise<void> {
  const { hall, morning } = mall
  const by = await hall.staff('petugas.3')
  await hall.act(async (tx) => {
    const visit = await visitByToken(tx, morning.called.token)
    const legId = visit.legs.find(({ state }) => state === 'called')?.id ?? 0
    await recallNumber(tx, { counterId: hall.counter('3').id, legId, by, now: moment(581) })
  })
  await show(page, mall, morning.called.token)
}

/** Whoever stands at counter 2 by now: pictures before this one have served people there. */
async function transferred(page: Page, mall: BusyMall): Promise<void> {
  const { hall, morning } = mall
  const counterId = hall.counter('2').id
  const { visitId, legId } = await hall.act((tx) =>
    tx.row<{ visitId: number; legId: number }>(sql`
      select visit_id as "visitId", id as "legId" from visit.leg
      where counter_id = ${counterId}::bigint and state in ('called', 'serving')`),
  )
  const at = { counterId, legId, by: morning.officer, now: moment(581) }
  await hall.act((tx) => transferVisit(tx, at, hall.service('DKC-06').id, 'berkas sudah dilihat'))
  await show(page, mall, await tokenWhere(mall, sql`v.id = ${visitId}::bigint`))
}

function whoeverIs(state: string): (page: Page, mall: BusyMall) => Promise<void> {
  return async (page, mall) => show(page, mall, await tokenWhere(mall, sql`l.state = ${state}`))
}

async function left(page: Page, mall: BusyMall): Promise<void> {
  const { hall, morning } = mall
  const { token } = await hall.number('DKC-13', morning.kiosk.device, moment(581))
  await hall.act(async (tx) => {
    const visit = await visitByToken(tx, token)
    await giveUp(tx, { visit, by: { kind: 'visitor', key: token }, now: moment(581) })
  })
  await show(page, mall, token)
}

async function tokenWhere({ hall }: BusyMall, isTrue: ReturnType<typeof sql>): Promise<string> {
  const { token } = await hall.act((tx) =>
    tx.row<{ token: string }>(sql`
      select v.token from visit.visit v join visit.leg l on l.mall_id = v.mall_id and l.visit_id = v.id
      where ${isTrue} order by v.id desc limit 1`),
  )
  return token
}

/** The number is given, and its paper does not come. */
function printerIs(ill: 'out' | 'open' | 'dead'): (page: Page, mall: BusyMall) => Promise<void> {
  return async (page, { hall, morning, house }) => {
    const { manager, kiosk } = morning
    const printer = await startDemoPrinter({
      is: { paper: ill === 'out' ? 'out' : 'plenty', cover: ill === 'open' ? 'open' : 'closed' },
    })
    const at = { address: '127.0.0.1', port: printer.port, widthMm: 80, answers: true } as const
    await hall.act((tx) => setPrinter(tx, kiosk.device.id, at, house.settings.printers, manager, moment(581)))
    if (ill === 'dead') await printer.stop()
    await page.click('form[action="/kiosk/numbers"] button')
    await page.waitForURL('**/kiosk/numbers/*')
    await page.locator('.paper [role=status]').first().waitFor()
    await drainJobs(house, tasksOf(house))
    await page.locator('.paper .notice').waitFor()
    if (ill !== 'dead') await printer.stop()
    await hall.act((tx) => removePrinter(tx, kiosk.device.id, manager, moment(581)))
  }
}

async function long(page: Page, mall: BusyMall): Promise<void> {
  await nameAtLength(mall)
  await page.reload()
}

/** As a decree calls it, also where an agency is called short. */
async function longAgencyOnly(page: Page, mall: BusyMall): Promise<void> {
  await longNames(mall)
  await page.reload()
}

async function longWait(page: Page, mall: BusyMall): Promise<void> {
  await nameAtLength(mall)
  await stillWaits(page, mall)
}

/** Came at 09.41 for what most people come for, and waits since. */
const newcomers = new WeakMap<BusyMall['hall'], string>()

async function stillWaits(page: Page, mall: BusyMall): Promise<void> {
  const { hall, morning } = mall
  const token = newcomers.get(hall) ?? (await hall.number('DKC-08', morning.kiosk.device, moment(581))).token
  newcomers.set(hall, token)
  await show(page, mall, token)
}

async function longNumber(page: Page, mall: BusyMall): Promise<void> {
  await long(page, mall)
  await page.click('form[action="/kiosk/numbers"] button')
  await page.waitForURL('**/kiosk/numbers/*')
  await page.locator('h1.number').waitFor()
}

/** A counter's name is as long as names get. */
async function longPlace(page: Page, mall: BusyMall): Promise<void> {
  await long(page, mall)
  await page.evaluate(() => {
    const place = document.querySelector('[data-place]')
    if (place) place.textContent = 'Ruang Perekaman Biometrik Lantai Dua Sayap Utara'
  })
}

/** Waits are worked out anew for another moment only, so the clock goes on with it. */
async function countersClose(page: Page, mall: BusyMall): Promise<void> {
  const { hall, clock } = mall
  const now = moment(afterClosing)
  await hall.act((tx) =>
    tx.run(sql`update counter.sitting set closed_at = ${now}::timestamptz where closed_at is null`),
  )
  clock.set(moment(afterClosing + 1))
  await stillWaits(page, mall)
  await page.locator('h2', { hasText: 'Loket sudah tutup' }).waitFor()
}

async function dayCloses(page: Page, mall: BusyMall): Promise<void> {
  const {
    hall,
    morning: { manager },
  } = mall
  const now = moment(afterClosing + 5)
  for (const site of hall.directory.sites.keys()) await hall.act((tx) => closeDay(tx, site, '2026-11-23', manager, now))
  await stillWaits(page, mall)
}

/** Nothing is broken, and every device was heard. */
async function allIsWell(page: Page, { hall, house, morning: { manager } }: BusyMall): Promise<void> {
  const now = house.clock.now()
  const { incidents } = await hall.act((tx) => directoryOf(tx, now))
  for (const { id } of incidents) await hall.act((tx) => closeIncident(tx, id, manager, now))
  await hall.act((tx) =>
    tx.run(sql`update account.device set last_heard_at = ${now}::timestamptz, voice_state = 'ready'`),
  )
  await page.reload()
}

async function inTheDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.reload()
}
