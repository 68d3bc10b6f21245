/**
 * How much longer a service lasts that has lasted `served` minutes: E[S - a | S > a] for a lognormal S with this mean
 * and this standard deviation of ln S (queue.md 4.2). Somebody who has been at the counter for long has, as a rule, a
 * difficult errand: the longer it lasted, the longer it still takes.
 */
export function residual(mean: number, sigma: number, served: number): number {
  if (served <= 0) return mean
  const mu = Math.log(mean) - (sigma * sigma) / 2
  const z = (mu - Math.log(served)) / sigma
  // So far beyond everything usual that both tails are nothing: the tail of a lognormal there, by its first term.
  if (z < -5) return (served * sigma) / (-z - sigma)
  return Math.max(0, (mean * phi(z + sigma)) / phi(z) - served)
}

/** The standard normal distribution; Abramowitz and Stegun 7.1.26, off by less than 1.5e-7. */
export function phi(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  const upper = (poly * Math.exp(-x * x)) / 2
  return z >= 0 ? 1 - upper : upper
}
