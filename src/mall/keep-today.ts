import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { openingOn } from './opening.ts'
import { countWaiting, readCalendar } from './store.ts'

/** Lets nobody take a number until the transaction ends: what the queues give, which the calendar knows nothing of. */
export type HoldHall = (tx: Tx, now: Date) => Promise<void>
type Keeping = { readonly today: string; readonly now: Date; readonly hold: HoldHall }

/**
 * Writes a change of the calendar, and refuses it when by that change today closes while people hold numbers, or are
 * just taking one. Held before anything is written, so that whoever looks at the mall for us sees it as it was.
 */
export async function keepToday(tx: Tx, keeping: Keeping, write: () => Promise<void>): Promise<void> {
  const people = await closesOver(tx, keeping, write)
  if (people > 0) throw new Refused('mall.peopleWaitToday', { people })
}

/** Writes it, and tells over how many people today would close by it. */
export async function closesOver(tx: Tx, { today, now, hold }: Keeping, write: () => Promise<void>): Promise<number> {
  const isOpen = async () => openingOn(await readCalendar(tx, today), today).hours !== undefined
  const wasOpen = await isOpen()
  if (wasOpen) await hold(tx, now)
  await write()
  return wasOpen && !(await isOpen()) ? await countWaiting(tx, today) : 0
}
