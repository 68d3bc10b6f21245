import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { until } from '../test/harness/until.ts'

const root = join(import.meta.dirname, '..')
const allowed = 256
type Small = { readonly port: number; readonly connections: number }

/** A small process that may have few files open: `open`, one whose door takes everybody. */
async function underLimit(door: 'kept' | 'open'): Promise<Small> {
  const start = `ulimit -n ${allowed} && exec "$0" --import tsx test/harness/small-door.ts ${door}`
  const child: ChildProcess = spawn('bash', ['-c', start, process.execPath], {
    cwd: root,
    stdio: ['ignore', 'pipe', door === 'kept' ? 'inherit' : 'ignore'],
  })
  after(() => child.kill('SIGKILL'))
  const [line] = (await once(child.stdout as NonNullable<typeof child.stdout>, 'data')) as [Buffer]
  return JSON.parse(String(line))
}

/** Strangers have other addresses than the machine's own; only Linux has several of them for itself. */
const options = { skip: process.platform !== 'linux' }
const [own, stranger] = ['127.0.0.1', '127.0.0.2']

/** What the door answers over a connection of its own: the status, or that it was closed without a word. */
async function ask(port: number, path: string, from: string, held?: Socket): Promise<string> {
  const socket = held ?? connect({ port, host: own, localAddress: from })
  let said = ''
  socket.on('data', (chunk) => {
    said += chunk
  })
  socket.on('error', () => socket.destroy())
  socket.write(`GET ${path} HTTP/1.1\r\nHost: mall\r\nConnection: close\r\n\r\n`)
  await once(socket, 'close')
  return said.split('\r\n')[0]?.replace('HTTP/1.1 ', '') || 'closed'
}

/** Connections that are opened and then say nothing, each one taken in before the next. */
async function flood(port: number, count: number): Promise<Socket[]> {
  const sockets: Socket[] = []
  for (let i = 0; i < count; i++) {
    const socket = connect({ port, host: own, localAddress: stranger })
    socket.on('error', () => socket.destroy())
    await once(socket, 'connect')
    sockets.push(socket)
  }
  after(() => {
    for (const socket of sockets) socket.destroy()
  })
  return sockets
}

test(
  'more connections come than the process may open: who is inside is served, the rest is turned away, and the machine itself may ask',
  options,
  async () => {
    const { port, connections } = await underLimit('kept')
    assert.ok(connections < allowed)
    const [first, ...others] = await flood(port, connections)
    const beyond = await flood(port, allowed)
    assert.equal(await ask(port, '/', stranger), '503 Service Unavailable')
    assert.equal(await ask(port, '/', own), '503 Service Unavailable')
    assert.equal(await ask(port, '/healthz', own), '200 OK')
    // Files can still be opened: that is what the room is kept for.
    assert.equal(await ask(port, '/', stranger, first), '200 OK')
    // A place that becomes free is the next one's, as soon as the house has noticed.
    await until('a place for the next one', async () => (await ask(port, '/', stranger)) === '200 OK')
    for (const socket of [...others, ...beyond]) socket.destroy()
    await until('places for all', async () => (await ask(port, '/', own)) === '200 OK')
  },
)

test('control: a door that takes everybody leaves no file for an answer', options, async () => {
  const { port } = await underLimit('open')
  const inside = await flood(port, 20)
  await flood(port, allowed + inside.length)
  // That a connection is open says nothing of when the process takes it in: the first ones may still be answered.
  let answer = '200 OK'
  for (const socket of inside) if (answer === '200 OK') answer = await ask(port, '/', stranger, socket)
  assert.notEqual(answer, '200 OK')
})
