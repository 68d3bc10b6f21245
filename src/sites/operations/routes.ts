import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { type Database, sql } from '#platform/database.ts'
import type { Leadership } from '#platform/leader.ts'
import type { Metrics } from '#platform/metrics.ts'

type House = {
  readonly db: Database
  readonly leadership: Leadership
  readonly metrics: Metrics
  readonly settings: { readonly role: string }
}

const patience = 2_000

/** For whoever keeps the house running: does it live (/healthz), and how is it doing (/metrics, only from near by). */
export function operationsRoutes(house: House): Hono {
  const routes = new Hono()
  routes.get('/healthz', async (c) => {
    const answers = await databaseAnswers(house.db)
    const { role } = house.settings
    const state = {
      status: answers ? 'ok' : 'failing',
      database: answers ? 'ok' : 'unreachable',
      role,
      leads: house.leadership.isLeading(),
    }
    return c.json(state, answers ? 200 : 503, { 'cache-control': 'no-store' })
  })
  routes.get('/metrics', onlyFromNear, (c) =>
    c.text(house.metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4' }),
  )
  return routes
}

/** Counts every answer by its status. */
export function countAnswers(metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    await next()
    metrics.count('pendopo_answers_total', { method: c.req.method, status: c.res.status })
  }
}

async function databaseAnswers(db: Database): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(resolve, patience, false)
  const asked = db
    .transact({}, (tx) => tx.run(sql`select 1`))
    .then(
      () => true,
      () => false,
    )
  return Promise.race([asked, tooLate]).finally(() => clearTimeout(timer))
}

/** How busy a mall is at this moment is nobody's business outside: strangers come through the proxy, which says so. */
const onlyFromNear: MiddlewareHandler = async (c, next) => {
  if (c.req.header('x-forwarded-for') || c.req.header('forwarded') || !isNear(addressOf(c)))
    return c.text('Not found', 404)
  await next()
}

const near = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/

function isNear(address: string): boolean {
  return near.test(address.replace(/^::ffff:/, ''))
}

function addressOf(c: Parameters<typeof getConnInfo>[0]): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    // A test asks without a connection.
    return '127.0.0.1'
  }
}
