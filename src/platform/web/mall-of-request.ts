import type { MiddlewareHandler } from 'hono'
import { type Database, sql, type Tx } from '#platform/database.ts'
import { DatabaseAway } from '#platform/database-away.ts'
import { NotFound } from '#platform/refused.ts'
import type { Env, MallOfRequest } from './env.ts'

const heldFor = 5_000
type Listed = MallOfRequest & { readonly hosts: readonly string[] }

/**
 * Which mall: by Host, else the first one. The list is small and read at most once in five seconds; a post below
 * `editedUnder` is followed by a look at once, so that whoever gave the mall another name or colour sees it on the next page.
 */
export function mallOfRequest(db: Database, editedUnder: string): MiddlewareHandler<Env> {
  const { listMalls, forget } = heldList(remembering(() => db.transact({ system: true }, readMalls)))
  return async (c, next) => {
    const malls = await listMalls()
    const host = hostName(c.req.header('host') ?? '')
    const mall = malls.find((one) => one.hosts.includes(host)) ?? malls[0]
    if (!mall) throw new NotFound('noMallYet')
    c.set('mall', mall)
    await next()
    if (c.req.method === 'POST' && c.req.path.startsWith(editedUnder)) forget()
  }
}

/** While the database is away, the list that was read last: whose house this is can still be said. */
function remembering(read: () => Promise<Listed[]>): () => Promise<Listed[]> {
  let last: Listed[] | undefined
  return async () => {
    try {
      last = await read()
      return last
    } catch (error) {
      if (last && error instanceof DatabaseAway) return last
      throw error
    }
  }
}

function heldList(read: () => Promise<Listed[]>): { listMalls: () => Promise<Listed[]>; forget: () => void } {
  let held: Promise<Listed[]> | undefined
  let until = 0
  const forget = () => {
    held = undefined
  }
  const listMalls = () => {
    // Real time, not the mall's clock: a rehearsal that runs sixty times faster must not read sixty times as often.
    const now = performance.now()
    if (!held || now > until) {
      until = now + heldFor
      held = read()
      // A house without a mall is being set up, and a failure passes: both are looked at again at the next request.
      held.then((malls) => malls.length === 0 && forget(), forget)
    }
    return held
  }
  return { listMalls, forget }
}

async function readMalls(tx: Tx): Promise<Listed[]> {
  return await tx.rows<Listed>(sql`
    select id, code, name, short_name as "shortName", region, time_zone as "timeZone",
      is_demonstration as "isDemonstration", accent, hosts,
      (select jsonb_build_object('hash', f.hash, 'type', f.type) from platform.file f
        where f.mall_id = m.id and f.hash = m.emblem and f.scan <> 'pending') as emblem
    from mall.mall m order by id`)
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase()
}
