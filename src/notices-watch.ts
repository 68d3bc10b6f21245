import { lookForNews, readWatched } from '#notice/look.ts'
import type { House } from './house.ts'
import { watchMalls } from './watch-malls.ts'

type Watching = Pick<House, 'db' | 'clock' | 'log' | 'leadership'>

/** Somebody who is called has two minutes to come: about a second after a call the browser is on its way to know. */
const everyMs = 1_000
/** Waits shrink without anything happening. By the mall's clock. */
const quietPace = 15_000

/** The process that leads looks for what holders of numbers wanted to be told. A mall where nobody did costs one glance. */
export function startNoticesWatch(house: Watching): { stop: () => Promise<void> } {
  const { db, clock } = house
  const seen = new Map<number, { readonly event: number; readonly at: number }>()
  return watchMalls(house, 'Visitors were not told', everyMs, async (mall) => {
    const now = clock.now()
    const last = seen.get(mall)
    const { event, isWatched } = await db.glance({ mall }, readWatched)
    if (!isWatched) return
    if (event === last?.event && Math.abs(now.getTime() - last.at) < quietPace) return
    await db.transact({ mall }, (tx) => lookForNews(tx, now))
    seen.set(mall, { event, at: now.getTime() })
  })
}
