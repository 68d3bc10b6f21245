import { NotFound } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'

/** The secret in the address of a number's page: 16 random bytes in base64url. */
export function tokenOf(c: Ask): string {
  const token = c.req.param('token') ?? ''
  if (!/^[\w-]{22}$/.test(token)) throw new NotFound('visit.notFound')
  return token
}
