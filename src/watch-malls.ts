import { sql } from '#platform/database.ts'
import type { House } from './house.ts'

type Watching = Pick<House, 'db' | 'log' | 'leadership'>

/**
 * The process that leads looks at every mall, one after the other, each so many milliseconds of real time; never two
 * rounds at once. A look that fails is logged as `complaint` and tried again in the next round.
 */
export function watchMalls(
  house: Watching,
  complaint: string,
  everyMs: number,
  lookAt: (mall: number) => Promise<void>,
): { stop: () => Promise<void> } {
  const malls = mallsOf(house)
  const round = async () => {
    for (const mall of await malls()) await lookAt(mall)
  }
  let running: Promise<void> = Promise.resolve()
  let isIdle = true
  const timer = setInterval(() => {
    if (!isIdle || !house.leadership.isLeading()) return
    isIdle = false
    running = round()
      .catch((error: Error) => house.log.warn(complaint, { reason: error.message }))
      .finally(() => {
        isIdle = true
      })
  }, everyMs)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      return running
    },
  }
}

/** A new mall is met within ten seconds. */
function mallsOf({ db }: Watching): () => Promise<readonly number[]> {
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
