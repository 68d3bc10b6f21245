import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { formatsFor } from '#platform/formats.ts'
import { firstLanguage, isLanguage, type Language } from '#platform/words.ts'
import type { Ask, Env } from './env.ts'

const cookie = 'lang'
const aYear = 365 * 24 * 3600

/** The reader's language: `?lang=en` chooses and is remembered, else the remembered one, else Bahasa Indonesia. */
export const readersLanguage: MiddlewareHandler<Env> = async (c, next) => {
  const chosen = c.req.query('lang')
  if (isLanguage(chosen)) {
    setCookie(c, cookie, chosen, { path: '/', maxAge: aYear, sameSite: 'Lax', secure: isHttps(c) })
  }
  const language = languageOf(c)
  c.set('language', language)
  c.set('formats', formatsFor(language, c.var.mall.timeZone))
  await next()
}

/** Needs nothing but the request: a page that says that all else is away is in the reader's language as well. */
export function languageOf(c: Ask): Language {
  const [chosen, remembered] = [c.req.query('lang'), getCookie(c, cookie)]
  return isLanguage(chosen) ? chosen : isLanguage(remembered) ? remembered : firstLanguage
}

/** Behind a proxy that ends TLS the request itself is plain, so the proxy's word counts as well. */
export function isHttps(c: Ask): boolean {
  return c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https'
}
