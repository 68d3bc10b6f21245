import type { MiddlewareHandler } from 'hono'
import { findSession, isSignedIn } from '#account/sign-in/session.ts'
import { hashToken } from '#account/token.ts'
import { stranger } from '#platform/actor.ts'
import { Forbidden } from '#platform/refused.ts'
import type { Env } from '#platform/web/env.ts'
import type { Recognise } from '#platform/web/identity.ts'
import { sessionToken } from './cookies.ts'

/** Staff, by the session's cookie. Asked anew with each request, so that signing out and revoking hold at once. */
export const staffOfRequest: Recognise = async (c) => {
  const token = sessionToken(c)
  if (!token) return undefined
  const { db, mall, now } = c.var
  const actor = await db.glance({ mall: mall.id }, (tx) => findSession(tx, token, now))
  return actor && { actor, session: actor.session }
}

/**
 * A session that has ended, last of all: nobody any more, but the form that was open in it is still from here. So
 * whoever presses a button after a long break is asked to sign in and not told that the form is suspicious.
 */
export const formerSession: Recognise = async (c) => {
  const token = sessionToken(c)
  return token ? { actor: stranger, session: hashToken(token) } : undefined
}

const staffPlaces = /^\/(account|admin|desk|floor)(\/|$)/

/** Where a page refused a stranger, signing in comes first; where somebody must still choose a password, that does. */
export const leadToSignIn: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const { actor } = c.var
  // A kiosk whose approval was taken away is not somebody who could sign in there.
  if (/^\/kiosk(\/|$)/.test(c.req.path)) return
  if (!(c.error instanceof Forbidden) || !c.req.header('accept')?.includes('text/html')) return
  // A citizen whose own page refuses something has no account to sign in with.
  if (c.error.key !== 'account.signInFirst' && !staffPlaces.test(c.req.path)) return
  const mustChoose = isSignedIn(actor) && actor.mustChangePassword
  if (actor.kind !== 'stranger' && !mustChoose) return
  const back = c.req.method === 'GET' ? pathOf(c.req.url) : refererOf(c.req.header('referer'))
  const to = `${mustChoose ? '/account/password' : '/account/sign-in'}${back ? `?to=${encodeURIComponent(back)}` : ''}`
  const headers = new Headers({ location: to })
  for (const cookie of c.res.headers.getSetCookie()) headers.append('set-cookie', cookie)
  c.res = undefined
  c.res = new Response(null, { status: 303, headers })
}

function refererOf(referer: string | undefined): string | undefined {
  return referer && URL.canParse(referer) ? pathOf(referer) : undefined
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address)
  return `${pathname}${search}`
}
