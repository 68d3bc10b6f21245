/** What was said at an hour, against what came: minutes off, by us and by the position formula, and how often the range held. */
export type HourOff = {
  readonly hour: number
  readonly mae: number | null
  readonly maeByPosition: number | null
  readonly coverage: number | null
}

const wide = 960
const left = 96
const right = 12
const errors = { top: 14, height: 150 }
const shares = { top: 206, height: 90 }
const high = 326
/** The range is meant to hold the truth in eight cases of ten; this much to either side is as meant. */
const aim = [0.76, 0.84] as const

type Props = {
  readonly hours: readonly HourOff[]
  /** What it shows, for whoever cannot see it. */
  readonly label: string
  readonly number: (value: number) => string
  /** With its unit: `15 menit`. */
  readonly minutes: (value: number) => string
}

/** By the hour at which numbers were taken: how far off, beside the position formula; and how often the range held. */
export function AccuracyPicture({ hours, label, number, minutes }: Props) {
  const most = Math.max(1, ...hours.flatMap((hour) => [hour.mae ?? 0, hour.maeByPosition ?? 0]))
  const top = Math.ceil(most / 5) * 5
  const step = (wide - left - right) / hours.length
  const bar = Math.min(44, step / 3)
  const y = (value: number) => Math.round(errors.top + errors.height * (1 - value / top))
  const s = (value: number) => Math.round(shares.top + shares.height * (1 - value))
  const middle = (i: number) => left + step * (i + 0.5)
  return (
    <svg class="day-picture" viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={label}>
      <g class="grid">
        <line x1={left} x2={wide - right} y1={y(0)} y2={y(0)} />
        <line class="faint" x1={left} x2={wide - right} y1={y(top)} y2={y(top)} />
        <text x={left - 8} y={y(top) + 4} text-anchor="end">
          {minutes(top)}
        </text>
        <line x1={left} x2={wide - right} y1={s(0)} y2={s(0)} />
        {[0.5, 1].map((value) => (
          <text x={left - 8} y={s(value) + 4} text-anchor="end">
            {`${number(value * 100)} %`}
          </text>
        ))}
        {hours.map(({ hour }, i) => (
          <text x={middle(i)} y={high - 8} text-anchor="middle">
            {String(hour).padStart(2, '0')}
          </text>
        ))}
      </g>
      <rect class="aim" x={left} width={wide - left - right} y={s(aim[1])} height={s(aim[0]) - s(aim[1])} />
      {hours.map((hour, i) => (
        <>
          <rect
            class="formula"
            x={middle(i) - bar}
            width={bar - 1}
            y={y(hour.maeByPosition ?? 0)}
            height={y(0) - y(hour.maeByPosition ?? 0)}
          />
          <rect class="ours" x={middle(i)} width={bar - 1} y={y(hour.mae ?? 0)} height={y(0) - y(hour.mae ?? 0)} />
          {hour.coverage !== null && <circle class="now" cx={middle(i)} cy={s(hour.coverage)} r="5" />}
        </>
      ))}
    </svg>
  )
}
