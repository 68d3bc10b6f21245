import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { House } from './house.ts'

/** The two halves of ceasing: live streams are ended between them. */
export type Served = {
  readonly port: number
  readonly takeNothingNew: () => void
  /** Lets what is under way finish, and cuts what does not. */
  readonly finish: () => Promise<void>
}

export async function serveHttp(app: Pick<Hono, 'fetch'>, { host, port }: House['settings']): Promise<Served> {
  const server = await listenOn(app, host, port)
  const closed = Promise.withResolvers<void>()
  return {
    port: (server.address() as AddressInfo).port,
    takeNothingNew: () => void server.close(() => closed.resolve()),
    finish: () => finish(server, closed.promise),
  }
}

function listenOn(app: Pick<Hono, 'fetch'>, hostname: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, () => resolve(server))
    server.once('error', reject)
  })
}

async function finish(server: ServerType, closed: Promise<void>, patience = 5_000): Promise<void> {
  if (!('closeIdleConnections' in server)) return closed
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), patience)
  await closed.finally(() => clearTimeout(timer))
}
