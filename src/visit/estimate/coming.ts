const minute = 60_000
const halfHour = 30
/** Without a usual day people are expected to come as in the last hour, for so long; with one, as on that day. */
const expectedHours = 2
const usualHours = 4
/** Today bends what is usual by so many people's weight: two more than usual in a small queue are no crowd. */
const weight = 6

export type Coming = {
  /** How many came in the last hour. */
  readonly lately: number
  /** On a mean open day, per half hour; absent while nothing is known. */
  readonly usual: readonly number[] | undefined
  readonly midnight: number
  readonly now: number
  /** When the last number is given. */
  readonly until: number
}

/**
 * When people who would be called before others are to be expected, milliseconds of the epoch: as many as the usual day
 * brings from now on, more or less of them by how the last hour compares with its usual one. A morning that is still
 * filling brings more than its last hour did, a late one less.
 */
export function comings({ lately, usual, midnight, now, until }: Coming): number[] {
  const ends = Math.min(until, now + (usual ? usualHours : expectedHours) * 60 * minute)
  const busier = usual ? (lately + weight) / (between(usual, midnight, now - 60 * minute, now) + weight) : 1
  const found: number[] = []
  let due = 0.5
  for (let at = now; at < ends; ) {
    const next = Math.min(ends, midnight + (Math.floor((at - midnight) / minute / halfHour) + 1) * halfHour * minute)
    const rate = usual ? (busier * rateAt(usual, midnight, at)) / halfHour : lately / 60
    const people = (rate * (next - at)) / minute
    for (; due <= people; due++) found.push(at + (due / rate) * minute)
    due -= people
    at = next
  }
  return found
}

function rateAt(usual: readonly number[], midnight: number, at: number): number {
  return usual[Math.floor((at - midnight) / minute / halfHour)] ?? 0
}

function between(usual: readonly number[], midnight: number, from: number, until: number): number {
  let people = 0
  for (let at = from; at < until; ) {
    const next = Math.min(until, midnight + (Math.floor((at - midnight) / minute / halfHour) + 1) * halfHour * minute)
    people += (rateAt(usual, midnight, at) * (next - at)) / minute / halfHour
    at = next
  }
  return people
}
