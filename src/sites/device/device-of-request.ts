import { getCookie, setCookie } from 'hono/cookie'
import { findDevice } from '#account/device/pair.ts'
import { hashToken } from '#account/token.ts'
import type { Ask } from '#platform/web/env.ts'
import type { Recognise } from '#platform/web/identity.ts'
import { isHttps } from '#platform/web/language.ts'
import { cookieName } from '#platform/web/sealed-cookie.ts'

const cookie = 'device'
// The longest that browsers allow; renewed each time the pairing page is opened.
const longest = 400 * 24 * 3600

const devicePlaces = /^\/(kiosk|display|device)(\/|$)/

/** Asked before the session of staff: a technician who signs in at a kiosk does not turn the kiosk into a desk. */
export const deviceAtItsPlace: Recognise = async (c) =>
  devicePlaces.test(c.req.path) ? await deviceOfRequest(c) : undefined

/** A kiosk or a hall screen, by its own cookie, as long as it is approved. Asking also notes that it was heard. */
export const deviceOfRequest: Recognise = async (c) => {
  const tokenHash = deviceToken(c)
  if (!tokenHash) return undefined
  const { db, mall, now } = c.var
  const actor = await db.glance({ mall: mall.id }, (tx) => findDevice(tx, tokenHash, now))
  return actor && { actor, session: tokenHash }
}

/** The hash of the token that this browser holds as a device. */
export function deviceToken(c: Ask): string | undefined {
  const token = getCookie(c, cookieName(c, cookie))
  return token ? hashToken(token) : undefined
}

export function keepDeviceToken(c: Ask, token: string): void {
  setCookie(c, cookieName(c, cookie), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps(c),
    maxAge: longest,
  })
}

/** Renews what the browser holds, so that a screen which runs for years is not forgotten. */
export function renewDeviceToken(c: Ask): void {
  const token = getCookie(c, cookieName(c, cookie))
  if (token) keepDeviceToken(c, token)
}
