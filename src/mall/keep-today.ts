import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { openingOn } from './opening.ts'
import { countWaiting, readCalendar } from './store.ts'

/** Writes a change of the calendar, and refuses it when by that change today closes while people hold numbers. */
export async function keepToday(tx: Tx, today: string, write: () => Promise<void>): Promise<void> {
  const isOpen = async () => openingOn(await readCalendar(tx, today), today).hours !== undefined
  const wasOpen = await isOpen()
  await write()
  if (!wasOpen || (await isOpen())) return
  const people = await countWaiting(tx, today)
  if (people > 0) throw new Refused('mall.peopleWaitToday', { people })
}
