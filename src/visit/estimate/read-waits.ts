import type { Directory } from '#directory/directory.ts'
import type { Tx } from '#platform/database.ts'
import { estimate } from './estimate.ts'
import { readKnown } from './read-known.ts'
import type { Wait } from './wait.ts'

/** What is said of a mall's waits at one moment. Keep it in the snapshot of a live section: one read, one pass. */
export type Waits = {
  /** Of a leg that waits, or will wait later in its visit; undefined for one that does not. */
  readonly ofLeg: (legId: number) => Wait | undefined
  /** For somebody who would take a number in this queue now. */
  readonly atQueue: (queueId: number) => Wait
}

/** Every wait in the mall from one look at it: some milliseconds, however many ask. */
export async function readWaits(tx: Tx, directory: Directory, now: Date): Promise<Waits> {
  const { facts, learned } = await readKnown(tx, directory, now)
  const { ofLeg, atQueue } = estimate(directory, facts, learned, now)
  return { ofLeg: kept((legId) => ofLeg(legId)?.wait), atQueue: kept((queueId) => atQueue(queueId).wait) }
}

/** One look is asked by hundreds of phones, again and again for some seconds. */
function kept<T>(say: (id: number) => T): (id: number) => T {
  const said = new Map<number, T>()
  return (id) => {
    if (!said.has(id)) said.set(id, say(id))
    return said.get(id) as T
  }
}
