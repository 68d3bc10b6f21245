import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Ask } from './env.ts'
import { isHttps } from './language.ts'

/** Something the next page shows and nobody else reads: a password told once, between a post and the page after it. */
type Sealer = {
  readonly seal: (about: string, plain: Buffer) => Buffer
  readonly open: (about: string, sealed: Buffer) => Buffer
}

/** Bound to this session, this mall and this name; a copy of it opens nothing in another session. */
export function setSealedCookie(c: Ask, sealer: Sealer, name: string, data: unknown, seconds: number): void {
  const until = c.var.now.getTime() + seconds * 1000
  const sealed = sealer.seal(about(c, name), Buffer.from(JSON.stringify({ until, data })))
  setCookie(c, cookieName(c, name), sealed.toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isHttps(c),
    maxAge: seconds,
  })
}

export function readSealedCookie(c: Ask, sealer: Sealer, name: string): unknown {
  const kept = getCookie(c, cookieName(c, name))
  if (!kept) return undefined
  try {
    const { until, data } = JSON.parse(sealer.open(about(c, name), Buffer.from(kept, 'base64url')).toString())
    return until > c.var.now.getTime() ? data : undefined
  } catch {
    return undefined
  }
}

export function dropCookie(c: Ask, name: string): void {
  deleteCookie(c, cookieName(c, name), { path: '/', secure: isHttps(c) })
}

/** `__Host-` binds a cookie to this host and to HTTPS; on plain HTTP, as on a machine of one's own, browsers refuse it. */
export function cookieName(c: Ask, name: string): string {
  return isHttps(c) ? `__Host-${name}` : name
}

function about(c: Ask, name: string): string {
  return `cookie ${name} ${c.var.mall.id} ${c.var.session}`
}
