import { Agent, request } from 'node:http'
import type { ActName, Ask, Asked, Client, Scene } from './acts.ts'

/** Each act that was done, with its time; and how long all of it took. */
export type Run = { readonly seconds: number; readonly samples: readonly Sample[] }
export type Sample = { readonly act: ActName; readonly milliseconds: number }

/** People and machines in the hall, each over a connection that stays open. */
export function askersOf(url: string, many: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: many })
  const ask = (asked: Asked) => send(agent, url, asked)
  return { ask, end: () => agent.destroy() }
}

/** Every client runs its list of a scene, all at once. */
export async function timed(
  scene: Scene,
  clients: readonly Client[],
  times: number,
  send: (asked: Asked) => Promise<string>,
): Promise<Run> {
  const samples: Sample[] = []
  const ask: Ask = async (act, asked) => {
    const begun = performance.now()
    const answer = await send(asked)
    samples.push({ act, milliseconds: performance.now() - begun })
    return answer
  }
  const begun = performance.now()
  await Promise.all(clients.map((client) => scene.run(ask, client, times)))
  return { seconds: (performance.now() - begun) / 1000, samples }
}

let commands = 0

function headersOf({ body, cookie }: Asked, origin: string): Record<string, string> {
  const pageOrData = body ? 'application/json' : 'text/html'
  return {
    host: new URL(origin).host,
    accept: pageOrData,
    'accept-encoding': 'gzip',
    ...(cookie ? { cookie } : {}),
    ...(body
      ? { origin, 'content-type': 'application/json', 'idempotency-key': `bench-${process.pid}-${commands++}` }
      : {}),
  }
}

type App = { readonly request: (url: string, init: RequestInit) => Response | Promise<Response> }

/** Asks an app of this process, without a connection. Anything but 200 is thrown. */
export function askingHere(app: App): (asked: Asked) => Promise<string> {
  const origin = 'http://mall.example'
  return async (asked) => {
    const { method, path, body } = asked
    const answer = await app.request(`${origin}${path}`, {
      method,
      headers: headersOf(asked, origin),
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 300)}`)
    return text
  }
}

function send(agent: Agent, url: string, asked: Asked): Promise<string> {
  const text = asked.body && JSON.stringify(asked.body)
  const headers = { ...headersOf(asked, url), ...(text ? { 'content-length': Buffer.byteLength(text) } : {}) }
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${asked.path}`, { method: asked.method, agent, headers }, (got) => {
      const parts: Buffer[] = []
      got.on('data', (part: Buffer) => parts.push(part))
      got.once('error', reject)
      got.once('end', () => {
        const answer = Buffer.concat(parts).toString()
        if (got.statusCode === 200) resolve(answer)
        else reject(new Error(`${asked.method} ${asked.path} answered ${got.statusCode}: ${answer.slice(0, 300)}`))
      })
    })
    sent.once('error', reject)
    sent.end(text)
  })
}
