import { sql } from '#platform/database.ts'
import { learnWaits } from '#visit/estimate/learn.ts'
import { tellWaits } from '#visit/estimate/tell-waits.ts'
import type { House } from './house.ts'

type Watching = Pick<House, 'db' | 'clock' | 'log' | 'leadership'>
type Seen = { readonly at: number; readonly event: number; readonly learnedAt: number; readonly wrote: number }

/** In the mall's own time: after something happened at most so often, and when nothing did, because waits grow by themselves. */
const pace = 5_000
const quietPace = 60_000
const learnPace = 120_000

/**
 * The process that leads notes what is said of waits, after the acts and apart from them, and learns from what came
 * true. The paces are those of the mall's clock, so that a day in fast time is noted as a day.
 */
export function startWaitsWatch(house: Watching): { stop: () => Promise<void> } {
  const seen = new Map<number, Seen>()
  const malls = mallsOf(house)
  let running: Promise<void> = Promise.resolve()
  let isIdle = true
  const timer = setInterval(() => {
    if (!isIdle || !house.leadership.isLeading()) return
    isIdle = false
    running = lookAtAll(house, malls, seen)
      .catch((error: Error) => house.log.warn('Waits were not noted', { reason: error.message }))
      .finally(() => {
        isIdle = true
      })
  }, 200)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      return running
    },
  }
}

async function lookAtAll(house: Watching, malls: Malls, seen: Map<number, Seen>): Promise<void> {
  for (const mall of await malls()) await lookAt(house, seen, mall)
}

type Malls = () => Promise<readonly number[]>

/** A new mall is met within ten seconds. */
function mallsOf({ db }: Watching): Malls {
  let known: readonly number[] = []
  let readAt = Number.NEGATIVE_INFINITY
  return async () => {
    if (performance.now() - readAt < 10_000) return known
    const rows = await db.glance({ system: true }, (tx) =>
      tx.rows<{ id: number }>(sql`select id from mall.mall order by id`),
    )
    known = rows.map((row) => row.id)
    readAt = performance.now()
    return known
  }
}

async function lookAt({ db, clock }: Watching, seen: Map<number, Seen>, mall: number): Promise<void> {
  const now = clock.now()
  const at = now.getTime()
  const last = seen.get(mall) ?? { at: 0, event: -1, learnedAt: 0, wrote: 0 }
  if (Math.abs(at - last.at) < pace) return
  const { event } = await db.glance({ mall }, (tx) =>
    tx.row<{ event: number }>(
      sql`select coalesce((select id from ledger.event where mall_id = ${mall}::int order by id desc limit 1), 0) as event`,
    ),
  )
  if (event === last.event && Math.abs(at - last.at) < quietPace) return
  const wrote = await db.transact({ mall }, (tx) => tellWaits(tx, now))
  const isToLearn = Math.abs(at - last.learnedAt) >= learnPace && (event !== last.event || last.wrote > 0)
  if (isToLearn) await db.transact({ mall }, (tx) => learnWaits(tx, now))
  seen.set(mall, { at, event, learnedAt: isToLearn ? at : last.learnedAt, wrote })
}
