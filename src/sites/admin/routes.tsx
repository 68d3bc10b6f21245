import { Hono } from 'hono'
import { allow } from '#account/allow.ts'
import type { Env } from '#platform/web/env.ts'
import { agencyRoutes } from './agencies/routes.tsx'

/** The mall as it is described: for the manager, and for each agency's coordinator. */
export function adminRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.use(async (c, next) => {
    const { actor } = c.var
    allow(actor, 'mall.read', actor.kind === 'staff' ? { agency: actor.agency } : {})
    await next()
  })
  routes.route('/agencies', agencyRoutes())
  return routes
}
