import type { Server, Socket } from 'node:net'

/** So many connections of this machine itself are taken beyond the last: for whoever keeps the house running. */
const forOurselves = 16
const ourselves = /^(::ffff:)?127\.0\.0\.1$|^::1$/
const forOperations: readonly string[] = ['/healthz', '/metrics']
const retryAfter = 5
const busy = `HTTP/1.1 503 Service Unavailable\r\nRetry-After: ${retryAfter}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`

/**
 * Lets so many connections in at once. A process that takes all that the system allows can open no file and no
 * connection to its database any more, and stands still for everybody; so the rest is turned away at once, and comes
 * again. Of this machine itself a few more come in, to ask how the house is: nothing else is answered to them, because
 * a proxy on this machine brings everybody's requests.
 */
export function keepDoor(
  server: Server,
  most: number,
): { readonly turnsAway: (request: Request, socket: Socket) => Response | undefined } {
  const late = new WeakSet<Socket>()
  let inside = 0
  server.maxConnections = most + forOurselves
  server.on('connection', (socket: Socket) => {
    inside++
    socket.once('close', () => inside--)
    if (inside <= most) return
    if (ourselves.test(socket.remoteAddress ?? '')) late.add(socket)
    else socket.end(busy, () => socket.destroy())
  })
  return {
    turnsAway: (request, socket) =>
      inside > most && late.has(socket) && !forOperations.includes(new URL(request.url).pathname)
        ? new Response(null, { status: 503, headers: { 'retry-after': String(retryAfter), connection: 'close' } })
        : undefined,
  }
}
