/**
 * How long somebody still waits, as it may be said. Minutes. `range`: rounded to five, it holds the true wait in eight
 * cases of ten (from the 10 % to the 90 % of what came true before); `point` is the middle. Nothing is guessed: while
 * something is stopped (`paused`), nobody will serve (`nobody`) or too little is known (`tooFew`), that is said.
 */
export type Wait =
  | {
      readonly kind: 'range'
      readonly low: number
      readonly high: number
      readonly point: number
      /** The mall has too little experience with such waits yet: a first estimate, and said to be one. */
      readonly isFirst?: boolean
    }
  | { readonly kind: 'soon' }
  | { readonly kind: 'unknown'; readonly why: WhyUnknown }
export type WhyUnknown = 'paused' | 'nobody' | 'tooFew'

/** Minutes from now, not rounded: the 10 %, the middle and the 90 %. */
export type Spread = { readonly low: number; readonly point: number; readonly high: number }

const soonBelow = 5
const roundTo = 5

/** Never a false precision: below five minutes nothing but "soon", above it steps of five minutes. */
export function waitOf({ low, point, high, isFirst }: Spread & { readonly isFirst?: boolean }): Wait {
  if (isSoon({ point, high })) return { kind: 'soon' }
  const shown = rounded({ low, high })
  return {
    kind: 'range',
    ...shown,
    point: Math.min(shown.high, Math.max(shown.low, Math.round(point))),
    ...(isFirst ? { isFirst } : {}),
  }
}

/**
 * What people read, as minutes: this is what must come true. "Soon" promises five minutes, as tables write it; it is also
 * said to whom a counter is free (`raw` is 0).
 */
export function shownRange(raw: number, { low, point, high }: Spread): { readonly low: number; readonly high: number } {
  return raw === 0 || isSoon({ point, high }) ? { low: 0, high: soonBelow } : rounded({ low, high })
}

/**
 * The middle of the five minutes in which a wait fell. A range that is rounded to five minutes holds a wait exactly when
 * the range before rounding holds this, so that ranges are learned from it (docs/methods/estimate.md).
 */
export function asRounded(minutes: number): number {
  return (Math.floor(minutes / roundTo) + 0.5) * roundTo
}

function isSoon({ point, high }: Pick<Spread, 'point' | 'high'>): boolean {
  return point < soonBelow && high < 2 * soonBelow
}

function rounded({ low, high }: Pick<Spread, 'low' | 'high'>) {
  const from = Math.floor(low / roundTo + 0.5) * roundTo
  return { low: from, high: Math.max(from + roundTo, Math.ceil(high / roundTo - 0.5) * roundTo) }
}

export const unknown = (why: WhyUnknown): Wait => ({ kind: 'unknown', why })

/** Whether two would be said with the same words: only what changes is told anew. */
export function isSaidAlike(a: Wait, b: Wait): boolean {
  if (a.kind === 'range' && b.kind === 'range') return a.low === b.low && a.high === b.high && a.isFirst === b.isFirst
  if (a.kind === 'unknown' && b.kind === 'unknown') return a.why === b.why
  return a.kind === b.kind
}
