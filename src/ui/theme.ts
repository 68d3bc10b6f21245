import { getCookie, setCookie } from 'hono/cookie'
import type { Ask } from '#platform/web/env.ts'
import { isHttps } from '#platform/web/language.ts'

/** How the screen at which somebody works is lit. Kept by the browser: a counter's screen and a telephone differ. */
export const themes = ['device', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const cookie = 'theme'

/** What was chosen on this browser; nothing when the device decides. */
export function themeAsked(c: Ask): Exclude<Theme, 'device'> | undefined {
  const asked = getCookie(c, cookie)
  return asked === 'light' || asked === 'dark' ? asked : undefined
}

export function keepTheme(c: Ask, theme: Theme): void {
  setCookie(c, cookie, theme, { path: '/', maxAge: 400 * 86_400, sameSite: 'Lax', httpOnly: true, secure: isHttps(c) })
}
