import type { Ask } from './env.ts'
import { isHttps } from './language.ts'

/** The address for phones: the public one; where none is set (a mall's own network), the one by which this page came. */
export function publicOrigin(c: Ask, publicUrl: string): string {
  const { hostname, origin } = new URL(publicUrl)
  if (hostname !== 'localhost' && hostname !== '127.0.0.1') return origin
  return `${isHttps(c) ? 'https' : 'http'}://${c.req.header('host') ?? new URL(c.req.url).host}`
}
