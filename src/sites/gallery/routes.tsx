import { Hono } from 'hono'
import type { Env } from '#platform/web/env.ts'
import { page } from '#ui/page.tsx'

/** Every component in every state: to look at, to test, to copy from. */
export function galleryRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', (c) => page(c, { title: 'Galeri' }, <h1>Galeri</h1>))
  return routes
}
