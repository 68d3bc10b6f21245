import type { Directory } from '#directory/directory.ts'
import type { Tx } from '#platform/database.ts'
import { readWaits, type Waits } from '#visit/estimate/read-waits.ts'

type Recent = { readonly waits: Waits; readonly now: Date; readonly readAt: number }
const recent = new WeakMap<Directory, Recent>()
const keptMs = 3_000

/**
 * The waits of the whole mall, worked out at most every three seconds: a range is said in steps of five minutes, and a
 * call must not wait for it on its way to five hundred phones. Read anew at once for a leg that it does not know, and
 * when the mall stands differently (an incident, a counter).
 */
export async function recentWaits(
  tx: Tx,
  directory: Directory,
  waitingLegs: readonly number[],
  now: Date,
): Promise<Waits> {
  const kept = recent.get(directory)
  const isRecent =
    kept && performance.now() - kept.readAt < keptMs && Math.abs(now.getTime() - kept.now.getTime()) < keptMs
  if (isRecent && waitingLegs.every((leg) => kept.waits.ofLeg(leg) !== undefined)) return kept.waits
  const waits = await readWaits(tx, directory, now)
  recent.set(directory, { waits, now, readAt: performance.now() })
  return waits
}
