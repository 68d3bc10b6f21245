import type { Directory } from '#directory/directory.ts'
import { addDays, dayAt, minuteAt } from '#mall/day.ts'
import type { Tx } from '#platform/database.ts'
import { mostDays, type Quarter, sameWeekdays, type Usual } from './day.ts'
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
