import { phi } from '#visit/estimate/residual.ts'
import { erlangC } from '../../erlang.ts'

/** "90 % within 15 minutes": the share (0 to 1) of people who are called within so many minutes. */
export type ServicePromise = { readonly share: number; readonly minutes: number }

/** How people of a queue are served: minutes at the counter, and their coefficient of variation. */
export type Handling = { readonly minutes: number; readonly variation: number }

/** More counters than any hall has: a load that needs more is a mistake in the data. */
const mostCounters = 2000

/**
 * Where the search begins: load + β √load, with β such that Halfin and Whitt's probability of waiting, shrunk over the
 * promised minutes, is what the promise leaves (Green, Kolesar and Whitt 2007). Not rounded.
 */
export function squareRoot(load: number, promise: ServicePromise, handling: Handling): number {
  if (load <= 0) return 0
  const late = 1 - promise.share
  const patience = promise.minutes / (handling.minutes * spread(handling))
  let [low, high] = [0, 8]
  for (let i = 0; i < 60; i++) {
    const beta = (low + high) / 2
    if (halfinWhitt(beta) * Math.exp(-beta * Math.sqrt(load) * patience) > late) low = beta
    else high = beta
  }
  return load + high * Math.sqrt(load)
}

/** The probability of waiting with `load + beta √load` servers, for large loads (Halfin and Whitt 1981). */
export function halfinWhitt(beta: number): number {
  if (beta <= 0) return 1
  const density = Math.exp((-beta * beta) / 2) / Math.sqrt(2 * Math.PI)
  return 1 / (1 + (beta * phi(beta)) / density)
}

/**
 * The share of people called within so many minutes: 1 - C(c, a) e^-((c - a) t / E[S]) for exponential services; waits
 * of other services are stretched by (1 + cv²) / 2, as Allen and Cunneen do.
 */
export function calledWithin(minutes: number, load: number, counters: number, handling: Handling): number {
  if (load <= 0) return 1
  if (counters <= load) return 0
  const rate = (counters - load) / (handling.minutes * spread(handling))
  return 1 - erlangC(load, counters) * Math.exp(-rate * minutes)
}

/** The fewest counters that keep the promise under a steady load of so many erlangs. */
export function countersFor(load: number, promise: ServicePromise, handling: Handling): number {
  if (load <= 0) return 0
  const keeps = (counters: number) => calledWithin(promise.minutes, load, counters, handling) >= promise.share
  let counters = Math.max(1, Math.ceil(squareRoot(load, promise, handling)))
  while (!keeps(counters) && counters < mostCounters) counters++
  while (counters > 1 && keeps(counters - 1)) counters--
  return counters
}

function spread({ variation }: Handling): number {
  return (1 + variation * variation) / 2
}
