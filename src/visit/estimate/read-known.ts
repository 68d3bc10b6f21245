import { type Directory, serviceDay } from '#directory/directory.ts'
import type { Tx } from '#platform/database.ts'
import type { HallFacts } from './facts.ts'
import { type Learned, readHall, readLearned } from './store.ts'

/** All that an estimate is made from: the hall of this moment, and what the mall has learned of itself. One look. */
export async function readKnown(
  tx: Tx,
  directory: Directory,
  now: Date,
): Promise<{ readonly facts: HallFacts; readonly learned: Learned }> {
  const [facts, learned] = await Promise.all([readHall(tx, daysOf(directory, now), now), readLearned(tx)])
  return { facts, learned }
}

/** The service days that are now: one, unless a mall has buildings in two time zones. */
export function daysOf(directory: Directory, now: Date): string[] {
  return [...new Set([...directory.sites.keys()].map((siteId) => serviceDay(directory, siteId, now)))]
}
