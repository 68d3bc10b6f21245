import { ink, softened, type Tone, tones } from './colour.ts'

/** Where a value stands on an axis, and what is written there. */
export type Axis = {
  readonly name: string
  readonly from: number
  readonly until: number
  readonly ticks: readonly { readonly at: number; readonly name: string }[]
}

/** What is drawn; x and y in the units of the axes. A dash tells lines apart for whoever sees no colours. */
export type Series = { readonly name: string; readonly tone: Tone } & (
  | { readonly kind: 'line' | 'steps'; readonly dash?: string; readonly points: readonly (readonly [number, number])[] }
  /** Between two values at each x. */
  | { readonly kind: 'band'; readonly points: readonly (readonly [number, number, number])[] }
  /** From x to x, as high as y. */
  | { readonly kind: 'bars'; readonly points: readonly (readonly [number, number, number])[] }
)

export type Panel = {
  readonly title: string
  readonly x: Axis
  readonly y: Axis
  readonly series: readonly Series[]
  /** Lines across the panel, such as a promise. */
  readonly marks?: readonly { readonly at: number; readonly name: string }[]
}

export type Picture = {
  readonly title: string
  /** What a person who does not see it is told instead. */
  readonly description: string
  readonly source: string
  readonly panels: readonly Panel[]
}

const width = 960
const edge = { left: 72, right: 24, top: 84, bottom: 48 }
const high = 240
const panelHeight = edge.top + high + edge.bottom
const headHeight = 64
/** How much of their tone areas have: lines lie over them. */
const soft = { bars: 0.35, band: 0.16 } as const
const footHeight = 32

