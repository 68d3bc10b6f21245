import { Hono } from 'hono'
import { directoryOf } from '#directory/directory-of.ts'
import { agencyByCode, findServices, serviceByCode } from '#directory/find-services.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { versionsOf } from '#service/read-versions.ts'
import { noticesNow } from '#visit/notice.ts'
import { countWaiting, countWaitingIn } from '#visit/read-status.ts'
import { AgencyPage } from './agency-page.tsx'
import { publicPage, unlessKnown } from './frame.tsx'
import { FrontPage } from './front-page.tsx'
import { MallPage } from './mall-page.tsx'
import { ServicePage } from './service-page.tsx'
import { ServicesPage } from './services-page.tsx'
import { words } from './words.ts'

/** What anybody may know of the mall, without script and without a cookie. */
export function portalRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', front)
  routes.get('/services', services)
  routes.get('/services/:code', (c) => service(c, c.req.param('code')))
  routes.get('/services/:code/versions/:number{[0-9]{1,6}}', (c) =>
    service(c, c.req.param('code'), Number(c.req.param('number'))),
  )
  routes.get('/agencies/:code', (c) => agency(c, c.req.param('code')))
  routes.get('/mall', mall)
  return routes
}

async function front(c: Ask): Promise<Response> {
  const { directory, waiting, notices } = await mallNow(c)
  const says = words[c.var.language].front
  return await unlessKnown(c, directory, [minuteOf(c), waiting, notices], () =>
    publicPage(
      c,
      { title: says.title, description: says.description(c.var.mall.name[c.var.language]), isFullWidth: true },
      <FrontPage c={c} directory={directory} waiting={waiting} notices={notices} />,
    ),
  )
}

async function mall(c: Ask): Promise<Response> {
  const { directory, waiting, notices } = await mallNow(c)
  return await unlessKnown(c, directory, [minuteOf(c), waiting, notices], () =>
    publicPage(
      c,
      { title: words[c.var.language].mall.title },
      <MallPage c={c} directory={directory} waiting={waiting} notices={notices} />,
    ),
  )
}

async function services(c: Ask): Promise<Response> {
  const typed = (c.req.query('q') ?? '').trim().slice(0, 100)
  const directory = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
  const says = words[c.var.language].list
  return await unlessKnown(c, directory, [], () =>
    publicPage(
      c,
      { title: typed ? says.titleFor(typed) : says.title },
      <ServicesPage c={c} directory={directory} typed={typed} found={findServices(directory, typed)} />,
    ),
  )
}

async function service(c: Ask, code: string, number?: number): Promise<Response> {
  const view = await c.var.inMall(async (tx) => {
    const directory = await directoryOf(tx, c.var.now)
    const service = serviceByCode(directory, code)
    const agency = service && directory.agencies.get(service.agencyId)
    if (!service || !agency) throw new NotFound()
    const versions = await versionsOf(tx, service.id)
    const version = versions.find((one) => one.number === (number ?? service.versionNumber))
    if (!version) throw new NotFound()
    return { c, directory, agency, service, versions, version, waiting: await countWaitingIn(tx, service.queueId) }
  })
  if (number === view.service.versionNumber) return c.redirect(`/services/${view.service.code}`, 301)
  const { directory, waiting, version } = view
  const title = version.name[c.var.language]
  return await unlessKnown(c, directory, [minuteOf(c), waiting], () =>
    publicPage(c, { title }, <ServicePage {...view} />),
  )
}

async function agency(c: Ask, code: string): Promise<Response> {
  const directory = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
  const found = agencyByCode(directory, code)
  if (!found) throw new NotFound()
  return await unlessKnown(c, directory, [minuteOf(c)], () =>
    publicPage(c, { title: found.shortName }, <AgencyPage c={c} directory={directory} agency={found} />),
  )
}

function mallNow(c: Ask) {
  return c.var.inMall(async (tx) => ({
    directory: await directoryOf(tx, c.var.now),
    waiting: await countWaiting(tx),
    notices: await noticesNow(tx, c.var.now, 'public'),
  }))
}

/** Pages that say whether the mall is open change with the clock. */
function minuteOf(c: Ask): number {
  return Math.floor(c.var.now.getTime() / 60_000)
}
