import { latestEvent } from '#ledger/latest-event.ts'
import { learnWaits } from '#visit/estimate/learn.ts'
import { tellWaits } from '#visit/estimate/tell-waits.ts'
import type { House } from './house.ts'
import { watchMalls } from './watch-malls.ts'

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
  return watchMalls(house, 'Waits were not noted', 200, (mall) => lookAt(house, seen, mall))
}

async function lookAt({ db, clock }: Watching, seen: Map<number, Seen>, mall: number): Promise<void> {
  const now = clock.now()
  const at = now.getTime()
  const last = seen.get(mall) ?? { at: 0, event: -1, learnedAt: 0, wrote: 0 }
  if (Math.abs(at - last.at) < pace) return
  const event = await db.glance({ mall }, latestEvent)
  if (event === last.event && Math.abs(at - last.at) < quietPace) return
  // First learned, then told: a day's first number is not said with what the day before showed of itself.
  const isToLearn = Math.abs(at - last.learnedAt) >= learnPace && (event !== last.event || last.wrote > 0)
  if (isToLearn) await db.transact({ mall }, (tx) => learnWaits(tx, now))
  const wrote = await db.transact({ mall }, (tx) => tellWaits(tx, now))
  seen.set(mall, { at, event, learnedAt: isToLearn ? at : last.learnedAt, wrote })
}
