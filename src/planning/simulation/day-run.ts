/** What happened to a leg. */
export const ends = { open: 0, served: 1, transferred: 2, abandoned: 3, noShow: 4, expired: 5, refused: 6 } as const

/**
 * One simulated day as it went, leg by leg. Moments and lengths are milliseconds, moments after midnight; what did not
 * happen is NaN. Queues, counters and classes are positions in the scenario's lists.
 */
export type DayRun = {
  readonly legs: number
  readonly queue: Uint16Array
  readonly class: Uint8Array
  /** From when the wait counts: coming, or the appointed time. */
  readonly cameAt: Float64Array
  readonly calledAt: Float64Array
  readonly startedAt: Float64Array
  readonly endedAt: Float64Array
  /** Time in the state of waiting, whatever lies between. */
  readonly waited: Float64Array
  readonly end: Uint8Array
  readonly counter: Int32Array
  /** A leg that came about by a transfer: its wait is not a new one. */
  readonly isOnward: Uint8Array
  readonly visitors: number
  readonly refused: number
  readonly counters: {
    readonly present: Float64Array
    readonly occupied: Float64Array
    /** How many were put on hold there. */
    readonly putOnHold: Int32Array
    readonly blocked: Float64Array
    /** When it left for the day; NaN when it was never there. */
    readonly leftAt: Float64Array
  }
  /** How many wait, for each queue in turn at each quarter of an hour from `from` on. */
  readonly waiting: { readonly from: number; readonly every: number; readonly counts: Uint32Array }
}
