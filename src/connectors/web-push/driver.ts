import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { request as requestInClear } from 'node:http'
import { request } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { PushDriver, Pushed, Sending, Subscription } from '#notice/push.ts'
import { isPublicAddress, isPushAddress, type PushReach } from '#notice/push-reach.ts'
import { encrypt } from './encrypt.ts'
import { type SenderKeys, vapidHeader } from './vapid.ts'

type Options = { readonly keys: SenderKeys; readonly contact: string | undefined; readonly reach: PushReach }

/** Browsers, through their makers' push services (RFC 8030). Never follows where one of them sends us. */
export function webPush({ keys, contact, reach }: Options): PushDriver {
  return {
    async push(to, message, how, signal) {
      // Settings may have become narrower since the browser asked.
      if (!isPushAddress(to.endpoint, reach)) return 'refused'
      const body = encrypt(Buffer.from(JSON.stringify(message)), to)
      const headers = {
        ...headersOf(how),
        authorization: vapidHeader(keys, to.endpoint, contact, new Date()),
        'content-length': body.length,
      }
      return await post(to, headers, body, signal)
    },
  }
}

function headersOf({ seconds, isUrgent, topic }: Sending) {
  return {
    'content-type': 'application/octet-stream',
    'content-encoding': 'aes128gcm',
    ttl: String(seconds),
    urgency: isUrgent ? 'high' : 'normal',
    topic,
  }
}

const patience = 10_000

function post(
  { endpoint }: Subscription,
  headers: Record<string, string | number>,
  body: Buffer,
  signal: AbortSignal,
): Promise<Pushed> {
  const url = new URL(endpoint)
  const isClear = url.protocol === 'http:'
  return new Promise((resolve) => {
    let isConnected = false
    const options = {
      method: 'POST',
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      agent: false,
      ...(isClear ? {} : { lookup: onlyPublic }),
    }
    const asked = (isClear ? requestInClear : request)(url, options, (answer) => {
      answer.resume()
      resolve(meaningOf(answer.statusCode ?? 0))
    })
    asked.on('socket', (socket) => socket.once(isClear ? 'connect' : 'secureConnect', () => (isConnected = true)))
    // Before a connection stood nothing can have arrived; after it nobody knows.
    asked.on('error', () => resolve(isConnected ? 'unsure' : 'again'))
    asked.end(body)
  })
}

function meaningOf(status: number): Pushed {
  if (status >= 200 && status < 300) return 'taken'
  if (status === 404 || status === 410) return 'gone'
  return status === 429 || status >= 500 ? 'again' : 'refused'
}

/** The address that was looked at is the one that is connected to: a name cannot change between the two. */
const onlyPublic: LookupFunction = (name, options: LookupOptions, answer) => {
  lookup(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const addresses = (found ?? []).filter(({ address }) => isPublicAddress(address))
    const [first] = addresses
    if (error || !first) answer(error ?? new Error(`${name} leads to no public address`), '', 0)
    else if (options.all) answer(null, addresses)
    else answer(null, first.address, first.family)
  })
}
