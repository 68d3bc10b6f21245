import type { Files, KeptFile } from '#platform/files.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask } from './env.ts'

/**
 * Answers with a kept file: never guessed at by the browser, never more than a picture, film or sound, and in parts when
 * a player asks for parts. `isPublic` lets others on the way keep it too; the address holds its hash, so it never changes.
 */
export async function serveFile(
  c: Ask,
  files: Files,
  file: KeptFile | undefined,
  { isPublic = false }: { isPublic?: boolean } = {},
): Promise<Response> {
  if (!file || file.scan === 'pending') throw new NotFound('files.notHere')
  const tag = `"${file.hash.slice(0, 32)}"`
  const headers: Record<string, string> = {
    'content-type': file.type,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'content-disposition': 'inline',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': `${isPublic ? 'public' : 'private'}, max-age=31536000, immutable`,
    'accept-ranges': 'bytes',
    etag: tag,
  }
  if (c.req.header('if-none-match') === tag) return c.body(null, 304, headers)
  const range = rangeOf(c.req.header('range'), file.size)
  if (range === 'beyond') return c.body(null, 416, { ...headers, 'content-range': `bytes */${file.size}` })
  const { from, to } = range ?? { from: 0, to: file.size - 1 }
  const body = await files.openFile(file, { from, to })
  if (!body) throw new NotFound('files.notHere')
  headers['content-length'] = String(to - from + 1)
  if (!range) return c.body(body, 200, headers)
  return c.body(body, 206, { ...headers, 'content-range': `bytes ${from}-${to}/${file.size}` })
}

/** One range, as players ask for it; anything stranger gets the whole file, which is always allowed (RFC 9110 14.2). */
export function rangeOf(header: string | undefined, size: number): { from: number; to: number } | 'beyond' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from >= size || from > to ? 'beyond' : { from, to }
}
