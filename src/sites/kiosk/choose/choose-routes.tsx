import { Hono } from 'hono'
import type { Directory } from '#directory/directory.ts'
import { serviceByCode } from '#directory/find-services.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { publicOrigin } from '#platform/web/public-origin.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { countWaitingIn } from '#visit/read-status.ts'
import { kioskPage } from '../kiosk-page.tsx'
import { look, nothingMore, typedIn } from '../look.ts'
import { kioskPath } from './choice.ts'
import { MissingPage } from './missing-page.tsx'
import { OrderPage } from './order-page.tsx'
import { PriorityPage } from './priority-page.tsx'
import { ServicePage } from './service-page.tsx'
import { words } from './words.ts'

/** What a service needs, what to do when something is missing, several services, and who comes first. */
export function chooseRoutes(publicUrl: string): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/services/:code', service)
  routes.get('/services/:code/missing', (c) => missing(c, publicUrl))
  routes.get('/order', order)
  routes.get('/priority', priority)
  return routes
}

async function service(c: Ask): Promise<Response> {
  const typed = typedIn(c)
  const { directory, choice, read } = await look(c, async (tx, directory) => {
    const found = serviceOf(c, directory)
    const waiting = await countWaitingIn(tx, found.service.queueId)
    return { ...found, waiting, wait: (await waitsOf(c, tx, directory)).atQueue(found.service.queueId) }
  })
  const back = typed ? kioskPath('/search', choice, { q: typed }) : kioskPath(`/agencies/${read.agency.code}`, choice)
  return await kioskPage(
    c,
    { title: read.service.name[c.var.language], back, idleSeconds: 90 },
    <ServicePage c={c} directory={directory} choice={choice} {...read} />,
  )
}

async function missing(c: Ask, publicUrl: string): Promise<Response> {
  const { directory, choice, read } = await look(c, async (_tx, directory) => serviceOf(c, directory))
  const { service } = read
  const had = new Set(c.req.queries('have') ?? [])
  const left = service.standard.requirements.filter((_, i) => !had.has(String(i)))
  return await kioskPage(
    c,
    {
      title: words[c.var.language].missing.title,
      back: kioskPath(`/services/${service.code}`, choice),
      idleSeconds: 120,
    },
    <MissingPage
      c={c}
      directory={directory}
      choice={choice}
      service={service}
      missing={left}
      address={`${publicOrigin(c, publicUrl)}/services/${service.code}?lang=${c.var.language}`}
    />,
  )
}

async function order(c: Ask): Promise<Response> {
  const { directory, choice, read } = await look(c, (tx, directory) => waitsOf(c, tx, directory))
  return await kioskPage(
    c,
    { title: words[c.var.language].order.title, back: kioskPath('', choice) },
    <OrderPage c={c} directory={directory} choice={choice} waits={read} />,
  )
}

async function priority(c: Ask): Promise<Response> {
  const { directory, choice } = await look(c, nothingMore)
  const [only] = choice.services
  if (!only) return seeOther(c, kioskPath('/order', choice))
  const back = choice.services.length === 1 ? `/kiosk/services/${only.code}` : kioskPath('/order', choice)
  return await kioskPage(
    c,
    { title: words[c.var.language].priority.title, back },
    <PriorityPage c={c} directory={directory} choice={choice} />,
  )
}

function serviceOf(c: Ask, directory: Directory) {
  const service = serviceByCode(directory, c.req.param('code') ?? '')
  const agency = service && directory.agencies.get(service.agencyId)
  if (!service || !agency) throw new NotFound('service.notFound')
  return { service, agency }
}

function waitsOf(c: Ask, tx: Tx, directory: Directory) {
  return recentWaits(tx, directory, c.var.now)
}
