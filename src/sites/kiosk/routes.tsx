import { Hono, type MiddlewareHandler } from 'hono'
import { pairedAs } from '#account/device/device.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { agencyByCode, findServices, serviceByCode } from '#directory/find-services.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden, NotFound } from '#platform/refused.ts'
import { seeOther, wantsJson } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { countWaitingIn } from '#visit/read-status.ts'
import { AgencyPage } from './agency-page.tsx'
import { type Choice, choiceOf, kioskPath } from './choice.ts'
import { HelpPage } from './help-page.tsx'
import { HomePage } from './home-page.tsx'
import { kioskPage } from './kiosk-page.tsx'
import { numberRoutes } from './number-routes.tsx'
import { OrderPage } from './order-page.tsx'
import { PriorityPage } from './priority-page.tsx'
import { SearchPage } from './search-page.tsx'
import { ServicePage } from './service-page.tsx'
import { words } from './words.ts'

/** The kiosk in the hall: find the service, see what it needs, take the number. Only for a paired kiosk. */
export function kioskRoutes(publicUrl: string): Hono<Env> {
  const routes = new Hono<Env>()
  routes.use(mustBeKiosk)
  routes.get('/', home)
  routes.get('/search', search)
  routes.get('/agencies/:code', agency)
  routes.get('/services/:code', service)
  routes.get('/order', order)
  routes.get('/priority', priority)
  routes.get('/help', help)
  routes.route('/numbers', numberRoutes(publicUrl))
  return routes
}

/** A browser that is no kiosk yet is shown how it becomes one. */
const mustBeKiosk: MiddlewareHandler<Env> = async (c, next) => {
  if (pairedAs(c.var.actor, 'kiosk')) return await next()
  if (wantsJson(c)) throw new Forbidden('visit.notIssuer')
  return seeOther(c, '/device/kiosk')
}

/** The mall and what is chosen so far; and whatever else a screen reads in the same look. */
async function look<T>(
  c: Ask,
  read: (tx: Tx, directory: Directory) => Promise<T>,
): Promise<{ directory: Directory; choice: Choice; read: T }> {
  return await c.var.inMall(async (tx) => {
    const directory = await directoryOf(tx, c.var.now)
    return { directory, choice: choiceOf(c, directory), read: await read(tx, directory) }
  })
}
const nothingMore = async () => undefined

async function home(c: Ask): Promise<Response> {
  const { directory, choice } = await look(c, nothingMore)
  const isFirst = choice.services.length === 0
  const back = isFirst ? {} : { back: kioskPath('/order', choice) }
  return await kioskPage(
    c,
    { title: words[c.var.language].title, isHome: isFirst, ...back },
    <HomePage c={c} directory={directory} choice={choice} />,
  )
}

async function search(c: Ask): Promise<Response> {
  const typed = typedIn(c)
  const { directory, choice } = await look(c, nothingMore)
  const found = findServices(directory, typed).slice(0, 30)
  return await kioskPage(
    c,
    { title: words[c.var.language].home.search, back: kioskPath('', choice) },
    <SearchPage c={c} directory={directory} choice={choice} typed={typed} found={found} />,
  )
}

async function agency(c: Ask): Promise<Response> {
  const { directory, choice } = await look(c, nothingMore)
  const found = agencyByCode(directory, c.req.param('code') ?? '')
  if (!found) throw new NotFound()
  return await kioskPage(
    c,
    { title: found.shortName, back: kioskPath('', choice) },
    <AgencyPage c={c} directory={directory} choice={choice} agency={found} />,
  )
}

async function service(c: Ask): Promise<Response> {
  const typed = typedIn(c)
  const { directory, choice, read } = await look(c, async (tx, directory) => {
    const service = serviceByCode(directory, c.req.param('code') ?? '')
    const agency = service && directory.agencies.get(service.agencyId)
    if (!service || !agency) throw new NotFound('service.notFound')
    return { service, agency, waiting: await countWaitingIn(tx, service.queueId) }
  })
  const back = typed ? kioskPath('/search', choice, { q: typed }) : kioskPath(`/agencies/${read.agency.code}`, choice)
  return await kioskPage(
    c,
    { title: read.service.name[c.var.language], back, idleSeconds: 90 },
    <ServicePage c={c} directory={directory} choice={choice} {...read} />,
  )
}

async function order(c: Ask): Promise<Response> {
  const { directory, choice } = await look(c, nothingMore)
  return await kioskPage(
    c,
    { title: words[c.var.language].order.title, back: kioskPath('', choice) },
    <OrderPage c={c} directory={directory} choice={choice} />,
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

async function help(c: Ask): Promise<Response> {
  const { choice } = await look(c, nothingMore)
  return await kioskPage(
    c,
    { title: words[c.var.language].help.title, back: kioskPath('', choice) },
    <HelpPage c={c} choice={choice} />,
  )
}

function typedIn(c: Ask): string {
  return (c.req.query('q') ?? '').trim().slice(0, 100)
}
