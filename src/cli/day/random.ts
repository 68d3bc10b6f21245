/** Random numbers that a seed gives again (mulberry32), so that a day can be played again exactly. */
export type Random = {
  /** 0 to 1, 1 not included. */
  readonly next: () => number
  readonly chance: (share: number) => boolean
  readonly between: (least: number, most: number) => number
  /** One of a list, by weight. */
  readonly weighted: <T>(choices: readonly (readonly [T, number])[]) => T
  /** Lognormal with this mean and coefficient of variation: how long people take. */
  readonly duration: (mean: number, variation: number) => number
}

export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    chance: (share) => next() < share,
    between: (least, most) => least + next() * (most - least),
    weighted: (choices) => {
      let point = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) {
        point -= weight
        if (point < 0) return choice
      }
      return (choices.at(-1) as (typeof choices)[number])[0]
    },
    duration: (mean, variation) => {
      const spread = Math.sqrt(Math.log(1 + variation * variation))
      return mean * Math.exp(spread * normal() - (spread * spread) / 2)
    },
  }
}
