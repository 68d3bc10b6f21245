import { getCookie, setCookie } from 'hono/cookie'
import type { Opened } from '#account/sign-in/sign-in.ts'
import type { Ask } from '#platform/web/env.ts'
import { isHttps } from '#platform/web/language.ts'
import { cookieName, dropCookie } from '#platform/web/sealed-cookie.ts'

/** `pendopo`: the session. `waiting`: the password was right, the code is to come. `known`: who signed in here before. */
const session = 'pendopo'
const waiting = 'waiting'
const known = 'known'
const mostKnown = 8
const aYear = 365 * 24 * 3600

export function sessionToken(c: Ask): string | undefined {
  return getCookie(c, cookieName(c, session))
}

export function waitingToken(c: Ask): string | undefined {
  return getCookie(c, cookieName(c, waiting))
}

export function knownTokens(c: Ask): string[] {
  return (getCookie(c, cookieName(c, known)) ?? '').split('.').filter(Boolean).slice(0, mostKnown)
}

/** Keeps what a step of signing in gave. The browser forgets the session when it closes; the server forgets it sooner. */
export function keepOpened(c: Ask, { token, awaitsCode, knownToken }: Opened): void {
  if (awaitsCode) {
    keep(c, waiting, token, 600)
    return
  }
  dropCookie(c, waiting)
  keep(c, session, token)
  if (knownToken) keep(c, known, [knownToken, ...knownTokens(c)].slice(0, mostKnown).join('.'), aYear)
}

export function keepSession(c: Ask, token: string): void {
  keep(c, session, token)
}

export function forgetSession(c: Ask): void {
  dropCookie(c, session)
}

function keep(c: Ask, name: string, value: string, maxAge?: number): void {
  const lasting = maxAge === undefined ? {} : { maxAge }
  setCookie(c, cookieName(c, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps(c),
    ...lasting,
  })
}
