/** What is known exactly of waits before one counter, and of two counters in a row: the simulator is held against it. */

/**
 * Pollaczek and Khinchine (1930), M/G/1: the mean wait, in the unit of the mean service, of people who come at random
 * before one counter that is busy for the share `load` of the time; `variation` is the coefficient of the service.
 */
export function pollaczekKhinchine(load: number, service: number, variation: number): number {
  return (load * service * (1 + variation * variation)) / (2 * (1 - load))
}

/** A class of people: how many come in a unit of time, and the mean and the coefficient of variation of their service. */
export type PriorityClass = { readonly rate: number; readonly service: number; readonly variation: number }

/**
 * Cobham (1954): mean waits by class before one counter that always takes the highest class first and interrupts nobody;
 * the first class is the highest.
 */
export function cobham(classes: readonly PriorityClass[]): number[] {
  const residual = residualOf(classes)
  let before = 0
  return classes.map(({ rate, service }) => {
    const with_ = before + rate * service
    const wait = residual / ((1 - before) * (1 - with_))
    before = with_
    return wait
  })
}

/**
 * Kleinrock (1964): mean waits by class when everybody's priority grows with the wait, `weights[i]` times as fast for
 * class i; weights fall from the first class to the last. The live rule calls this `accumulating`.
 */
export function accumulating(classes: readonly PriorityClass[], weights: readonly number[]): number[] {
  const load = classes.map(({ rate, service }) => rate * service)
  const all = load.reduce((sum, one) => sum + one, 0)
  const common = residualOf(classes) / (1 - all)
  const waits: number[] = []
  const ratio = (slow: number, fast: number) => (weights[slow] as number) / (weights[fast] as number)
  for (let p = classes.length - 1; p >= 0; p--) {
    let above = common
    let below = 1
    for (let i = p + 1; i < classes.length; i++) above -= (load[i] as number) * (waits[i] as number) * (1 - ratio(i, p))
    for (let i = 0; i < p; i++) below -= (load[i] as number) * (1 - ratio(p, i))
    waits[p] = above / below
  }
  return waits
}

/** The mean rest of the service that somebody who comes finds under way. */
function residualOf(classes: readonly PriorityClass[]): number {
  return classes.reduce(
    (sum, { rate, service, variation }) => sum + (rate * service * service * (1 + variation * variation)) / 2,
    0,
  )
}

/**
 * Hunt (1956): how many cars an hour pass two stations in a row, in the unit of time of the means, when there are always
 * cars before the first, `places` between the two, and a car that finds them taken blocks the first.
 */
export function tandemThroughput(first: number, second: number, places: number): number {
  const [m1, m2] = [1 / first, 1 / second]
  if (m1 === m2) return (m1 * (places + 2)) / (places + 3)
  return (m1 * m2 * (m1 ** (places + 2) - m2 ** (places + 2))) / (m1 ** (places + 3) - m2 ** (places + 3))
}
