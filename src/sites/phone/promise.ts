import type { Leg } from '#visit/visit.ts'
import type { StandProps } from './snapshot.ts'

/** Until when the mall has promised to call, for a leg that waits. */
export function promisedTime(
  leg: Leg,
  { waitedMs }: StandProps['status'],
  { directory, now }: StandProps['snapshot'],
): Date | undefined {
  const queue = directory.queues.get(leg.queueId)
  const waited = waitedMs.get(leg.id)
  if (!queue || waited === undefined) return undefined
  return new Date(Math.round(now.getTime() - waited) + queue.promiseMinutes * 60_000)
}

/** How many of so many parts of the wait are behind: never all of them while somebody still waits. */
export function passedOf(parts: number, waitedMs: number, leftMinutes: number): number {
  const waited = waitedMs / 60_000
  const share = waited / Math.max(1, waited + leftMinutes)
  return Math.min(parts - 1, Math.round(parts * share))
}
