import type { Ask } from './env.ts'

/** After a POST always another page, so that reloading never repeats the act. */
export function seeOther(c: Ask, path: string): Response {
  return c.redirect(path, 303)
}

/** A program that asks for JSON before HTML gets it; a browser never does. */
export function wantsJson(c: Ask): boolean {
  const accept = c.req.header('accept') ?? ''
  return /application\/([\w.+-]*\+)?json/.test(accept) && !accept.includes('text/html')
}
