/** The rules that are checked after the fact: 1 to 15 as queue.md numbers them, 16 is the closed day. */
export type Invariant = 1 | 2 | 3 | 4 | 5 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16

/** One rule of the queue (queue.md 2.4) held against what really happened on some days. */
export type Finding = {
  readonly invariant: Invariant
  readonly rule: string
  readonly breaches: number
  readonly example: string | null
}
