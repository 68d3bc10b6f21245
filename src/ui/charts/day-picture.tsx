import { round, roundUp } from './scale.ts'

/** One quarter of an hour of the picture; what has not been or is not known is undefined. */
export type Point = {
  readonly quarter: number
  readonly waiting: number | undefined
  readonly usualWaiting: number | undefined
  readonly fewWaiting: number | undefined
  readonly manyWaiting: number | undefined
  readonly arrived: number | undefined
  readonly usualArrived: number | undefined
  readonly served: number | undefined
  /** Of the four quarters that end here. */
  readonly arrivedHour: number | undefined
  readonly usualArrivedHour: number | undefined
  readonly servedHour: number | undefined
}

const wide = 960
const left = 60
const right = 12
/** Two pictures above each other with the same hours: who waits, and who comes and is served. */
const upper = { top: 14, height: 150 }
const lower = { top: 200, height: 84 }
const high = 310

type Props = {
  readonly points: readonly Point[]
  /** What it shows, for whoever cannot see it. */
  readonly label: string
  readonly number: (value: number) => string
}

/** Drawn by the server, without a script; the table beside it says the same. */
export function DayPicture({ points, label, number }: Props) {
  const mostWaiting = mostWaitingOf(points)
  const mostComing = roundUp(
    Math.max(8, ...points.flatMap((p) => [p.arrived ?? 0, p.usualArrived ?? 0, p.served ?? 0])),
  )
  const step = (wide - left - right) / points.length
  const first = points[0]?.quarter ?? 0
  // The state of a quarter is that at its end; what happened in it fills it.
  const x = (quarter: number) => left + (quarter - first + 1) * step
  const middle = (quarter: number) => x(quarter) - step / 2
  const up = scale(upper, mostWaiting)
  const low = scale(lower, mostComing)
  const hours = points.filter((p) => p.quarter % 4 === 3)
  const past = points.filter((p) => p.waiting !== undefined)
  const last = past.at(-1)
  return (
    <svg class="day-picture" viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={label}>
      <g class="grid">
        {[upper, lower].map(({ top, height }) => (
          <line x1={left} x2={wide - right} y1={top + height} y2={top + height} />
        ))}
        {[mostWaiting, mostWaiting / 2].map((value) => (
          <>
            <line class="faint" x1={left} x2={wide - right} y1={up(value)} y2={up(value)} />
            <text x={left - 8} y={up(value) + 4} text-anchor="end">
              {number(value)}
            </text>
          </>
        ))}
        <text x={left - 8} y={low(mostComing) + 4} text-anchor="end">
          {number(mostComing)}
        </text>
        {hours.map((p) => (
          <text x={x(p.quarter)} y={high - 8} text-anchor="middle">
            {String((p.quarter + 1) / 4).padStart(2, '0')}
          </text>
        ))}
      </g>
      <polygon class="band" points={band(points, x, up)} />
      <polyline class="usual" points={line(points, (p) => p.usualWaiting, x, up)} />
      <polyline class="waiting" points={line(points, (p) => p.waiting, x, up)} />
      {last && <circle class="now" cx={x(last.quarter)} cy={up(last.waiting ?? 0)} r="5" />}
      {past.map((p) => (
        <rect
          class="arrived"
          x={x(p.quarter) - step + 1}
          y={low(p.arrived ?? 0)}
          width={Math.max(1, step - 2)}
          height={low(0) - low(p.arrived ?? 0)}
        />
      ))}
      <polyline class="usual" points={line(points, (p) => p.usualArrived, middle, low)} />
      <polyline class="served" points={line(past, (p) => p.served, middle, low)} />
    </svg>
  )
}

/** Where the scale of those who wait ends. */
export function mostWaitingOf(points: readonly Point[]): number {
  return roundUp(Math.max(8, ...points.flatMap((p) => [p.waiting ?? 0, p.manyWaiting ?? 0])))
}

function scale({ top, height }: { top: number; height: number }, most: number) {
  return (value: number) => round(top + height - (value / most) * height)
}

export function line(
  points: readonly Point[],
  of: (p: Point) => number | undefined,
  x: (q: number) => number,
  y: (v: number) => number,
) {
  return points
    .flatMap((p) => {
      const value = of(p)
      return value === undefined ? [] : [`${round(x(p.quarter))},${y(value)}`]
    })
    .join(' ')
}

export function band(points: readonly Point[], x: (q: number) => number, y: (v: number) => number): string {
  const known = points.filter((p) => p.fewWaiting !== undefined && p.manyWaiting !== undefined)
  const top = known.map((p) => `${round(x(p.quarter))},${y(p.manyWaiting ?? 0)}`)
  const bottom = known.toReversed().map((p) => `${round(x(p.quarter))},${y(p.fewWaiting ?? 0)}`)
  return [...top, ...bottom].join(' ')
}
