/** One rule of the queue (queue.md 2.4) held against what really happened on some days. */
export type Finding = {
  readonly invariant: number
  readonly rule: string
  readonly breaches: number
  readonly example: string | null
}
