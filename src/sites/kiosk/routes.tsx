import { Hono, type MiddlewareHandler } from 'hono'
import { pairedAs } from '#account/device/device.ts'
import { Forbidden } from '#platform/refused.ts'
import { seeOther, wantsJson } from '#platform/web/answers.ts'
import type { Env } from '#platform/web/env.ts'
import { chooseRoutes } from './choose/choose-routes.tsx'
import { findRoutes } from './find/find-routes.tsx'
import { numberRoutes } from './number/number-routes.tsx'
import { keepView } from './view.ts'

/** The kiosk in the hall: find the service, see what it needs, take the number. Only for a paired kiosk. */
export function kioskRoutes(publicUrl: string): Hono<Env> {
  const routes = new Hono<Env>()
  routes.use(mustBeKiosk, keepView)
  routes.route('/', findRoutes())
  routes.route('/', chooseRoutes(publicUrl))
  routes.route('/numbers', numberRoutes(publicUrl))
  return routes
}

/** A browser that is no kiosk yet is shown how it becomes one. */
const mustBeKiosk: MiddlewareHandler<Env> = async (c, next) => {
  if (pairedAs(c.var.actor, 'kiosk')) return await next()
  if (wantsJson(c)) throw new Forbidden('visit.notIssuer')
  return seeOther(c, '/device/kiosk')
}
