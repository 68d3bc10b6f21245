/**
 * Screens and phones that watch, in a process of their own: told by messages what to open, it answers when each has
 * heard its news. Both processes read the same monotonic clock of the machine.
 */
import { connect, type Socket } from 'node:net'

export type Watcher = { readonly path: string; readonly cookie?: string; readonly news: string }
export type ToWatchers =
  | { readonly open: { readonly port: number; readonly watchers: readonly Watcher[] } }
  | { readonly listen: number }
/** When each watcher heard it first, in nanoseconds; nothing for those who never did. */
export type FromWatchers = { readonly opened: number } | { readonly heard: readonly (string | undefined)[] }

let heard: (bigint | undefined)[] = []
let sockets: Socket[] = []

process.on('message', async (message: ToWatchers) => {
  if ('open' in message) {
    sockets = await openAll(message.open.port, message.open.watchers)
    process.send?.({ opened: sockets.length } satisfies FromWatchers)
    return
  }
  heard = []
  const until = performance.now() + message.listen
  const timer = setInterval(() => {
    if (countHeard() < sockets.length && performance.now() < until) return
    clearInterval(timer)
    process.send?.({ heard: sockets.map((_, i) => heard[i]?.toString()) } satisfies FromWatchers)
  }, 20)
})
process.on('disconnect', () => process.exit())

function countHeard(): number {
  return heard.reduce((count, one) => count + (one === undefined ? 0 : 1), 0)
}

async function openAll(port: number, watchers: readonly Watcher[]): Promise<Socket[]> {
  const opened: Socket[] = []
  // Some at a time: a hall does not open all its pages in one millisecond.
  for (let i = 0; i < watchers.length; i += 50)
    opened.push(...(await Promise.all(watchers.slice(i, i + 50).map((one, k) => open(port, one, i + k)))))
  return opened
}

/**
 * Opened when the first text has come. One buffer for all: five hundred phones are five hundred devices, and here one
 * program plays them, so what it does with each piece must cost next to nothing.
 */
const buffer = Buffer.allocUnsafe(256 * 1024)

function open(port: number, { path, cookie, news }: Watcher, place: number): Promise<Socket> {
  const sought = Buffer.from(news)
  return new Promise((resolve, reject) => {
    const callback = (length: number): boolean => {
      const at = process.hrtime.bigint()
      const found = buffer.subarray(0, length).indexOf(sought)
      if (found < 0) return true
      heard[place] ??= at
      resolve(socket)
      return true
    }
    const socket = connect({ port, host: '127.0.0.1', onread: { buffer, callback } })
    socket.setNoDelay(true)
    const cookies = cookie ? `cookie: ${cookie}\r\n` : ''
    socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: text/event-stream\r\n${cookies}\r\n`)
    socket.once('error', reject)
    socket.once('close', () => reject(new Error(`the stream ${path} was closed`)))
  })
}
