import type { PropsWithChildren } from 'hono/jsx'
import type { Formats } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { AccuracyPicture, type HourOff } from '#ui/charts/accuracy-picture.tsx'
import { DayPicture, type Point } from '#ui/charts/day-picture.tsx'
import { WaitPicture } from '#ui/charts/wait-picture.tsx'
import { words } from './words.ts'

type ChartsProps = { language: Language; formats: Formats }

/** Each picture of numbers: before anything happened, with one point, on a usual day, with figures of five digits. */
export function Charts({ language, formats }: ChartsProps) {
  const says = words[language].chartOf
  const days = [
    [says.nothing, quarters(0, 1)],
    [says.one, quarters(1, 1)],
    [says.usual, quarters(26, 1)],
    [says.many, quarters(38, 400)],
  ] as const
  const hours = [
    [says.one, told(1, 1)],
    [says.usual, told(7, 1)],
    [says.many, told(10, 900)],
  ] as const
  return (
    <>
      {days.map(([state, points]) => (
        <Drawn title={`${says.day}: ${state}`}>
          <DayPicture points={points} label={`${says.day}: ${state}`} number={formats.number} />
        </Drawn>
      ))}
      {days.map(([state, points]) => (
        <Drawn title={`${says.waits}: ${state}`}>
          <WaitPicture points={points} label={`${says.waits}: ${state}`} number={formats.number} />
        </Drawn>
      ))}
      {hours.map(([state, of]) => (
        <Drawn title={`${says.accuracy}: ${state}`}>
          <AccuracyPicture
            hours={of}
            label={`${says.accuracy}: ${state}`}
            number={formats.number}
            minutes={formats.minutes}
          />
        </Drawn>
      ))}
    </>
  )
}

function Drawn({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <div class="scrolls" tabindex={0}>
        {children}
      </div>
    </figure>
  )
}

const opens = 28
const closes = 66

/** A day of which so many quarters are over; a hill in the morning and a lower one after noon. */
function quarters(over: number, times: number): Point[] {
  const hill = (quarter: number) =>
    Math.max(0, 34 - (quarter - 38) ** 2 / 6) + Math.max(0, 18 - (quarter - 54) ** 2 / 5)
  return Array.from({ length: closes - opens }, (_, i) => {
    const quarter = opens + i
    const usual = hill(quarter) * times
    const isOver = i < over
    const now = Math.round(usual * (1.1 - (i % 4) * 0.08))
    return {
      quarter,
      waiting: isOver ? now : undefined,
      usualWaiting: over > 1 ? usual : undefined,
      fewWaiting: over > 1 ? usual * 0.7 : undefined,
      manyWaiting: over > 1 ? usual * 1.3 : undefined,
      arrived: isOver ? Math.round(now / 3) : undefined,
      usualArrived: over > 1 ? usual / 3 : undefined,
      served: isOver ? Math.round(now / 4) : undefined,
      arrivedHour: undefined,
      usualArrivedHour: undefined,
      servedHour: undefined,
    }
  })
}

function told(hours: number, times: number): HourOff[] {
  return Array.from({ length: hours }, (_, i) => ({
    hour: 8 + i,
    mae: (4 + (i % 3)) * times,
    maeByPosition: (9 + (i % 4)) * times,
    coverage: i === 0 && hours > 1 ? null : 0.74 + (i % 4) * 0.04,
  }))
}
