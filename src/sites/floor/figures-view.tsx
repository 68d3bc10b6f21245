import { sumOf, usualBy } from '#performance/day.ts'
import { type Recent, usualAt } from '#performance/moment.ts'
import type { DayFigures, NowFigures } from '#performance/read-day.ts'
import type { Reader } from '#platform/live.ts'
import { Figure } from './figure.tsx'
import { words } from './words.ts'

export type FiguresSnapshot = { readonly day: DayFigures; readonly recent: Recent; readonly now: NowFigures }

/** Served, the wait of those who were just called, and the promise: what all of a day's visits must be counted for. */
export function renderFigures({ day, recent, now }: FiguresSnapshot, _: unknown, { language, formats }: Reader) {
  const says = words[language]
  const { served, called, kept } = sumOf(day.today)
  const usual = (of: Parameters<typeof usualBy>[2]) => usualBy(day.usual, day.minute, of)
  const usuallyServed = usual((one) => one.served)
  const [usuallyCalled, usuallyKept] = [usual((one) => one.called), usual((one) => one.kept)]
  const minutes = (seconds: number) => formats.minutes(Math.round(seconds / 60))
  const wait = usualAt(now.usual, now.minute, (one) => one.medianSeconds)
  const long = usualAt(now.usual, now.minute, (one) => one.p90Seconds)
  return (
    <>
      <Figure
        term={says.served}
        value={formats.number(served)}
        notes={[usuallyServed === undefined ? says.noUsual : says.usually(formats.number(usuallyServed))]}
      />
      <Figure
        term={says.waitNow}
        value={
          recent.medianSeconds === null || recent.p90Seconds === null ? says.noFigure : minutes(recent.medianSeconds)
        }
        notes={
          recent.p90Seconds === null
            ? [says.nobodyCalled]
            : [
                says.oneInTen(minutes(recent.p90Seconds)),
                ...(wait === undefined || long === undefined
                  ? []
                  : [says.usually(says.medianAndLong(minutes(wait), minutes(long)))]),
              ]
        }
      />
      <Figure
        term={says.kept}
        value={called === 0 ? says.noFigure : formats.percent(kept / called)}
        notes={[
          called === 0
            ? says.keptNone
            : usuallyCalled && usuallyKept !== undefined
              ? says.usually(formats.percent(usuallyKept / usuallyCalled))
              : says.keptNote(called),
        ]}
      />
    </>
  )
}
