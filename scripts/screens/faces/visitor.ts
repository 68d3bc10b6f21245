import type { Page } from 'playwright-core'
import type { BusyMall } from '../busy-mall.ts'
import { type Picture, phone } from '../picture.ts'

const waiting = ({ morning }: BusyMall) => `/v/${morning.waiting.token}`
const press = (name: string) => async (page: Page) => {
  const button = page.getByRole('button', { name })
  if ((await button.count()) > 0) await button.click()
}

const small = [320, 568] as const

async function cutOff(page: Page): Promise<void> {
  await page.route('**/live?*', (route) => route.abort())
  await page.reload()
  await page.locator('html[data-connection=offline]').waitFor({ state: 'attached' })
}

export const visitor: readonly Picture[] = [
  { name: 'phone-waiting', size: phone, path: waiting },
  { name: 'phone-waiting-whole', size: phone, path: waiting, isWhole: true },
  { name: 'phone-waiting-en', size: phone, language: 'en', path: waiting },
  { name: 'phone-waiting-small', size: small, path: waiting },
  { name: 'phone-called-small', size: small, path: ({ morning }) => `/v/${morning.called.token}` },
  { name: 'phone-called-200', size: [195, 422], path: ({ morning }) => `/v/${morning.called.token}`, isWhole: true },
  { name: 'phone-offline', size: phone, path: waiting, before: cutOff, isCutOff: true },
  // 200 % zoom of a phone: half its width.
  { name: 'phone-waiting-200', size: [195, 422], path: waiting, isWhole: true },
  { name: 'phone-called', size: phone, path: ({ morning }) => `/v/${morning.called.token}` },
  { name: 'phone-called-en', size: phone, language: 'en', path: ({ morning }) => `/v/${morning.called.token}` },
  { name: 'phone-leave', size: phone, path: (mall) => `${waiting(mall)}?leave` },
  { name: 'phone-missed', size: phone, path: ({ morning }) => `/v/${morning.tokens.missed}` },
  { name: 'phone-stuck', size: phone, path: ({ morning }) => `/v/${morning.tokens.stuck}` },
  { name: 'phone-done', size: phone, path: ({ morning }) => `/v/${morning.tokens.done}` },
  { name: 'phone-away', size: phone, path: (mall) => `${waiting(mall)}?away`, before: press('keluar sebentar') },
]
