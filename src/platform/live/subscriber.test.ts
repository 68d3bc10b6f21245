import assert from 'node:assert/strict'
import { type AddressInfo, connect } from 'node:net'
import { after, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type HttpBindings, serve } from '@hono/node-server'
import { eventBytes, openSubscriber, type Subscriber } from './subscriber.ts'

const opened: Subscriber[] = []
const ended: Subscriber[] = []
const server = serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: (_, env) => {
    const { outgoing } = env as HttpBindings
    const subscriber: Subscriber = openSubscriber(() => ended.push(subscriber), outgoing)
    opened.push(subscriber)
    subscriber.send(eventBytes('greeting', ['hello'], 0))
    return new Response(subscriber.body, { headers: { 'content-type': 'text/event-stream' } })
  },
})
await new Promise((resolve) => server.once('listening', resolve))
after(() => server.close())
const port = () => (server.address() as AddressInfo).port

async function openStream() {
  const before = opened.length
  const socket = connect(port(), '127.0.0.1')
  socket.on('error', () => {})
  socket.write('GET / HTTP/1.1\r\nhost: mall.example\r\n\r\n')
  while (opened.length === before) await nextTurn()
  return { socket, subscriber: opened.at(-1) as Subscriber }
}

test('what is sent to a browser arrives once and in order, from the first moment of its stream on', async () => {
  const { socket, subscriber } = await openStream()
  let text = ''
  socket.on('data', (part: Buffer) => {
    text += part
  })
  for (let turn = 1; turn <= 500; turn++) {
    subscriber.send(eventBytes('turn', [String(turn)], turn))
    // Some in one breath, some apart: the way out changes between two of them.
    if (turn % 7 === 0) await nextTurn()
  }
  subscriber.end()
  await new Promise((resolve) => socket.once('close', resolve))
  const turns = [...text.matchAll(/event: turn\ndata: (\d+)\n\n/g)].map(([, turn]) => Number(turn))
  assert.deepEqual(
    turns,
    Array.from({ length: 500 }, (_, i) => i + 1),
  )
  assert.match(text, /event: greeting\ndata: hello\n\n/)
})

test('a connection that takes nothing is cut before it fills the memory', async () => {
  const { socket, subscriber } = await openStream()
  socket.pause()
  const part = eventBytes('wall', ['.'.repeat(64 * 1024)])
  let sent = 0
  while (subscriber.isOpen() && sent < 4_000) {
    subscriber.send(part)
    sent++
    await nextTurn()
  }
  assert.equal(ended.includes(subscriber), true)
  socket.destroy()
})

test('a browser that goes away is noticed', async () => {
  const { socket, subscriber } = await openStream()
  const gone = new Promise((resolve) => socket.once('close', resolve))
  socket.destroy()
  await gone
  while (subscriber.isOpen()) await nextTurn()
  assert.equal(ended.includes(subscriber), true)
})

test('a text of several lines is one event', () => {
  assert.equal(
    Buffer.from(eventBytes('section', ['key', 'one\ntwo\r\nthree'], 7)).toString(),
    'id: 7\nevent: section\ndata: key\ndata: one\ndata: two\ndata: three\n\n',
  )
})
