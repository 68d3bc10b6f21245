import { Hono } from 'hono'
import type { Files } from '#platform/files.ts'
import type { Env } from '#platform/web/env.ts'
import { saveColour, showColour } from './colour-page.tsx'
import { removeOne, saveEmblem, showEmblem } from './emblem-page.tsx'
import { saveHosts, showHosts } from './hosts-page.tsx'
import { saveName, showName } from './name-page.tsx'
import { showMall } from './overview-page.tsx'
import { saveSettings, showSettings } from './settings-page.tsx'

/** The mall itself: how it is called and looks, its rules, and where it answers. */
export function mallRoutes(files: Files): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', showMall)
  routes.get('/name', (c) => showName(c))
  routes.post('/name', saveName)
  routes.get('/colour', (c) => showColour(c))
  routes.post('/colour', saveColour)
  routes.get('/emblem', (c) => showEmblem(c))
  routes.post('/emblem', (c) => saveEmblem(c, files))
  routes.post('/emblem/remove', removeOne)
  routes.get('/settings', (c) => showSettings(c))
  routes.post('/settings', saveSettings)
  routes.get('/hosts', (c) => showHosts(c))
  routes.post('/hosts', saveHosts)
  return routes
}
