import type { Tx } from '#platform/database.ts'
import { deleteStale } from './device/store.ts'
import { deleteOldAttempts } from './sign-in/attempt-store.ts'
import { idleSince } from './sign-in/session.ts'
import { deleteExpired } from './sign-in/store.ts'

const dayMs = 24 * 3600_000

/** What ran out goes: sessions, counted tries, browsers not seen for a year, devices that nobody approved. Gives how many. */
export async function sweepAccounts(tx: Tx, now: Date): Promise<number> {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs)
  const ended = await deleteExpired(tx, idleSince(now), ago(365), now)
  return ended + (await deleteOldAttempts(tx, ago(30))) + (await deleteStale(tx, ago(1)))
}
