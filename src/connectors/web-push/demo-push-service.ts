import { createDecipheriv, createECDH, createPublicKey, type ECDH, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PushMessage, Subscription } from '#notice/push.ts'
import { keysOf } from './encrypt.ts'

/** What arrived at a browser. */
export type Received = {
  readonly message: PushMessage
  readonly headers: IncomingMessage['headers']
  /** What the sender said of itself, after its signature was found right. */
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub?: string }
}
type Browser = {
  readonly subscription: Subscription
  readonly received: Received[]
}

/**
 * The twin of a push service and of the browsers behind it, on this machine: it checks who sends and opens what comes,
 * as they do. `answers`: the states with which the next messages are answered, before all others are taken; 0 hangs up.
 */
export type DemoPushService = {
  readonly newBrowser: () => Browser
  readonly answers: number[]
  readonly origin: string
  readonly close: () => Promise<void>
}

export async function startDemoPushService(senderKey: Buffer): Promise<DemoPushService> {
  const browsers = new Map<string, { readonly pair: ECDH; readonly browser: Browser }>()
  const answers: number[] = []
  const server = createServer(async (asked, answer) => {
    const body = await readAll(asked)
    const found = browsers.get(asked.url ?? '')
    const status = answers.shift() ?? 201
    if (status === 0) return void asked.socket.destroy()
    if (!found) return void answer.writeHead(410).end()
    if (status >= 300) return void answer.writeHead(status).end()
    const claims = checkSender(asked.headers.authorization ?? '', senderKey, origin)
    if (!claims) return void answer.writeHead(403).end()
    const { pair, browser } = found
    const plain = decrypt(body, pair, browser.subscription)
    browser.received.push({ message: JSON.parse(plain.toString()), headers: asked.headers, claims })
    answer.writeHead(status, { location: `${origin}/message/1` }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    answers,
    origin,
    newBrowser() {
      const pair = createECDH('prime256v1')
      pair.generateKeys()
      const path = `/push/${randomBytes(24).toString('base64url')}`
      const subscription = {
        endpoint: `${origin}${path}`,
        p256dh: pair.getPublicKey('base64url'),
        auth: randomBytes(16).toString('base64url'),
      }
      const browser = { subscription, received: [] }
      browsers.set(path, { pair, browser })
      return browser
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readAll(asked: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of asked) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** The claims, when they are signed by the key that the browser was given, for us, and not for longer than a day. */
export function checkSender(header: string, senderKey: Buffer, origin: string): Received['claims'] | undefined {
  const [, head = '', claims = '', signature = '', key = ''] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(header) ?? []
  const point = Buffer.from(key, 'base64url')
  if (!point.equals(senderKey)) return undefined
  const part = (from: number, to: number) => point.subarray(from, to).toString('base64url')
  const publicKey = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: part(1, 33), y: part(33, 65) },
    format: 'jwk',
  })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as Received['claims']
  const left = said.exp - Date.now() / 1000
  return isSigned && said.aud === origin && left > 0 && left <= 24 * 3600 ? said : undefined
}

/** What a browser does with a message (RFC 8291, 4). */
export function decrypt(body: Buffer, pair: ECDH, to: Pick<Subscription, 'auth'>): Buffer {
  const salt = body.subarray(0, 16)
  const keyEnd = 21 + body.readUInt8(20)
  const sender = body.subarray(21, keyEnd)
  const { key, nonce } = keysOf(pair.computeSecret(sender), to, pair.getPublicKey(), sender, salt)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce, { authTagLength: 16 }).setAuthTag(body.subarray(-16))
  const record = Buffer.concat([decipher.update(body.subarray(keyEnd, -16)), decipher.final()])
  const end = record.lastIndexOf(2)
  if (end < 0 || record.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('not a last record')
  return record.subarray(0, end)
}
