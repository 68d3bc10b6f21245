import { Hono } from 'hono'
import { allow } from '#account/allow.ts'
import type { Files } from '#platform/files.ts'
import type { Env } from '#platform/web/env.ts'
import type { Reach } from '#printing/reach.ts'
import { agencyRoutes } from './agencies/routes.tsx'
import { counterRoutes } from './counters/routes.tsx'
import { deviceAdmin } from './devices/routes.tsx'
import { historyRoutes } from './history/routes.tsx'
import { holidayRoutes } from './holidays/routes.tsx'
import { homeRoutes } from './home/routes.tsx'
import { hoursRoutes } from './hours/routes.tsx'
import { lifeAdmin } from './life/routes.tsx'
import { mallRoutes } from './mall/routes.ts'
import { mediaAdmin } from './media/routes.ts'
import { placeRoutes } from './places/routes.tsx'
import { queueRoutes } from './queues/routes.tsx'
import { rosterRoutes } from './roster/routes.tsx'
import { searchAdmin } from './search/routes.tsx'
import { serviceRoutes } from './services/routes.tsx'
import { staffAdmin } from './staff/routes.tsx'
import { voiceAdmin } from './voice/routes.ts'

type House = {
  readonly installationKey: Buffer
  readonly files: Files
  readonly settings?: { readonly printers: Reach; readonly publicUrl: string }
}

/** The mall as it is described: for the manager, and for each agency's coordinator. */
export function adminRoutes(house: House): Hono<Env> {
  const routes = new Hono<Env>()
  routes.use(async (c, next) => {
    const { actor } = c.var
    allow(actor, 'mall.read', actor.kind === 'staff' ? { agency: actor.agency } : {})
    await next()
  })
  routes.route('/', homeRoutes())
  routes.route('/agencies', agencyRoutes())
  routes.route('/services', serviceRoutes())
  routes.route('/search', searchAdmin())
  routes.route('/life', lifeAdmin())
  routes.route('/queues', queueRoutes())
  routes.route('/counters', counterRoutes())
  routes.route('/roster', rosterRoutes())
  routes.route('/hours', hoursRoutes())
  routes.route('/holidays', holidayRoutes())
  routes.route('/places', placeRoutes())
  routes.route('/voice', voiceAdmin(house.files))
  routes.route('/media', mediaAdmin(house.files))
  routes.route('/mall', mallRoutes(house.files))
  routes.route('/history', historyRoutes())
  routes.route('/staff', staffAdmin(house))
  routes.route('/devices', deviceAdmin(house.settings))
  return routes
}