/** One picture of one or several panels below one another, as an SVG file that stands by itself: no script, no font. */
export function draw({ title, description, source, panels }: Picture): string {
  const height = headHeight + panels.length * panelHeight + footHeight
  const parts = panels.map(
    (panel, i) => `<g transform="translate(0 ${headHeight + i * panelHeight})">${draws(panel)}</g>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc" font-family="'Plus Jakarta Sans', system-ui, sans-serif" font-size="14" fill="${ink.text}">
<title id="title">${escaped(title)}</title>
<desc id="desc">${escaped(description)}</desc>
<rect width="${width}" height="${height}" fill="${ink.paper}"/>
<text x="24" y="40" font-size="${n(titleSize(title))}" font-weight="750">${escaped(title)}</text>
${parts.join('\n')}
<text x="24" y="${height - 14}" font-size="12" fill="${ink.soft}">${escaped(source)}</text>
</svg>
`
}

/** So large that the longest name of a mall still ends before the edge; its width is estimated. */
function titleSize(title: string): number {
  return Math.min(22, (width - 48) / (title.length * 0.62))
}

function draws({ title, x, y, series, marks = [] }: Panel): string {
  const across = (value: number) =>
    edge.left + ((value - x.from) / (x.until - x.from)) * (width - edge.left - edge.right)
  const up = (value: number) => edge.top + high - ((value - y.from) / (y.until - y.from)) * high
  const right = width - edge.right
  return [
    `<text x="24" y="24" font-size="16" font-weight="650">${escaped(title)}</text>`,
    legendOf(series),
    `<text x="24" y="${edge.top - 12}" font-size="12" fill="${ink.soft}">${escaped(y.name)}</text>`,
    ...y.ticks.map(
      ({ at, name }) =>
        `<line x1="${edge.left}" x2="${right}" y1="${n(up(at))}" y2="${n(up(at))}" stroke="${ink.line}"/><text x="${edge.left - 8}" y="${n(up(at) + 5)}" text-anchor="end">${escaped(name)}</text>`,
    ),
    ...x.ticks.map(
      ({ at, name }) =>
        `<line x1="${n(across(at))}" x2="${n(across(at))}" y1="${edge.top + high}" y2="${edge.top + high + 5}" stroke="${ink.soft}"/><text x="${n(inside(across(at), name))}" y="${edge.top + high + 22}" text-anchor="middle">${escaped(name)}</text>`,
    ),
    `<text x="${right}" y="${edge.top + high + 40}" text-anchor="end" font-size="12" fill="${ink.soft}">${escaped(x.name)}</text>`,
    // Where two lines run alike the dashed one lies above, so that both are seen.
    ...[...series.filter((one) => !isDashed(one)), ...series.filter(isDashed)].map((one) => shapeOf(one, across, up)),
    ...marks.map(
      ({ at, name }) =>
        `<line x1="${edge.left}" x2="${right}" y1="${n(up(at))}" y2="${n(up(at))}" stroke="${tones.leaf}" stroke-width="2" stroke-dasharray="2 4"/>${labelOn(right, up(at) - 6, name)}`,
    ),
  ].join('')
}

function isDashed(one: Series): boolean {
  return 'dash' in one && Boolean(one.dash)
}

/** Words over lines: first their outline in the colour of the paper, then themselves. */
function labelOn(x: number, y: number, name: string): string {
  const at = `x="${n(x)}" y="${n(y)}" text-anchor="end" font-size="12" font-weight="650"`
  return `<text ${at} fill="${ink.paper}" stroke="${ink.paper}" stroke-width="4" aria-hidden="true">${escaped(name)}</text><text ${at} fill="${tones.leaf}">${escaped(name)}</text>`
}

type Place = (value: number) => number

/** Where the middle of a name may stand so that no letter is cut at either edge; its width is estimated. */
function inside(middle: number, name: string): number {
  const half = name.length * 4.2
  return Math.max(8 + half, Math.min(width - 8 - half, middle))
}

function shapeOf(one: Series, across: Place, up: Place): string {
  const colour = tones[one.tone]
  if (one.kind === 'bars') {
    return one.points
      .map(
        ([from, until, top]) =>
          `<rect x="${n(across(from) + 1)}" y="${n(up(top))}" width="${n(Math.max(1, across(until) - across(from) - 2))}" height="${n(up(0) - up(top))}" fill="${softened(one.tone, soft.bars)}"/>`,
      )
      .join('')
  }
  if (one.kind === 'band') {
    const above = one.points.map(([x, , top]) => `${n(across(x))},${n(up(top))}`)
    const below = one.points.map(([x, low]) => `${n(across(x))},${n(up(low))}`).reverse()
    return `<polygon points="${[...above, ...below].join(' ')}" fill="${softened(one.tone, soft.band)}"/>`
  }
  const points = one.kind === 'steps' ? stepped(one.points) : one.points
  const dash = one.dash ? ` stroke-dasharray="${one.dash}"` : ''
  return `<polyline points="${points.map(([x, y]) => `${n(across(x))},${n(up(y))}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-linejoin="round"${dash}/>`
}

/** A value holds until the next. */
function stepped(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return points.flatMap(([x, y], i) =>
    i === 0 ? [[x, y] as const] : [[x, points[i - 1]?.[1] ?? y] as const, [x, y] as const],
  )
}

/** In a row above the panel; widths are estimated, since nobody measures text here. */
function legendOf(series: readonly Series[]): string {
  let at = 24
  return series
    .map((one) => {
      const x = at
      at += 52 + one.name.length * 7.3
      const colour = tones[one.tone]
      const start = n(x)
      const sign =
        one.kind === 'band' || one.kind === 'bars'
          ? `<rect x="${start}" y="38" width="22" height="12" fill="${softened(one.tone, soft[one.kind])}"/>`
          : `<line x1="${start}" x2="${n(x + 22)}" y1="44" y2="44" stroke="${colour}" stroke-width="2.5"${one.dash ? ` stroke-dasharray="${one.dash}"` : ''}/>`
      return `${sign}<text x="${n(x + 28)}" y="49" font-size="13">${escaped(one.name)}</text>`
    })
    .join('')
}

/** From 0 to a round number above the largest value, in at most six whole steps: people and counters have no halves. */
export function axisUpTo(name: string, most: number, write: (value: number) => string): Axis {
  const rough = Math.max(1, most / 5)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough
  const until = Math.ceil(Math.max(most, 1) / step) * step
  const ticks = Array.from({ length: Math.round(until / step) + 1 }, (_, i) => ({
    at: i * step,
    name: write(i * step),
  }))
  return { name, from: 0, until, ticks }
}

/** Minutes of the day, with a tick at each full hour. */
export function axisOfDay(name: string, from: number, until: number, write: (minutes: number) => string): Axis {
  const first = Math.ceil(from / 60)
  const hours = Array.from({ length: Math.floor(until / 60) - first + 1 }, (_, i) => (first + i) * 60)
  return { name, from, until, ticks: hours.map((at) => ({ at, name: write(at) })) }
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
