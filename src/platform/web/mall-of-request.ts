import type { MiddlewareHandler } from 'hono'
import { type Database, sql, type Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import type { Env, MallOfRequest } from './env.ts'

const heldFor = 5_000
type Listed = MallOfRequest & { readonly hosts: readonly string[] }

/** Which mall: by Host, else the first one. The list is small and read at most once in five seconds. */
export function mallOfRequest(db: Database): MiddlewareHandler<Env> {
  const listMalls = heldList(() => db.transact({ system: true }, readMalls))
  return async (c, next) => {
    const malls = await listMalls()
    const host = hostName(c.req.header('host') ?? '')
    const mall = malls.find((one) => one.hosts.includes(host)) ?? malls[0]
    if (!mall) throw new NotFound('noMallYet')
    c.set('mall', mall)
    await next()
  }
}

function heldList(read: () => Promise<Listed[]>): () => Promise<Listed[]> {
  let held: Promise<Listed[]> | undefined
  let until = 0
  const forget = () => {
    held = undefined
  }
  return () => {
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
}

async function readMalls(tx: Tx): Promise<Listed[]> {
  return await tx.rows<Listed>(sql`
    select id, code, name, short_name as "shortName", region, time_zone as "timeZone",
      is_demonstration as "isDemonstration", accent, hosts
    from mall.mall order by id`)
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase()
}
