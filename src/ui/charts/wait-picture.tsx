import { band, line, mostWaitingOf, type Point } from './day-picture.tsx'
import { round } from './scale.ts'

type Props = {
  readonly points: readonly Point[]
  /** What it shows, for whoever cannot see it. */
  readonly label: string
  readonly number: (value: number) => string
}

const high = 100

/**
 * Who waits through the day, for a screen that hangs far away: it fills whatever room it is given, and its words stay as
 * large as the words around it, because only the lines are stretched.
 */
export function WaitPicture({ points, label, number }: Props) {
  const most = mostWaitingOf(points)
  const first = points[0]?.quarter ?? 0
  const x = (quarter: number) => (quarter - first + 1) * 10
  const y = (value: number) => round(high * (1 - value / most))
  const wide = points.length * 10
  const last = points.filter((p) => p.waiting !== undefined).at(-1)
  return (
    <div class="wait-picture" role="img" aria-label={label}>
      <p class="most">
        <span>{number(most)}</span>
        <span>{number(most / 2)}</span>
      </p>
      <svg viewBox={`0 0 ${wide} ${high}`} preserveAspectRatio="none" aria-hidden="true">
        <path class="grid" d={[0, most / 2, most].map((value) => `M0 ${y(value)}H${wide}`).join('')} />
        <polygon class="band" points={band(points, x, y)} />
        <polyline class="usual" points={line(points, (p) => p.usualWaiting, x, y)} />
        <polyline class="waiting" points={line(points, (p) => p.waiting, x, y)} />
        {last && <path class="now" d={`M${x(last.quarter)} ${y(last.waiting ?? 0)}h0`} />}
      </svg>
      <p class="hours">
        {points.map((p) => (
          <span>{p.quarter % 4 === 3 && String((p.quarter + 1) / 4).padStart(2, '0')}</span>
        ))}
      </p>
    </div>
  )
}
