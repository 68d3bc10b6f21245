import { Hono } from 'hono'
import { reachOf } from '#account/allow.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { Facts } from '#ui/parts.tsx'
import { adminPage } from '../frame.tsx'
import { thingsToDo } from './things-to-do.ts'
import { words } from './words.ts'

export function homeRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', showHome)
  return routes
}

/** What there is, and what wants somebody's hand; the manager's for the mall, a coordinator's for the own agency. */
async function showHome(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const reach = reachOf(actor, 'mall.read')
  const { directory, todo } = await c.var.inMall(async (tx) => ({
    directory: await directoryOf(tx, now),
    todo: await thingsToDo(c, tx),
  }))
  const count = (of: ReadonlyMap<number, { agencyId: number }>) =>
    [...of.values()].filter(({ agencyId }) => reach === 'all' || reach === agencyId).length
  const parts = [
    ...(reach === 'all'
      ? [{ term: says.agencies, value: <a href="/admin/agencies">{directory.agencies.size}</a> }]
      : []),
    { term: says.services, value: <a href="/admin/services">{count(directory.services)}</a> },
    { term: says.queues, value: <a href="/admin/queues">{count(directory.queues)}</a> },
    { term: says.counters, value: <a href="/admin/counters">{count(directory.counters)}</a> },
  ]
  return adminPage(
    c,
    { title: says.title, section: 'home' },
    <>
      <p>{says.intro(actor.kind === 'staff' ? actor.name : '')}</p>
      <section aria-labelledby="perlu">
        <h2 id="perlu">{says.todo}</h2>
        {todo.length === 0 && <p class="quiet">{says.nothing}</p>}
        {todo.length > 0 && (
          <ul class="todo">
            {todo.map(({ text, href }) => (
              <li>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="ada">
        <h2 id="ada">{reach === 'all' ? says.parts : says.partsOwn}</h2>
        <Facts facts={parts} />
      </section>
    </>,
  )
}
