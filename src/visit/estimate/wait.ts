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
  if (point < soonBelow && high < 2 * soonBelow) return { kind: 'soon' }
  const from = Math.floor(low / roundTo + 0.5) * roundTo
  const until = Math.max(from + roundTo, Math.ceil(high / roundTo - 0.5) * roundTo)
  return {
    kind: 'range',
    low: from,
    high: until,
    point: Math.min(until, Math.max(from, Math.round(point))),
    ...(isFirst ? { isFirst } : {}),
  }
}

export const unknown = (why: WhyUnknown): Wait => ({ kind: 'unknown', why })

/** Whether two would be said with the same words: only what changes is told anew. */
export function isSaidAlike(a: Wait, b: Wait): boolean {
  if (a.kind === 'range' && b.kind === 'range') return a.low === b.low && a.high === b.high && a.isFirst === b.isFirst
  if (a.kind === 'unknown' && b.kind === 'unknown') return a.why === b.why
  return a.kind === b.kind
}
