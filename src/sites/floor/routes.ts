import { Hono } from 'hono'
import { allow } from '#account/allow.ts'
import type { Env } from '#platform/web/env.ts'
import { accuracy } from './accuracy.tsx'
import { counters } from './counters.tsx'
import { day } from './day.tsx'
import { showFloor } from './floor-page.tsx'
import { history } from './history.tsx'
import { hours } from './hours.tsx'
import { incidents } from './incidents.ts'
import { notices } from './notices.tsx'
import { rehearsal } from './rehearsal.tsx'
import { showScreens } from './screens-page.tsx'
import { staffing } from './staffing.tsx'
import { showWall } from './wall-page.tsx'

/** The manager's view of the hall; others with a right to it only read. */
export function floorRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  // Before the others: a paired screen may watch it, and nothing else here.
  routes.get('/wall', showWall)
  routes.use(async (c, next) => {
    allow(c.var.actor, 'floor.read')
    await next()
  })
  routes.get('/', showFloor)
  routes.get('/screens', showScreens)
  history(routes)
  accuracy(routes)
  routes.use('/*', async (c, next) => {
    allow(c.var.actor, 'floor.act')
    await next()
  })
  counters(routes)
  staffing(routes)
  hours(routes)
  incidents(routes)
  notices(routes)
  rehearsal(routes)
  day(routes)
  return routes
}
