import { Hono } from 'hono'
import { agencyByCode, findServices, serviceByCode } from '#directory/find-services.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { oftenAsked } from '#visit/often-asked.ts'
import { kioskPath } from '../choose/choice.ts'
import { kioskPage } from '../kiosk-page.tsx'
import { look, nothingMore, typedIn } from '../look.ts'
import { words as frameWords } from '../words.ts'
import { AgenciesPage, agenciesByUse } from './agencies-page.tsx'
import { AgencyPage } from './agency-page.tsx'
import { EventPage, EventsPage } from './event-pages.tsx'
import { HelpPage } from './help-page.tsx'
import { HomePage } from './home-page.tsx'
import { SearchPage } from './search-page.tsx'
import { words } from './words.ts'

/** Ways to a service: what is often asked for, by words, by agency, by what happened in one's life, or by people. */
export function findRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', home)
  routes.get('/search', search)
  routes.get('/agencies', agencies)
  routes.get('/agencies/:code', agency)
  routes.get('/events', events)
  routes.get('/events/:code', event)
  routes.get('/help', help)
  return routes
}

async function home(c: Ask): Promise<Response> {
  const { directory, choice, read } = await look(c, async (tx, directory) => ({
    often: await oftenAsked(tx, directory, c.var.now),
    waits: await recentWaits(tx, directory, c.var.now),
  }))
  const isFirst = choice.services.length === 0
  const back = isFirst ? {} : { back: kioskPath('/order', choice) }
  return await kioskPage(
    c,
    { title: frameWords[c.var.language].title, isHome: isFirst, ...back },
    <HomePage c={c} directory={directory} choice={choice} {...read} />,
  )
}

const mostFound = 30

async function search(c: Ask): Promise<Response> {
  const typed = typedIn(c)
  const { directory, choice, read } = await look(c, (tx, directory) => recentWaits(tx, directory, c.var.now))
  const found = findServices(directory, typed).slice(0, mostFound)
  return await kioskPage(
    c,
    { title: words[c.var.language].home.search, back: kioskPath('', choice) },
    <SearchPage c={c} directory={directory} choice={choice} waits={read} typed={typed} found={found} />,
  )
}

async function agencies(c: Ask): Promise<Response> {
  const { directory, choice, read } = await look(c, (tx, directory) => oftenAsked(tx, directory, c.var.now))
  return await kioskPage(
    c,
    { title: words[c.var.language].agencies.title, back: kioskPath('', choice) },
    <AgenciesPage c={c} directory={directory} choice={choice} agencies={agenciesByUse(directory, read)} />,
  )
}

async function agency(c: Ask): Promise<Response> {
  const { directory, choice, read } = await look(c, (tx, directory) => recentWaits(tx, directory, c.var.now))
  const found = agencyByCode(directory, c.req.param('code') ?? '')
  if (!found) throw new NotFound()
  return await kioskPage(
    c,
    { title: found.shortName, back: kioskPath('/agencies', choice) },
    <AgencyPage c={c} directory={directory} choice={choice} waits={read} agency={found} />,
  )
}

async function events(c: Ask): Promise<Response> {
  const { directory, choice } = await look(c, nothingMore)
  return await kioskPage(
    c,
    { title: words[c.var.language].events.title, back: kioskPath('', choice) },
    <EventsPage c={c} directory={directory} choice={choice} />,
  )
}

async function event(c: Ask): Promise<Response> {
  const { directory, choice, read } = await look(c, (tx, directory) => recentWaits(tx, directory, c.var.now))
  const found = directory.lifeEvents.find(({ code }) => code === c.req.param('code'))
  if (!found) throw new NotFound()
  return await kioskPage(
    c,
    { title: found.name[c.var.language], back: kioskPath('/events', choice) },
    <EventPage c={c} directory={directory} choice={choice} waits={read} event={found} />,
  )
}

async function help(c: Ask): Promise<Response> {
  const { directory, choice, read } = await look(c, async (tx, directory) => {
    const service = serviceByCode(directory, directory.mall.settings.informationService)
    const waits = await recentWaits(tx, directory, c.var.now)
    return service && { service, wait: waits.atQueue(service.queueId) }
  })
  return await kioskPage(
    c,
    { title: words[c.var.language].help.title, back: kioskPath('', choice) },
    <HelpPage c={c} directory={directory} choice={choice} desk={read} />,
  )
}
