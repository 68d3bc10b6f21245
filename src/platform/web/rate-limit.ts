import { createHmac } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { type Database, sql } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import type { Ask, Env } from './env.ts'

export type Limit = { readonly name: string; readonly most: number; readonly seconds: number }

/**
 * Counts in fixed windows in the database, so that all processes count together. The key is an HMAC: no address is kept.
 * Counted in a transaction of its own, since a refused act must count as well.
 */
export async function countAgainst(
  db: Database,
  key: string | Buffer,
  limit: Limit,
  of: string,
  now: Date,
): Promise<void> {
  const windowMs = limit.seconds * 1000
  const windowStart = new Date(Math.floor(now.getTime() / windowMs) * windowMs)
  const keyHash = createHmac('sha256', key).update(`rate\n${limit.name}\n${of}`).digest('base64url')
  const { count } = await db.transact({ system: true }, (tx) =>
    tx.row<{ count: number }>(sql`
      insert into platform.rate_limit as held (key_hash, window_start) values (${keyHash}, ${windowStart})
      on conflict (key_hash, window_start) do update set count = held.count + 1 returning count`),
  )
  if (count > limit.most) throw new Refused('tooManyRequests', { seconds: limit.seconds })
}

/** Windows that are over count for nothing. */
export async function sweepRateLimits(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 24 * 3600 * 1000)
  await db.transact({ system: true }, (tx) =>
    tx.run(sql`delete from platform.rate_limit where window_start < ${before}`),
  )
}

/** A whole hall shares one address behind its Wi-Fi: limits by address must leave room for a full mall. */
export function rateLimit(
  key: string | Buffer,
  limit: Limit,
  of: (c: Ask) => string = (c) => c.var.clientAddress,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    await countAgainst(c.var.db, key, limit, of(c), c.var.now)
    await next()
  }
}
