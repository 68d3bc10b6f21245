import { Agent, request } from 'node:http'

/** One person or machine who asks again and again, over a connection that stays open. */
export type Asked = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: object; readonly cookie?: string; readonly accept?: string }
export type Got = { readonly status: number; readonly body: string; readonly milliseconds: number }

let asked = 0

export function asker(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = ({ method, path, body, cookie, accept = 'application/json' }: Asked): Promise<Got> =>
    new Promise((resolve, reject) => {
      const text = body && JSON.stringify(body)
      const headers: Record<string, string> = { accept, ...(cookie ? { cookie } : {}) }
      if (text) Object.assign(headers, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), origin: url, 'idempotency-key': `bench-${process.pid}-${asked++}` })
      const begun = performance.now()
      const sent = request(`${url}${path}`, { method, agent, headers }, (got) => {
        const parts: Buffer[] = []
        got.on('data', (part: Buffer) => parts.push(part))
        got.once('end', () => resolve({ status: got.statusCode ?? 0, body: Buffer.concat(parts).toString(), milliseconds: performance.now() - begun }))
        got.once('error', reject)
      })
      sent.once('error', reject)
      sent.end(text)
    })
  return { ask, end: () => agent.destroy() }
}

export type Timed = { readonly perSecond: number; readonly p50: number; readonly p99: number }

/** Runs each client's list in its order, all clients at once. Anything but 200 is a fault of the bench. */
export async function timed(clients: readonly (() => Promise<Got[]>)[]): Promise<Timed> {
  const begun = performance.now()
  const all = (await Promise.all(clients.map((run) => run()))).flat()
  const seconds = (performance.now() - begun) / 1000
  const wrong = all.find((got) => got.status !== 200)
  if (wrong) throw new Error(`an act answered ${wrong.status}: ${wrong.body.slice(0, 300)}`)
  const times = all.map((got) => got.milliseconds).sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: all.length / seconds, p50: quantile(0.5), p99: quantile(0.99) }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
