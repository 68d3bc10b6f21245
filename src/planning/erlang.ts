/**
 * Erlang's B: the share of people who find every one of `servers` busy and go away again, for an offered load in
 * erlangs. By the stable recursion B(k) = a B(k-1) / (k + a B(k-1)).
 */
export function erlangB(load: number, servers: number): number {
  let blocked = 1
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked)
  return blocked
}

/** Erlang's C: the share of people who must wait when nobody goes away. 1 when the load is too much to ever settle. */
export function erlangC(load: number, servers: number): number {
  if (load <= 0) return 0
  if (servers <= load) return 1
  const blocked = erlangB(load, servers)
  return blocked / (1 - (load / servers) * (1 - blocked))
}

/** Waiting for one of `servers` by first come, first served; lengths in the unit of the mean service. */
export type Waiting = {
  /** The share of people who must wait. */
  readonly share: number
  readonly mean: number
  /** The share who wait no longer than this. */
  readonly within: (length: number) => number
  /** How long this share of all waits at most. */
  readonly quantile: (share: number) => number
}

/**
 * M/M/c: the waits of people who come at random and stay at the counter `service` long in the mean, exponentially. The
 * mean is C / (c μ - λ); beyond that a wait is exponential. Infinite when the load is too much.
 */
export function waitingOf(load: number, servers: number, service: number): Waiting {
  const share = erlangC(load, servers)
  const free = servers - load
  if (free <= 0)
    return { share: 1, mean: Number.POSITIVE_INFINITY, within: () => 0, quantile: () => Number.POSITIVE_INFINITY }
  return {
    share,
    mean: (share * service) / free,
    within: (length) => 1 - share * Math.exp((-free * length) / service),
    quantile: (of) => (1 - of >= share ? 0 : (Math.log(share / (1 - of)) * service) / free),
  }
}

/** What becomes of people who give up after `patience`, exponentially. */
export type Impatient = { readonly share: number; readonly abandon: number; readonly mean: number }

/**
 * Erlang's A (Palm 1957; M/M/c+M): the share who must wait, the share who give up, and the mean time in the queue over
 * everybody, whether called or not. Settles under every load, because people leave.
 */
export function erlangA(load: number, servers: number, service: number, patience: number): Impatient {
  // States in the proportion of the one with all servers busy: below it load/n steps, above it departures grow.
  let sum = 1
  for (let n = servers, weight = 1; n > 0 && weight > 1e-18 * sum; n--) {
    weight *= n / load
    sum += weight
  }
  let above = 1
  let queue = 0
  for (let n = 1, weight = 1; n < 1e7; n++) {
    weight *= load / (servers + (n * service) / patience)
    above += weight
    queue += n * weight
    // The largest terms are behind, and what follows is nothing.
    if (load < servers + (n * service) / patience && weight * n < 1e-16 * above) break
  }
  const all = sum + above - 1
  const mean = (queue / all / load) * service
  return { share: above / all, abandon: mean / patience, mean }
}
