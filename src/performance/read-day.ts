import type { Directory } from '#directory/directory.ts'
import { addDays, dayAt, minuteAt } from '#mall/day.ts'
import type { Tx } from '#platform/database.ts'
import { fewestDays, mostDays, type PastDay, type Quarter, sameWeekdays, sumOf, type Usual } from './day.ts'
import type { Moment, Recent, UsualMoment } from './moment.ts'
import { countMoments, countRecent, usualMoments } from './moment-store.ts'
import { countQuarters, daysWithVisits, readPastDays, sumQuarters } from './store.ts'

/** Today in quarters of an hour, beside what is usual and the last day on which somebody came. */
export type DayFigures = {
  readonly day: string
  /** Minutes since midnight. */
  readonly minute: number
  readonly today: readonly Quarter[]
  readonly usual: Usual
  readonly lastDay: { readonly day: string; readonly quarters: readonly Quarter[] } | undefined
}

/** A day as a picture: its quarters and moments, beside what is usual on that weekday. */
export type DayChart = {
  readonly day: string
  readonly quarters: readonly Quarter[]
  readonly moments: readonly Moment[]
  readonly usual: Usual
  readonly usualMoments: readonly UsualMoment[]
}

/** Today until now. */
export async function readTodayChart(tx: Tx, directory: Directory, now: Date): Promise<DayChart> {
  const { timeZone, rehearsingSince } = directory.mall
  const day = dayAt(now, timeZone)
  const isRehearsal = rehearsingSince !== null
  return {
    day,
    quarters: await countQuarters(tx, day, isRehearsal),
    moments: await countMoments(tx, day, isRehearsal, Math.floor(minuteAt(now, timeZone) / 15) - 1),
    ...(await usualOf(tx, day)),
  }
}

/** A past day, whether it has been counted or not. */
export async function readPastChart(tx: Tx, day: string): Promise<DayChart> {
  return {
    day,
    quarters: await countQuarters(tx, day, false),
    moments: await countMoments(tx, day, false, 95),
    ...(await usualOf(tx, day)),
  }
}

async function usualOf(tx: Tx, day: string) {
  const same = (await daysWithVisits(tx, sameWeekdays(day))).slice(0, mostDays)
  return {
    usual: { days: same.length, quarters: same.length > 0 ? await sumQuarters(tx, same) : [] },
    usualMoments: await usualMoments(tx, same),
  }
}

/** What is usual at this minute, and what people who were just called had waited: few rows, for each act on the floor. */
export type NowFigures = { readonly usual: readonly UsualMoment[]; readonly minute: number }

export async function readUsualNow(tx: Tx, { mall }: Directory, now: Date): Promise<NowFigures> {
  const day = dayAt(now, mall.timeZone)
  const same = (await daysWithVisits(tx, sameWeekdays(day))).slice(0, mostDays)
  return { usual: await usualMoments(tx, same), minute: minuteAt(now, mall.timeZone) }
}

export function readRecent(tx: Tx, { mall }: Directory, now: Date): Promise<Recent> {
  return countRecent(tx, dayAt(now, mall.timeZone), mall.rehearsingSince !== null, now)
}

/** Today is counted from its visits; the days before from their counts. Cheap enough for a few times a minute. */
export async function readDay(tx: Tx, { mall }: Directory, now: Date): Promise<DayFigures> {
  const day = dayAt(now, mall.timeZone)
  const same = (await daysWithVisits(tx, sameWeekdays(day))).slice(0, mostDays)
  const [last] = await daysWithVisits(
    tx,
    Array.from({ length: 14 }, (_, i) => addDays(day, -1 - i)),
  )
  return {
    day,
    minute: minuteAt(now, mall.timeZone),
    today: await countQuarters(tx, day, mall.rehearsingSince !== null),
    usual: { days: same.length, quarters: same.length > 0 ? await sumQuarters(tx, same) : [] },
    lastDay: last ? { day: last, quarters: await sumQuarters(tx, [last]) } : undefined,
  }
}

/** How long serving somebody of a queue usually takes on this weekday; `days`: how many stand behind it. */
export type UsualServing = { readonly days: number; readonly meanMinutes: ReadonlyMap<number, number> }

export async function readUsualServing(tx: Tx, day: string): Promise<UsualServing> {
  const same = (await daysWithVisits(tx, sameWeekdays(day))).slice(0, mostDays)
  const quarters = same.length < fewestDays ? [] : await sumQuarters(tx, same)
  const ofQueue = [...Map.groupBy(quarters, (one) => one.queueId)].flatMap(([queueId, its]) => {
    const { served, servedSeconds } = sumOf(its)
    return served > 0 ? [[queueId, servedSeconds / served / 60] as const] : []
  })
  return { days: same.length, meanMinutes: new Map(ofQueue) }
}

/** The last days on which somebody came, for a list. */
export function readHistory(tx: Tx, before: string, most: number): Promise<PastDay[]> {
  return readPastDays(tx, before, most)
}
