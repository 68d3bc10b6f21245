import type { Habits, OpenLeg } from './facts.ts'
import { residual } from './residual.ts'

const minute = 60_000

/** From one call to the next at a counter, with the chance in it that nobody comes. */
export function minutesOf(serviceId: number, habits: Habits): number {
  return betweenCalls(habits.handling(serviceId), habits)
}

/** The same from the minutes of a service; people who are sent on or step aside take more (`detour`). */
export function betweenCalls(handling: number, { way, absentShare, absent, detour }: Habits): number {
  return detour * ((1 - absentShare) * (way + handling) + absentShare * absent)
}

/** Minutes until a counter has finished with who stands there. */
export function stillAt(leg: Pick<OpenLeg, 'state' | 'since' | 'serviceId'>, habits: Habits, now: number): number {
  const since = Math.max(0, now - leg.since.getTime()) / minute
  const handling = habits.handling(leg.serviceId)
  if (leg.state === 'serving') return residual(handling, habits.sigma, since)
  // Who has not come for long will probably not come at all.
  if (since > 2 * habits.way) return Math.max(0.25, habits.absent - since) + (1 - habits.absentShare) * 0.25 * handling
  return minutesOf(leg.serviceId, habits) - Math.min(since, habits.way / 2)
}

/**
 * When counters that serve the same queue are each free, from how long each is likely to be busy still: the first of
 * several is free long before the likely end of any one of them, and while the last is still busy the first has finished
 * with the next. As the order of evenly spread ends, in steps of 2 h / (c + 1) with h the harmonic mean of those not yet
 * free; less by the spread of services, so that in the long run c counters finish c people in the mean service time
 * (renewal theory: what is left of a service is (1 + v) / 2 of a mean one). One counter alone keeps its time.
 * Minutes in, minutes out, in the same order. `sigma`: standard deviation of ln of a handling time.
 */
export function freeInTurn(busy: readonly number[], sigma: number): number[] {
  const count = busy.length
  const order = busy.map((_, i) => i).sort((a, b) => (busy[a] ?? 0) - (busy[b] ?? 0))
  const free: number[] = [...busy]
  const variation = Math.exp(sigma * sigma) - 1
  const share = 2 / (count + 1) / (1 + variation * (1 - 1 / count))
  let rates = busy.reduce((sum, minutes) => sum + 1 / Math.max(0.05, minutes), 0)
  let at = 0
  for (const [taken, i] of order.entries()) {
    at += (share * (count - taken)) / rates
    free[i] = at
    rates -= 1 / Math.max(0.05, busy[i] ?? 0)
  }
  return free
}
