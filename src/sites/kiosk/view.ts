import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Ask, Env } from '#platform/web/env.ts'
import { isHttps } from '#platform/web/language.ts'

/** How one person wants to see the screens: everything within reach from a wheelchair, black and yellow. */
export type View = { readonly isLow: boolean; readonly isStrong: boolean }

const cookie = 'kiosk-view'

/** As it stands in an address: `?view=low.strong`, `?view=usual`. */
export function viewName({ isLow, isStrong }: View): string {
  return [isLow && 'low', isStrong && 'strong'].filter(Boolean).join('.') || 'usual'
}

function viewNamed(name: string | undefined): View | undefined {
  if (name === undefined) return undefined
  const parts = name.split('.')
  return { isLow: parts.includes('low'), isStrong: parts.includes('strong') }
}

/** As asked for by this address, else as this person asked before. */
export function viewOf(c: Ask): View {
  return viewNamed(c.req.query('view')) ?? viewNamed(getCookie(c, cookie)) ?? { isLow: false, isStrong: false }
}

/** Kept until the first screen comes back, which asks for the usual view: the next person chooses anew. */
export const keepView: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.query('view') !== undefined)
    setCookie(c, cookie, viewName(viewOf(c)), { path: '/kiosk', sameSite: 'Lax', httpOnly: true, secure: isHttps(c) })
  await next()
}
