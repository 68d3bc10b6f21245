import type { Way } from '../scenario.ts'

/** Who comes on one day and what each will need: drawn before the day begins, so that it is the same in every scenario. */
export type Visits = {
  /** How many come; visitors are 0 to count - 1 in the order of their coming. */
  readonly count: number
  /** Moments, milliseconds after midnight: of coming, and from which the wait counts. */
  readonly at: Float64Array
  readonly ref: Float64Array
  /** Index into `classes`. */
  readonly class: Uint8Array
  readonly inOrder: Uint8Array
  readonly way: Uint8Array
  readonly wayAfter: Float64Array
  readonly wayFor: Float64Array
  /** The legs of visitor v are firstLeg[v] to firstLeg[v + 1] - 1. */
  readonly firstLeg: Int32Array
  readonly legs: Legs
}
/** `queue` and `service` are positions in the scenario's lists; lengths are milliseconds. */
export type Legs = {
  count: number
  visit: Int32Array
  service: Uint16Array
  queue: Uint16Array
  fate: Uint8Array
  /** The leg of a transfer exists only when the leg before it is transferred. */
  isOnward: Uint8Array
  handling: Float64Array
  walk: Float64Array
  notice: Float64Array
  pause: Float64Array
  /** Two numbers between 0 and 1 for what is decided at the counter. */
  luck: Float64Array
}
/** Positions in the list of ways. */
export const ways = { stays: 0, missesOnce: 1, neverComes: 2, leaves: 3, stepsOut: 4 } as const satisfies Record<
  Way,
  number
>
export const fates = { plain: 0, parks: 1, transfers: 2 } as const
