import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Server } from './server.ts'

/** A person's browser or a machine in the hall: keeps cookies, and asks again with the same command when nobody answers. */
export type Browser = {
  readonly get: (path: string, at: number) => Promise<Answer>
  readonly post: (path: string, body: object, at: number) => Promise<Answer>
}
export type Answer = {
  readonly status: number
  readonly body: string
  readonly json: Json | undefined
  readonly location: string | undefined
}
type Json = { readonly done?: unknown; readonly type?: string; readonly page?: string; readonly title?: string }

const agent = new Agent({ keepAlive: true, maxSockets: 128 })
const patience = 120_000

export function browser(server: Server, isSteered: boolean): Browser {
  const jar = new Map<string, string>()
  const once = (
    method: string,
    path: string,
    at: number,
    body: string | undefined,
    command: string | undefined,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers: Record<string, string> = {
        accept: 'application/json',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(isSteered ? { 'x-pendopo-now': new Date(at).toISOString() } : {}),
        ...(body === undefined
          ? {}
          : {
              'content-type': 'application/json',
              'content-length': String(Buffer.byteLength(body)),
              origin: server.url,
              'idempotency-key': command ?? '',
            }),
      }
      const asked = request(`${server.url}${path}`, { method, agent, headers, timeout: 30_000 }, (got) => {
        const parts: Buffer[] = []
        got.on('data', (part: Buffer) => parts.push(part))
        got.once('error', reject)
        got.once('end', () => {
          keepCookies(jar, got.headers['set-cookie'] ?? [])
          resolve(answer(got.statusCode ?? 0, Buffer.concat(parts).toString(), got.headers.location))
        })
      })
      asked.once('timeout', () => asked.destroy(new Error('timeout')))
      asked.once('error', reject)
      asked.end(body)
    })

  const send = async (method: string, path: string, at: number, body?: object): Promise<Answer> => {
    const command = randomUUID()
    const giveUp = performance.now() + patience
    for (;;) {
      const got = await once(method, path, at, body && JSON.stringify(body), command).catch(() => undefined)
      // Nobody answers, or the database has just died: the same wish again, until there is an answer.
      if (got && got.status < 500) return got
      if (performance.now() > giveUp)
        throw new Error(
          `${method} ${path} has no answer: ${got ? `${got.status} ${got.body.slice(0, 300)}` : 'connection refused'}`,
        )
      await wait(got ? 250 : 50)
      await server.answers().catch(() => {})
    }
  }
  return { get: (path, at) => send('GET', path, at), post: (path, body, at) => send('POST', path, at, body) }
}

function answer(status: number, body: string, location: string | undefined): Answer {
  const isJson = body.startsWith('{')
  return { status, body, json: isJson ? (JSON.parse(body) as Json) : undefined, location }
}

function keepCookies(jar: Map<string, string>, set: readonly string[]): void {
  for (const cookie of set) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (!name) continue
    if (/max-age=0/i.test(cookie) || !value) jar.delete(name)
    else jar.set(name, value)
  }
}
