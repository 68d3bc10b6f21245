import { Hono } from 'hono'
import { renderSVG } from 'uqr'
import { directoryOf } from '#directory/directory-of.ts'
import { agencyByCode, searchServices, serviceByCode } from '#directory/find-services.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { versionsOf } from '#service/read-versions.ts'
import { countMissed, keepable } from '#service/search/missed.ts'
import type { PageOptions } from '#ui/page.tsx'
import { daysOf } from '#visit/estimate/read-known.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { countWaitingIn } from '#visit/read-status.ts'
import { readQueuesNow } from '#visit/read-today.ts'
import { AgencyPage } from './agency-page.tsx'
import { EventPage } from './event-page.tsx'
import { publicPage, unlessKnown } from './frame.tsx'
import { FrontPage } from './front-page.tsx'
import { addressOf, PublicHead } from './head.tsx'
import { mallNow } from './mall-now.ts'
import { MallPage } from './mall-page.tsx'
import { presenceOf } from './presence.ts'
import { queueMonitors } from './queues-now.ts'
import { ServicePage } from './service-page.tsx'
import { ServicesPage } from './services-page.tsx'
import { robots, sitemap } from './sitemap.ts'
import { words } from './words.ts'

/** What anybody may know of the mall, without script and without a cookie. */
export function portalRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', front)
  routes.get('/services', services)
  routes.get('/services/:code', (c) => service(c, c.req.param('code')))
  routes.get('/services/:code/qr.svg', serviceQr)
  routes.get('/services/:code/versions/:number{[0-9]{1,6}}', (c) =>
    service(c, c.req.param('code'), Number(c.req.param('number'))),
  )
  routes.get('/agencies/:code', (c) => agency(c, c.req.param('code')))
  routes.get('/life/:code', lifeEvent)
  routes.get('/mall', mall)
  routes.get('/queues.json', queues)
  routes.get('/sitemap.xml', async (c) => {
    const directory = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
    return await unlessKnown(c, directory, [], () =>
      c.body(sitemap(c, directory), 200, { 'content-type': 'application/xml; charset=utf-8' }),
    )
  })
  routes.get('/robots.txt', (c) => c.text(robots(c), 200, { 'cache-control': 'public, max-age=3600' }))
  return routes
}

async function front(c: Ask): Promise<Response> {
  const now = await mallNow(c)
  const options = { ...described(c, '/', words[c.var.language].front), isFullWidth: true }
  return await unlessKnown(c, now.directory, [minuteOf(c), now.waiting, now.came, now.notices], () =>
    publicPage(c, options, <FrontPage c={c} mall={now} />),
  )
}

async function mall(c: Ask): Promise<Response> {
  const now = await mallNow(c)
  return await unlessKnown(c, now.directory, [minuteOf(c), now.waiting, now.came, now.notices], () =>
    publicPage(c, described(c, '/mall', words[c.var.language].mall), <MallPage c={c} mall={now} />),
  )
}

async function services(c: Ask): Promise<Response> {
  const typed = (c.req.query('q') ?? '').trim().slice(0, 100)
  const directory = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
  const says = words[c.var.language].list
  const said = says.description(c.var.mall.name[c.var.language])
  return await unlessKnown(c, directory, typed ? [minuteOf(c)] : [], async () => {
    const search = searchServices(directory, typed)
    if (search.found.length === 0) await countInVain(c, typed)
    return publicPage(
      c,
      typed ? { title: says.titleFor(typed), description: said } : described(c, '/services', says),
      <ServicesPage c={c} directory={directory} typed={typed} search={search} />,
    )
  })
}

/** People at work try words out, and a browser that asks again has searched once: neither is counted. */
async function countInVain(c: Ask, typed: string): Promise<void> {
  if (c.var.session || !keepable(typed)) return
  await c.var.inMall((tx) => countMissed(tx, typed, c.var.formats.civilDay(c.var.now)))
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
    const waiting = await countWaitingIn(tx, service.queueId)
    const wait = (await recentWaits(tx, directory, c.var.now)).atQueue(service.queueId)
    return { c, directory, agency, service, versions, version, waiting, wait }
  })
  if (number === view.service.versionNumber) return c.redirect(`/services/${view.service.code}`, 301)
  const { directory, waiting, wait, version } = view
  const title = version.name[c.var.language]
  const path = `/services/${view.service.code}`
  const description = version.standard.product[c.var.language]
  return await unlessKnown(c, directory, [minuteOf(c), waiting, wait], () =>
    publicPage(
      c,
      { title, description, scripts: ['service.client'], head: <PublicHead {...{ c, path, title, description }} /> },
      <ServicePage {...view} />,
    ),
  )
}

/** The address of a service's page, to be read from paper or from another screen. */
async function serviceQr(c: Ask): Promise<Response> {
  const directory = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
  const found = serviceByCode(directory, c.req.param('code') ?? '')
  if (!found) throw new NotFound()
  const svg = renderSVG(addressOf(c, `/services/${found.code}`), { border: 2 })
  return c.body(svg, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' })
}

async function agency(c: Ask, code: string): Promise<Response> {
  const { directory, waits } = await c.var.inMall(async (tx) => {
    const directory = await directoryOf(tx, c.var.now)
    return { directory, waits: await recentWaits(tx, directory, c.var.now) }
  })
  const found = agencyByCode(directory, code)
  if (!found) throw new NotFound()
  const { description } = words[c.var.language].agency
  const says = {
    title: found.shortName,
    description: () => description(found.name[c.var.language], c.var.mall.shortName),
  }
  const options = described(c, `/agencies/${found.code}`, says)
  const presence = presenceOf(directory, waits, c.var.now).get(found.id) ?? 'away'
  return await unlessKnown(c, directory, [minuteOf(c), presence], () =>
    publicPage(c, options, <AgencyPage c={c} directory={directory} agency={found} presence={presence} />),
  )
}

async function lifeEvent(c: Ask): Promise<Response> {
  const directory = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
  const event = directory.lifeEvents.find(({ code }) => code === c.req.param('code'))
  if (!event) throw new NotFound()
  const [title, description] = [event.name[c.var.language], event.about[c.var.language]]
  const head = <PublicHead {...{ c, path: `/life/${event.code}`, title, description }} />
  return await unlessKnown(c, directory, [minuteOf(c)], () =>
    publicPage(c, { title, description, head }, <EventPage c={c} directory={directory} event={event} />),
  )
}

/** For programs of the city, which ask every few seconds; an answer may be shared for as long. */
async function queues(c: Ask): Promise<Response> {
  const { directory, now, waits } = await c.var.inMall(async (tx) => {
    const directory = await directoryOf(tx, c.var.now)
    const waits = await recentWaits(tx, directory, c.var.now)
    return { directory, now: await readQueuesNow(tx, daysOf(directory, c.var.now)), waits }
  })
  return c.json(queueMonitors(c, directory, now, waits), 200, {
    'cache-control': 'public, max-age=5',
    'access-control-allow-origin': '*',
    vary: 'cookie, accept-encoding',
  })
}

type Described = { readonly title: string; readonly description: (mall: string) => string }

/** Title, one sentence for search engines, the one address of the page and the same in the other language. */
function described(c: Ask, path: string, { title, description: describe }: Described): PageOptions {
  const description = describe(c.var.mall.name[c.var.language])
  return { title, description, head: <PublicHead {...{ c, path, title, description }} /> }
}

/** Pages that say whether the mall is open change with the clock. */
function minuteOf(c: Ask): number {
  return Math.floor(c.var.now.getTime() / 60_000)
}
