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
