import type { Directory } from '#directory/directory.ts'
import { addDays, dayAt, minuteAt } from '#mall/day.ts'
import type { Tx } from '#platform/database.ts'
import { fewestDays, mostDays, type Quarter, sameWeekdays, sumOf, type Usual } from './day.ts'
import { countQuarters, daysWithVisits, sumQuarters } from './store.ts'

/** Today in quarters of an hour, beside what is usual and the last day on which somebody came. */
export type DayFigures = {
  readonly day: string
  /** Minutes since midnight. */
  readonly minute: number
  readonly today: readonly Quarter[]
  readonly usual: Usual
  readonly lastDay: { readonly day: string; readonly quarters: readonly Quarter[] } | undefined
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
