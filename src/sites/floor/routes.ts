import { Hono } from 'hono'
import { allow } from '#account/allow.ts'
import type { Env } from '#platform/web/env.ts'
import { counters } from './counters.tsx'
import { day } from './day.tsx'
import { showFloor } from './floor-page.tsx'
import { incidents } from './incidents.ts'
import { notices } from './notices.tsx'
import { rehearsal } from './rehearsal.tsx'
import { showScreens } from './screens-page.tsx'

/** The manager's view of the hall; others with a right to it only read. */
export function floorRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.use(async (c, next) => {
    allow(c.var.actor, 'floor.read')
    await next()
  })
  routes.get('/', showFloor)
  routes.get('/screens', showScreens)
  routes.use('/*', async (c, next) => {
    allow(c.var.actor, 'floor.act')
    await next()
  })
  counters(routes)
  incidents(routes)
  notices(routes)
  rehearsal(routes)
  day(routes)
  return routes
}
