import type { Browser } from './browser.ts'

/** The demonstration accounts all have one password, printed at start; production never has them. */
const demoPassword = 'pendopo-peragaan'

export async function signIn(page: Browser, username: string, at: number): Promise<void> {
  const got = await page.post('/account/sign-in', { username, password: demoPassword }, at)
  if (got.status >= 400)
    throw new Error(`${username} cannot sign in: ${got.status} ${got.json?.title ?? got.body.slice(0, 200)}`)
}

/** Somebody at work: who is signed out, as after twelve hours in which the manager pressed nothing, signs in and presses again. */
export function atWork(page: Browser, username: string): Browser {
  return {
    get: page.get,
    async post(path, body, at) {
      const got = await page.post(path, body, at)
      if (got.json?.type !== '/problems/account.signInFirst') return got
      await signIn(page, username, at)
      return page.post(path, body, at)
    },
  }
}

/** A kiosk asks for a code, and the manager approves what it shows. */
export async function pairKiosk(
  kiosk: Browser,
  manager: Browser,
  name: string,
  zone: number,
  at: number,
): Promise<void> {
  await kiosk.get('/device/kiosk', at)
  const shown = await kiosk.get('/device/kiosk/state', at)
  const { code } = shown.json as { code?: string }
  if (!code) throw new Error(`the kiosk shows no code: ${shown.status} ${shown.body.slice(0, 200)}`)
  const approved = await manager.post('/admin/devices/approvals', { code, name, zone }, at)
  if (approved.status >= 400)
    throw new Error(`the kiosk is not approved: ${approved.status} ${approved.body.slice(0, 300)}`)
}
