import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Forbidden } from '#platform/refused.ts'
import type { Env } from './env.ts'

const least = ['GET', 'HEAD']

/** Somebody who has not come in sends no film: said before the first byte of it is read. */
export function staffSendMuch(maxSize: number): MiddlewareHandler<Env> {
  return async (c, next) => {
    const said = Number(c.req.header('content-length') ?? 0)
    if (said > maxSize && c.var.actor.kind !== 'staff') throw new Forbidden('account.signInFirst')
    await next()
  }
}

/**
 * Refuses bodies over so many bytes. One that says its length is believed, since the server reads no more than was
 * said; only what comes in pieces is counted, because counting copies it. `largeAt`: addresses that take more.
 */
export function limitBody(maxSize: number, largeAt: Readonly<Record<string, number>> = {}): MiddlewareHandler<Env> {
  const counted = bodyLimit({ maxSize })
  return (c, next) => {
    const said = c.req.header('content-length')
    const comesInPieces = c.req.header('transfer-encoding') !== undefined
    const hasNone = said === undefined && !comesInPieces && least.includes(c.req.method)
    const isShort = said !== undefined && !comesInPieces && Number(said) <= (largeAt[c.req.path] ?? maxSize)
    return hasNone || isShort ? next() : counted(c, next)
  }
}
