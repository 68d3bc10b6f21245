import type { Directory } from '#directory/directory.ts'
import type { Tx } from '#platform/database.ts'
import { readWaits, type Waits } from './read-waits.ts'

type Recent = { readonly waits: Promise<Waits>; readonly now: Date; readonly readAt: number }
const recent = new WeakMap<Directory, Recent>()
const keptMs = 3_000

/**
 * The waits of the whole mall for every page that tells them, worked out at most every three seconds in a process: a
 * range is said in steps of five minutes, and neither a call on its way to five hundred phones nor a town that opens
 * the public site at eight may wait for it. Who asks while it is read gets the same answer. Read anew at once for a leg
 * (`legs`) that it does not know, such as one that this transaction just made, and when the mall stands differently
 * (an incident, a counter).
 */
export async function recentWaits(
  tx: Tx,
  directory: Directory,
  now: Date,
  legs: readonly number[] = [],
): Promise<Waits> {
  const kept = recent.get(directory)
  if (kept && isRecent(kept, now)) {
    // Another request may fail while it reads for us; then we read ourselves.
    const waits = await kept.waits.catch(() => undefined)
    if (waits && legs.every((leg) => waits.ofLeg(leg) !== undefined)) return waits
  }
  const reading = readWaits(tx, directory, now)
  recent.set(directory, { waits: reading, now, readAt: performance.now() })
  return await reading
}

function isRecent({ now: then, readAt }: Recent, now: Date): boolean {
  return performance.now() - readAt < keptMs && Math.abs(now.getTime() - then.getTime()) < keptMs
}
