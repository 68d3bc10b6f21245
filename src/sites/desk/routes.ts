import { Hono } from 'hono'
import type { Env } from '#platform/web/env.ts'
import { actRoutes } from './act-routes.ts'
import { askRoutes } from './ask-routes.ts'
import { showChoice } from './choose-page.tsx'
import { deskOf } from './desk.ts'
import { showDesk } from './desk-page.tsx'
import { infoRoutes } from './info/routes.ts'
import { showKeys } from './keys-sheet.tsx'
import { showOwnDay } from './own-day-page.tsx'
import { visitRoutes } from './visit-routes.ts'

/** The officer's desk (`/desk/2`) and the information desk (`/desk/info`). */
export function deskRoutes(publicUrl: string): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', showChoice)
  routes.route('/info', infoRoutes(publicUrl))
  routes.get('/:counter', async (c) => showDesk(c, await c.var.inMall((tx) => deskOf(c, tx))))
  routes.get('/:counter/keys', async (c) => showKeys(c, await c.var.inMall((tx) => deskOf(c, tx))))
  routes.get('/:counter/day', async (c) => showOwnDay(c, await c.var.inMall((tx) => deskOf(c, tx))))
  routes.route('/', actRoutes())
  routes.route('/', askRoutes())
  routes.route('/', visitRoutes())
  return routes
}
