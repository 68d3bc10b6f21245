import type { Ask } from './env.ts'

/**
 * After a POST always another page, so that reloading never repeats the act. A program that asks for JSON gets what the
 * act gave, and where its page is.
 */
export function seeOther(c: Ask, path: string, done?: unknown): Response {
  if (wantsJson(c)) return c.json({ page: path, done: done ?? null })
  return c.redirect(path, 303)
}

/** A program that asks for JSON before HTML gets it; a browser never does. */
export function wantsJson(c: Ask): boolean {
  const accept = c.req.header('accept') ?? ''
  return /application\/([\w.+-]*\+)?json/.test(accept) && !accept.includes('text/html')
}

/** The page of this house that a post came from: where to go back to when the act was refused. */
export function cameFrom(c: Ask): string | undefined {
  const referer = URL.parse(c.req.header('referer') ?? '')
  return referer && referer.host === c.req.header('host') ? `${referer.pathname}${referer.search}` : undefined
}
