import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import { type Actor, stranger } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/database.ts'
import type { Ask, Env } from './env.ts'

/** Who came with the request, and the secret that proved it (its hash; form tokens are bound to it). */
export type Recognised = { readonly actor: Actor; readonly session: string }
/** Looks for its own cookie or token; undefined when the request brings none of that kind. */
export type Recognise = (c: Ask) => Promise<Recognised | undefined>

type HouseOfIdentity = {
  readonly clock: Clock
  readonly db: Database
  readonly recognisers: readonly Recognise[]
  /** Then the proxy's word about the caller's address counts; otherwise anybody could say any address. */
  readonly isBehindProxy: boolean
}

/** Identity comes from the session, the device or the token, never from a request's body. The first that is found holds. */
export function identify(house: HouseOfIdentity): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('now', house.clock.now(c.req.raw))
    c.set('phoneNow', house.clock.onPhones?.() ?? c.var.now)
    c.set('db', house.db)
    c.set('clientAddress', addressOf(c, house.isBehindProxy))
    c.set('actor', stranger)
    c.set('session', '')
    for (const recognise of house.recognisers) {
      const found = await recognise(c)
      if (!found) continue
      c.set('actor', found.actor)
      c.set('session', found.session)
      break
    }
    await next()
  }
}

/**
 * `c.var.inMall(act)`: a transaction that sees what this request's mall and person may see. After an act of a post the
 * live updates are told that there may be news; telling is cheap and never part of the act.
 */
export function openMall(poke: () => void): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { actor, mall, db } = c.var
    const context = {
      mall: mall.id,
      agency: actor.kind === 'staff' ? actor.agency : undefined,
      key: actor.kind === 'visitor' ? actor.key : undefined,
    }
    const isAct = c.req.method !== 'GET' && c.req.method !== 'HEAD'
    c.set('inMall', async (act) => {
      const result = await db.transact(context, act)
      if (isAct) poke()
      return result
    })
    await next()
  }
}

/** The last hop that our own proxy added; without a proxy, the connection's. Tests have neither. */
function addressOf(c: Ask, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy && c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  if (forwarded) return forwarded
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown'
  }
}
