import { Hono } from 'hono'
import { allow } from '#account/allow.ts'
import { pairedAs } from '#account/device/device.ts'
import { allDevices } from '#account/device/pair.ts'
import type { Zone } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { mediumOf } from '#hall/read-hall.ts'
import { type Files, findFile } from '#platform/files.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { idIn } from '#platform/web/id-in.ts'
import { serveFile } from '#platform/web/serve-file.ts'
import { showScreen } from './screen-page.tsx'
import { mustBeInTheHouse, voiceRoutes } from './voice-routes.ts'
import { type ScreenParams, standingOf, titleOf } from './what-it-shows.ts'

/** The hall screen: a paired display shows its own zone; staff look at any zone by `/screens/utara-a`. */
export function displayRoutes({ files }: { readonly files: Files }): Hono<Env> {
  const routes = new Hono<Env>()
  voiceRoutes(routes, files)
  routes.get('/display', async (c) => {
    const zoneCode = c.req.query('zone')
    if (zoneCode) return seeOther(c, `/screens/${encodeURIComponent(zoneCode)}`)
    const screen = pairedAs(c.var.actor, 'display')
    if (!screen) return seeOther(c, '/device/display')
    return show(c, { screen: screen.id })
  })
  routes.get('/screens/media/:id{\\d+}', (c) => sendMedium(c, files))
  routes.get('/screens/:zone', async (c) => {
    allow(c.var.actor, 'floor.read', { agency: c.var.actor.kind === 'staff' ? c.var.actor.agency : undefined })
    const { zones, agencies } = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
    const zone = [...zones.values()].find((one) => one.code === c.req.param('zone'))
    const agency = [...agencies.values()].find((one) => one.code === c.req.query('agency'))?.id
    const shows = agency ? 'agency' : c.req.query('shows') === 'hall' ? 'hall' : undefined
    return show(c, { zone: mustFind(zone).id, shows, agency })
  })
  return routes
}

async function show(c: Ask, params: ScreenParams): Promise<Response> {
  const house = await c.var.inMall(async (tx) => ({
    directory: await directoryOf(tx, c.var.now),
    devices: params.screen === undefined ? [] : await allDevices(tx, c.var.now),
  }))
  const { zoneId, settings } = standingOf(params, house)
  mustFind(house.directory.zones.get(zoneId))
  const theme = c.req.query('theme') === 'light' ? 'light' : settings.theme
  return showScreen(c, params, { title: titleOf(params, house, c.var.language), theme })
}

/** A picture or film of quiet moments, for the screens that show it and the staff who chose it. */
async function sendMedium(c: Ask, files: Files): Promise<Response> {
  mustBeInTheHouse(c)
  const file = await c.var.inMall(async (tx) => findFile(tx, (await mediumOf(tx, idIn(c))).hash))
  return serveFile(c, files, file)
}

function mustFind(zone: Zone | undefined): Zone {
  if (!zone) throw new NotFound('zone.notFound')
  return zone
}
