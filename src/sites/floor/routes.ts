import { Hono, type MiddlewareHandler } from 'hono'
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
import { agencySeenBy } from './own-agency.ts'
import { rehearsal } from './rehearsal.tsx'
import { showScreens } from './screens-page.tsx'
import { staffing } from './staffing.tsx'
import { showWall } from './wall-page.tsx'

/** The manager's view of the hall; others with a right to it only read; a coordinator has that of the own agency. */
export function floorRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  // Before the others: a paired screen may watch it, and nothing else here.
  routes.get('/wall', showWall)
  routes.use(async (c, next) => {
    allow(c.var.actor, 'floor.read', { agency: agencySeenBy(c.var.actor) })
    await next()
  })
  routes.get('/', showFloor)
  for (const path of ['/counters/*', '/requests/*', '/incidents/*', '/notices/*']) routes.use(path, mustAct)
  counters(routes)
  staffing(routes)
  incidents(routes)
  notices(routes)
  // From here on it is about the whole mall.
  routes.use(async (c, next) => {
    allow(c.var.actor, 'floor.read')
    await next()
  })
  routes.get('/screens', showScreens)
  history(routes)
  accuracy(routes)
  routes.use('/*', async (c, next) => {
    allow(c.var.actor, 'floor.act')
    await next()
  })
  hours(routes)
  rehearsal(routes)
  day(routes)
  return routes
}

/** On the own agency at least; which one is asked by each act. */
const mustAct: MiddlewareHandler<Env> = async (c, next) => {
  allow(c.var.actor, 'floor.act', { agency: agencySeenBy(c.var.actor) })
  await next()
}
