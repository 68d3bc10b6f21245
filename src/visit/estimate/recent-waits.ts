import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { mallOf } from '#ledger/announce.ts'
import type { Tx } from '#platform/database.ts'
import type { Later } from '#platform/live/section.ts'
import { readWaits, type Waits } from './read-waits.ts'

type Recent = { readonly waits: Promise<Waits>; readonly version: number; readonly now: Date; isRenewed?: boolean }
/** Per database and mall. */
const recent = new WeakMap<object, Map<number, Recent>>()
const keptMs = 3_000
/** For whom the news itself is more urgent than the newest range. */
const stillGoodMs = 9_000

/**
 * The waits of the whole mall for every page that tells them, worked out at most every three seconds in a process: a
 * range is said in steps of five minutes, and neither a call on its way to five hundred phones nor a town that opens
 * the public site at eight may wait for it. Who asks while it is read gets the same answer. Read anew at once for a leg
 * (`legs`) that it does not know, such as one that this transaction just made, and when the mall stands differently
 * (an incident, a counter). A live section says `later`: its news do not wait for a renewal, which follows them.
 */
export async function recentWaits(
  tx: Tx,
  directory: Directory,
  now: Date,
  legs: readonly number[] = [],
  later?: (act: Later) => void,
): Promise<Waits> {
  const malls = recent.get(tx.database) ?? new Map<number, Recent>()
  recent.set(tx.database, malls)
  const mall = mallOf(tx)
  // By its version and not by the copy of the directory: many who ask at once after a change may each hold their own.
  const version = tx.mall?.version ?? 0
  const kept = malls.get(mall)
  const age = kept ? Math.abs(now.getTime() - kept.now.getTime()) : Number.POSITIVE_INFINITY
  if (kept && kept.version === version && age < (later ? stillGoodMs : keptMs)) {
    // Another request may fail while it reads for us; then we read ourselves.
    const waits = await kept.waits.catch(() => undefined)
    if (waits && legs.every((leg) => waits.ofLeg(leg) !== undefined)) {
      if (later && age >= keptMs && !kept.isRenewed) {
        kept.isRenewed = true
        later((tx) => renew(tx, malls, now))
      }
      return waits
    }
  }
  const reading = readWaits(tx, directory, now)
  malls.set(mall, { waits: reading, version, now })
  return await reading
}

/** The old ones are told until the new ones are there. */
async function renew(tx: Tx, malls: Map<number, Recent>, now: Date): Promise<void> {
  const waits = await readWaits(tx, await directoryOf(tx, now), now)
  malls.set(mallOf(tx), { waits: Promise.resolve(waits), version: tx.mall?.version ?? 0, now })
}
