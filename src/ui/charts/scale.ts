/** 1, 2, 4, 5 or 8 times a power of ten, not below the value: a scale that one reads at once. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 4, 5, 8, 10].find((one) => one * power >= value) ?? 10) * power
}

/** A tenth of a unit is less than an eye sees, and keeps the picture small. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}
