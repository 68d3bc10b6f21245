import { type Directory, serviceDay } from '#directory/directory.ts'
import { minutesOf, momentOf } from '#mall/day.ts'
import { breakOn, openingOn } from '#mall/opening.ts'
import type { Rest } from './ahead.ts'
import { leastRest } from './rest.ts'

const minute = 60_000

/** The day that a building has at a moment; moments are milliseconds of the epoch. */
export type DayAhead = {
  /** So many minutes after midnight. */
  readonly at: (minutes: number) => number
  readonly closes: number | undefined
  /** When the counters of a break group rest. */
  readonly restsOf: (group: string) => readonly Rest[]
}

/**
 * The day of each building, looked up once: a hundred and seventy counters that each asked the calendar took two thirds of
 * what an estimate costs.
 */
export function daysAhead(directory: Directory, now: number): (siteId: number) => DayAhead {
  return once((siteId) => dayAhead(directory, siteId, now))
}

function dayAhead(directory: Directory, siteId: number, now: number): DayAhead {
  const timeZone = directory.sites.get(siteId)?.timeZone ?? directory.mall.timeZone
  const date = serviceDay(directory, siteId, new Date(now))
  const midnight = momentOf(date, '00:00', timeZone).getTime()
  const close = openingOn(directory.calendar, date).hours?.close
  const at = (minutes: number) => midnight + minutes * minute
  return {
    at,
    closes: close ? momentOf(date, close, timeZone).getTime() : undefined,
    restsOf: once((group) => {
      const [from, until] = (breakOn(directory.calendar, date, group) ?? []).map((time) => at(minutesOf(time)))
      return from === undefined || until === undefined ? [] : [{ from, until, leastMinutes: leastRest }]
    }),
  }
}

function once<Of, Found>(look: (of: Of) => Found): (of: Of) => Found {
  const found = new Map<Of, Found>()
  return (of) => {
    const known = found.get(of)
    if (known !== undefined) return known
    const its = look(of)
    found.set(of, its)
    return its
  }
}
