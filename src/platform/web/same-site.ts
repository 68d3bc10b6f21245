import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { Forbidden } from '#platform/refused.ts'
import type { Ask, Env } from './env.ts'
import { isHttps } from './language.ts'

/**
 * Forms are written with these two fields blank, so that components need no request and a live section can be shared
 * by all who watch it; `fillForms` (pages) and live.client.ts (swapped sections) fill them in.
 */
export const blankCommand = '<input type="hidden" name="command" value=""/>'
export const blankToken = '<input type="hidden" name="token" value=""/>'
/** The same token for the forms that a live section brings later. */
export const blankTokenOfPage = '<meta name="form-token" content=""/>'

const reads = new Set(['GET', 'HEAD', 'OPTIONS'])
const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/

/** Before anything can be refused: the page that refuses has forms too. */
export function formsOfHouse(key: string | Buffer): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('fillForms', (html) => fillForms(html, () => tokenFor(c, key)))
    await next()
  }
}

/** Only pages of this house may post to it: by what the browser says of the request, and by a token in the form. */
export function sameSite(key: string | Buffer): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!reads.has(c.req.method)) {
      if (!isSameOrigin(c)) throw new Forbidden('otherSite')
      if (formTypes.test(c.req.header('content-type') ?? 'text/plain')) await checkToken(c, key)
    }
    await next()
  }
}

function fillForms(html: string, token: () => string): string {
  return html
    .replace(blankTokenOfPage, () => `<meta name="form-token" content="${token()}"/>`)
    .replaceAll(blankToken, () => `<input type="hidden" name="token" value="${token()}"/>`)
    .replaceAll(blankCommand, () => `<input type="hidden" name="command" value="${randomUUID()}"/>`)
}

/** Browsers send neither header on plain HTTP in old versions; then the token alone decides. */
function isSameOrigin(c: Ask): boolean {
  const fetchSite = c.req.header('sec-fetch-site')
  if (fetchSite) return fetchSite === 'same-origin'
  const origin = c.req.header('origin')
  // A page without referrer (a visitor's number) posts with `null` on plain HTTP: the token alone decides there too.
  if (!origin || origin === 'null') return true
  return URL.parse(origin)?.host === c.req.header('host')
}

async function checkToken(c: Ask, key: string | Buffer): Promise<void> {
  const body = await c.req.parseBody()
  const given = Buffer.from(typeof body.token === 'string' ? body.token : '')
  const holder = c.var.session || getCookie(c, cookieName(c))
  const expected = Buffer.from(holder ? sign(key, holder) : '')
  const matches = expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected)
  if (!matches) throw new Forbidden('formTooOld')
}

/** Bound to the session; for a stranger to a cookie that says nothing about the person. */
function tokenFor(c: Ask, key: string | Buffer): string {
  if (c.var.session) return sign(key, c.var.session)
  let holder = getCookie(c, cookieName(c)) ?? fresh.get(c)
  if (!holder) {
    holder = randomBytes(18).toString('base64url')
    fresh.set(c, holder)
    setCookie(c, cookieName(c), holder, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(c) })
  }
  return sign(key, holder)
}

const fresh = new WeakMap<Ask, string>()

function cookieName(c: Ask): string {
  return isHttps(c) ? '__Host-form' : 'form'
}

function sign(key: string | Buffer, holder: string): string {
  return createHmac('sha256', key).update(`form token\n${holder}`).digest('base64url').slice(0, 32)
}
