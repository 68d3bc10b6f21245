import { Hono } from 'hono'
import { emblemOf } from '#mall/read-mall.ts'
import { type Files, findFile } from '#platform/files.ts'
import { NotFound } from '#platform/refused.ts'
import type { Env } from '#platform/web/env.ts'
import { serveFile } from '#platform/web/serve-file.ts'

/** The mall's emblem for every page of the house. No other file of the mall is reached here, whatever hash is asked for. */
export function emblemRoutes(files: Files): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/emblem/:hash{[0-9a-f]{64}}', async (c) => {
    const hash = c.req.param('hash')
    const file = await c.var.inMall(async (tx) => {
      if ((await emblemOf(tx)) !== hash) throw new NotFound('files.notHere')
      return await findFile(tx, hash)
    })
    return await serveFile(c, files, file, { isPublic: true })
  })
  return routes
}
