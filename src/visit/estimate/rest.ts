import type { Rest } from './ahead.ts'

const minute = 60_000
/** Minutes: a rest is at least so long, also when the last service ran far into it. */
export const leastRest = 20

/**
 * When a counter is free again whose service ends at `at`: a rest begins when the service that runs into it is finished.
 * `before` is the moment at which that service began; a rest that had begun by then has been taken.
 */
export function afterRest(rests: readonly Rest[], before: number, at: number): number {
  let free = at
  for (const rest of rests) {
    const isTaken = before >= rest.from
    if (!isTaken && free >= rest.from) free = Math.max(rest.until, free + rest.leastMinutes * minute)
  }
  return free
}

/** A counter with nobody to serve rests at the hour. */
export function outsideRest(rests: readonly Rest[], at: number): number {
  return rests.find(({ from, until }) => at >= from && at < until)?.until ?? at
}
