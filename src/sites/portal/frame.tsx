import { createHash } from 'node:crypto'
import type { Child } from 'hono/jsx'
import type { Directory } from '#directory/directory.ts'
import { assetsVersion } from '#platform/assets.ts'
import type { Ask } from '#platform/web/env.ts'
import { type PageOptions, page } from '#ui/page.tsx'
import { words } from './words.ts'

/** Every public page of the mall: the same menu, the same style. */
export async function publicPage(c: Ask, options: PageOptions, body: Child): Promise<Response> {
  const says = words[c.var.language].navigation
  const navigation = [
    { href: '/services', text: says.services, isCurrent: c.req.path.startsWith('/services') },
    { href: '/mall', text: says.mall, isCurrent: c.req.path === '/mall' },
  ]
  return await page(c, { navigation, footNavigation: navigation, styles: ['portal'], ...options }, body)
}

/**
 * A page that only changes with what is listed here (the mall's version, the day, how many wait): whoever has it
 * already is told so before anything is rendered.
 */
export async function unlessKnown(
  c: Ask,
  directory: Directory,
  of: readonly unknown[],
  render: () => Response | Promise<Response>,
): Promise<Response> {
  if (c.var.session) return await render()
  const { mall } = directory
  const tag = tagOf([mall.id, mall.version, c.var.language, c.var.formats.civilDay(c.var.now), c.req.url, ...of])
  const headers = { etag: tag, 'cache-control': 'private, no-cache', vary: 'cookie, accept-encoding' }
  if (c.req.header('if-none-match')?.includes(tag)) return c.body(null, 304, headers)
  const answer = await render()
  answer.headers.set('etag', tag)
  return answer
}

function tagOf(parts: readonly unknown[]): string {
  return `W/"${createHash('sha256')
    .update(JSON.stringify([assetsVersion(), parts]))
    .digest('base64url')
    .slice(0, 22)}"`
}
