import type { Page } from 'playwright-core'
import { editHall } from '#hall/edit-hall.ts'
import type { HallSettings } from '#hall/hall.ts'
import { hallSettings } from '#hall/read-hall.ts'
import { recallNumber } from '#visit/at-counter.ts'
import { moment } from '../../../test/harness/busy-morning.ts'
import type { BusyMall } from '../busy-mall.ts'
import { lying, type Picture, upright } from '../picture.ts'
import { hangPicture } from '../quiet-picture.ts'

const large = [3840, 2160] as const

export const display: readonly Picture[] = [
  { name: 'display-start', size: lying, who: 'display', path: '/display', before: voiceIs('blocked') },
  { name: 'display', size: lying, who: 'display', path: '/display', before: touch },
  { name: 'display-upright', size: upright, who: 'display', path: '/display', before: touch },
  { name: 'display-4k', size: large, who: 'display', path: '/display', before: touch },
  { name: 'display-hall', size: lying, who: 'manajer', path: '/screens/utara-a?shows=hall' },
  { name: 'display-light', size: lying, who: 'manajer', path: '/screens/utara-a?theme=light' },
  { name: 'display-agency', size: lying, who: 'manajer', path: '/screens/utara-a?agency=imigrasi' },
  { name: 'display-two-zones', size: lying, who: 'manajer', path: '/screens/utara-a?agency=disdukcapil' },
  { name: 'display-en', size: lying, who: 'manajer', path: '/screens/selatan-b?shows=hall', language: 'en' },
  { name: 'display-incident', size: lying, who: 'manajer', path: '/screens/selatan-b' },
  { name: 'display-offline', size: lying, who: 'display', path: '/display', before: cutOff, isCutOff: true },
  { name: 'display-captions', size: lying, who: 'display', path: '/display', before: callWithEnglish },
  { name: 'display-empty', size: lying, who: 'manajer', path: '/screens/selatan-c' },
  { name: 'display-quiet', size: lying, who: 'manajer', path: '/screens/selatan-c', before: showPicture },
]

function voiceIs(state: string): (page: Page) => Promise<void> {
  return (page) => page.locator(`html[data-voice=${state}]`).waitFor({ state: 'attached' })
}

/** Somebody has touched the screen, so that it may speak. */
async function touch(page: Page): Promise<void> {
  await voiceIs('blocked')(page)
  await page.keyboard.press('Space')
  await voiceIs('ready')(page)
}

async function cutOff(page: Page): Promise<void> {
  await page.route('**/live?*', (route) => route.abort())
  await page.reload()
  await page.locator('html[data-connection=offline]').waitFor({ state: 'attached' })
}

async function callWithEnglish(page: Page, mall: BusyMall): Promise<void> {
  await touch(page)
  await setHall(mall, { english: true })
  const { hall, morning } = mall
  const { called } = morning
  const officer = await hall.staff('petugas.3')
  const counterId = hall.counter('3').id
  const legId = await hall.act(async (tx) => {
    const row = await tx.row<{ id: number }>({
      sql: true,
      text: "select id from visit.leg where visit_id = $1 and state = 'called'",
      values: [called.visitId],
    })
    return row.id
  })
  await hall.act((tx) => recallNumber(tx, { counterId, legId, by: officer, now: moment(581) }))
  await page.locator('.caption [lang=en]').waitFor()
}

async function showPicture(page: Page, mall: BusyMall): Promise<void> {
  await hangPicture(mall)
  await page.locator('html[data-quiet=yes]').waitFor({ state: 'attached' })
  await page.locator('.screen > aside img').evaluate((image: HTMLImageElement) => image.decode())
}

async function setHall({ hall, morning }: BusyMall, change: Partial<HallSettings>): Promise<void> {
  await hall.act(async (tx) => {
    const seen = await hallSettings(tx)
    await editHall(tx, { seen, wanted: { ...seen, ...change } }, morning.manager, moment(581))
  })
}
