import { fewestDays } from './day.ts'

/** The hall at the end of a quarter of an hour (0 to 95). Waits are those of the first calls of the last half hour. */
export type Moment = {
  readonly quarter: number
  /** People. */
  readonly waiting: number
  readonly openCounters: number
  readonly called: number
  readonly medianSeconds: number | null
  readonly p90Seconds: number | null
}

/** The same on a usual day: means over as many days as `days` says, and the middle half of them for those who waited. */
export type UsualMoment = {
  readonly quarter: number
  readonly days: number
  readonly waiting: number
  readonly fewWaiting: number
  readonly manyWaiting: number
  readonly openCounters: number
  readonly medianSeconds: number | null
  readonly p90Seconds: number | null
}

/** First calls of the last half hour, and how long those people had waited. */
export type Recent = {
  readonly called: number
  readonly medianSeconds: number | null
  readonly p90Seconds: number | null
}

/**
 * What is usual at a minute of the day, between the two quarters' ends around it; undefined when too few days say so.
 * Seconds stay seconds.
 */
export function usualAt(
  moments: readonly UsualMoment[],
  minute: number,
  of: (one: UsualMoment) => number | null,
): number | undefined {
  const place = minute / 15 - 1
  const [before, after] = [Math.floor(place), Math.ceil(place)].map((quarter) => {
    const found = moments.find((one) => one.quarter === quarter)
    return found && found.days >= fewestDays ? (of(found) ?? undefined) : undefined
  })
  if (before === undefined || after === undefined) return before ?? after
  return before + (after - before) * (place - Math.floor(place))
}
