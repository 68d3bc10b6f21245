import { Hono } from 'hono'
import { allow } from '#account/allow.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { acts } from './acts.ts'
import { numbers } from './numbers.ts'
import { pages } from './pages.ts'

/** Whoever asks at the information desk: a number for somebody, a number found, mended, brought back, printed again. */
export function infoRoutes(publicUrl: string): Hono<Env> {
  const routes = new Hono<Env>()
  routes.use(async (c, next) => {
    mustBeInformation(c)
    await next()
  })
  numbers(routes, publicUrl)
  acts(routes, publicUrl)
  pages(routes, publicUrl)
  return routes
}

/** Numbers of every agency are given and changed here, so whoever reaches only one agency works at its own desk. */
function mustBeInformation(c: Ask): void {
  allow(c.var.actor, 'visit.issue')
}
