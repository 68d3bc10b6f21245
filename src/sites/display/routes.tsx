import { Hono } from 'hono'
import { allow } from '#account/allow.ts'
import { pairedAs } from '#account/device/device.ts'
import type { Directory, Zone } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Files } from '#platform/files.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { showScreen } from './screen-page.tsx'
import { voiceRoutes } from './voice-routes.ts'

/** The hall screen: a paired display shows its own zone; staff look at any zone by `/screens/utara-a`. */
export function displayRoutes({ files }: { readonly files: Files }): Hono<Env> {
  const routes = new Hono<Env>()
  voiceRoutes(routes, files)
  routes.get('/display', async (c) => {
    const zoneCode = c.req.query('zone')
    if (zoneCode) return seeOther(c, `/screens/${encodeURIComponent(zoneCode)}`)
    const screen = pairedAs(c.var.actor, 'display')
    if (!screen) return seeOther(c, '/device/display')
    const directory = await readDirectory(c)
    return showScreen(c, mustFind(directory.zones.get(screen.zoneId)), { screen: screen.id })
  })
  routes.get('/screens/:zone', async (c) => {
    allow(c.var.actor, 'floor.read', { agency: c.var.actor.kind === 'staff' ? c.var.actor.agency : undefined })
    const directory = await readDirectory(c)
    const zone = [...directory.zones.values()].find((one) => one.code === c.req.param('zone'))
    return showScreen(c, mustFind(zone), { zone: mustFind(zone).id })
  })
  return routes
}

function readDirectory(c: Ask): Promise<Directory> {
  return c.var.inMall((tx) => directoryOf(tx, c.var.now))
}

function mustFind(zone: Zone | undefined): Zone {
  if (!zone) throw new NotFound('zone.notFound')
  return zone
}
