import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'
import { isHttps } from './language.ts'

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** No inline script or style anywhere, so no nonce either: what runs is what came from this house's own files. */
export const guardHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const headers = c.res.headers
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentPolicy)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('x-frame-options', 'DENY')
  // Secret addresses (a visitor's number) must not travel to other sites; within the house they may.
  if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'same-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  if (isHttps(c)) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
}
