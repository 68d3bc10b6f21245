import { Hono } from 'hono'
import type { Wire } from '#platform/live/subscriber.ts'
import type { Watch } from '#platform/live/views.ts'
import type { Live } from '#platform/live.ts'
import { Forbidden, NotFound } from '#platform/refused.ts'
import type { Ask, Env } from './env.ts'

const mostSections = 12

/** `GET /live?s=desk.waiting?counter=3&v=…`: one stream for all sections of a page; `v` is what the page shows already. */
export function liveRoutes(live: Live): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/live', (c) => {
    const { mall, language, actor } = c.var
    const keys = (c.req.queries('s') ?? []).slice(0, mostSections)
    const versions = c.req.header('last-event-id') ? [] : (c.req.queries('v') ?? [])
    const watches = keys.map((key, i) => watchOf(c, live, key, versions[i] ?? ''))
    if (watches.length === 0) throw new NotFound()
    const stream = live.connect({ mall, language, actor }, watches, wireOf(c))
    if (!stream) return c.text('full', 503, { 'retry-after': '30' })
    return c.body(stream, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
  })
  return routes
}

/** Absent where a test asks the app itself. */
function wireOf(c: Ask): Wire | undefined {
  return (c.env as { outgoing?: Wire } | undefined)?.outgoing
}

function watchOf(c: Ask, live: Live, key: string, shows: string): Watch {
  const [name = '', query = ''] = key.split(/\?(.*)/s)
  const section = live.sections.get(name)
  const params = section?.params.safeParse(Object.fromEntries(new URLSearchParams(query)))
  if (!section || !params?.success) throw new NotFound()
  if (!section.allow(c.var.actor, params.data)) throw new Forbidden()
  return { section, params: params.data, language: c.var.language, mall: c.var.mall, shows }
}
