import { Hono } from 'hono'
import { allow } from '#account/allow.ts'
import type { Env } from '#platform/web/env.ts'
import { agencyRoutes } from './agencies/routes.tsx'
import { serviceRoutes } from './services/routes.tsx'
import { deviceAdmin } from './devices/routes.tsx'
import { staffAdmin } from './staff/routes.tsx'

/** The mall as it is described: for the manager, and for each agency's coordinator. */
export function adminRoutes(house: { installationKey: Buffer }): Hono<Env> {
  const routes = new Hono<Env>()
  routes.use(async (c, next) => {
    const { actor } = c.var
    allow(actor, 'mall.read', actor.kind === 'staff' ? { agency: actor.agency } : {})
    await next()
  })
  routes.route('/agencies', agencyRoutes())
  routes.route('/services', serviceRoutes())
  routes.route('/staff', staffAdmin(house))
  routes.route('/devices', deviceAdmin())
  return routes
}
