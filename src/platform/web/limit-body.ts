import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Env } from './env.ts'

/**
 * Refuses bodies over so many bytes. One that says its length is believed, since the server reads no more than was
 * said; only what comes in pieces is counted, because counting copies it.
 */
export function limitBody(maxSize: number): MiddlewareHandler<Env> {
  const counted = bodyLimit({ maxSize })
  return (c, next) => {
    const said = c.req.header('content-length')
    const comesInPieces = c.req.header('transfer-encoding') !== undefined
    const hasNone = said === undefined && !comesInPieces && (c.req.method === 'GET' || c.req.method === 'HEAD')
    const isShort = said !== undefined && !comesInPieces && Number(said) <= maxSize
    return hasNone || isShort ? next() : counted(c, next)
  }
}
