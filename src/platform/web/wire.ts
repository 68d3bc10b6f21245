import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'

const zip = promisify(gzip)
const ours = /^(text\/html|application\/(problem\+)?json|text\/(plain|csv|calendar)|image\/svg\+xml)/

/** Pages leave compressed and with an ETag, so that a phone that has the page already only hears that it still holds. */
export const wire: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const type = c.res.headers.get('content-type') ?? ''
  // What an act answers to a program is short, and nobody keeps it.
  if (c.req.method === 'POST' && type.startsWith('application/json')) {
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
    return
  }
  // A part of a file is as long as was asked for.
  if (!ours.test(type) || !c.res.body || c.res.headers.has('content-encoding') || c.res.status === 206) return
  const answer = c.res
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = new Headers(answer.headers)
  headers.append('vary', 'accept-encoding')
  headers.delete('content-length')
  if (!headers.has('cache-control')) headers.set('cache-control', c.var.session ? 'no-store' : 'private, no-cache')
  if (c.req.method === 'GET' && answer.status === 200 && headers.get('cache-control') !== 'no-store') {
    // A page that knows what it depends on has said so itself.
    const tag = headers.get('etag') ?? `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    headers.set('etag', tag)
    if (c.req.header('if-none-match')?.includes(tag)) {
      headers.delete('content-type')
      c.res = undefined
      c.res = new Response(null, { status: 304, headers })
      return
    }
  }
  const zipped = body.length > 1_000 && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  if (zipped) headers.set('content-encoding', 'gzip')
  c.res = undefined
  c.res = new Response(zipped ? await zip(body, { level: 6 }) : body, { status: answer.status, headers })
}
