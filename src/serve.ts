import type { AddressInfo, Server } from 'node:net'
import { type HttpBindings, type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { keepDoor } from './door.ts'
import type { House } from './house.ts'

/** The two halves of ceasing: live streams are ended between them. */
export type Served = {
  readonly port: number
  readonly takeNothingNew: () => void
  /** Lets what is under way finish, and cuts what does not. */
  readonly finish: () => Promise<void>
}

/** `connections`: how many at once, where the system sets a limit. */
export async function serveHttp(
  app: Pick<Hono, 'fetch'>,
  { host, port }: Pick<House['settings'], 'host' | 'port'>,
  connections?: number,
): Promise<Served> {
  const server = await listenOn(app, host, port, connections)
  const closed = Promise.withResolvers<void>()
  return {
    port: (server.address() as AddressInfo).port,
    takeNothingNew: () => void server.close(() => closed.resolve()),
    finish: () => finish(server, closed.promise),
  }
}

function listenOn(
  app: Pick<Hono, 'fetch'>,
  hostname: string,
  port: number,
  connections: number | undefined,
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const fetch = (request: Request, wire: HttpBindings) =>
      door?.turnsAway(request, wire.incoming.socket) ?? app.fetch(request, wire)
    const server = serve({ fetch: fetch as Hono['fetch'], hostname, port }, () => resolve(server))
    const door = connections === undefined ? undefined : keepDoor(server as Server, connections)
    server.once('error', reject)
  })
}

async function finish(server: ServerType, closed: Promise<void>, patience = 5_000): Promise<void> {
  if (!('closeIdleConnections' in server)) return closed
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), patience)
  await closed.finally(() => clearTimeout(timer))
}
