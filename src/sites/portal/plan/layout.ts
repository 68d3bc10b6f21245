/** A hall as its sketch shows it: zones one below the other, agencies in each, their counters side by side. */
export type HallContent = readonly ZoneContent[]
export type ZoneContent = { readonly id: number; readonly name: string; readonly groups: readonly GroupContent[] }
export type GroupContent = {
  readonly agencyId: number
  readonly label: string
  readonly counters: readonly { readonly id: number; readonly sign: string }[]
}

/** Places in units of the drawing: one is a CSS pixel on a telephone. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type HallPlan = { readonly width: number; readonly height: number; readonly zones: readonly ZoneBox[] }
export type ZoneBox = Box & { readonly id: number; readonly name: string; readonly groups: readonly GroupBox[] }
export type GroupBox = Box & { readonly agencyId: number; readonly label: string; readonly cells: readonly CellBox[] }
export type CellBox = Box & { readonly counterId: number; readonly sign: string }

const width = 340
const inset = 12
const gap = { cells: 5, groups: 16, lines: 14, zones: 12 }
const zoneTitle = 24
const groupLabel = 17
const cell = { height: 30, least: 32, letter: 9, around: 14 }
/** A letter of a label is about so wide, in the type and size in which portal.css sets it. */
const letterOfLabel = 7.2
const inner = width - 2 * inset

/**
 * Where things are drawn, in reading order. The mall knows which counters stand in which zone and hall, not where in it:
 * this is a tidy order of what is known, never a measured plan. The same hall is always drawn the same.
 */
export function layoutOf(hall: HallContent): HallPlan {
  const zones: ZoneBox[] = []
  let y = 0
  for (const zone of hall) {
    const box = zoneAt(zone, y)
    zones.push(box)
    y = box.y + box.height + gap.zones
  }
  return { width, height: Math.max(0, y - gap.zones), zones }
}

function zoneAt({ id, name, groups }: ZoneContent, y: number): ZoneBox {
  const boxes: GroupBox[] = []
  let [x, top, bottom] = [inset, y + inset + zoneTitle, y + inset + zoneTitle]
  for (const group of groups) {
    const size = sizeOf(group)
    if (x > inset && x + size.width > width - inset) [x, top] = [inset, bottom + gap.lines]
    const box = groupAt(group, size, x, top)
    boxes.push(box)
    x += box.width + gap.groups
    bottom = Math.max(bottom, box.y + box.height)
  }
  return { id, name: fitting(name, inner), x: 0, y, width, height: bottom + inset - y, groups: boxes }
}

type Size = { readonly width: number; readonly cell: number; readonly perRow: number }

function sizeOf({ label, counters }: GroupContent): Size {
  const longest = Math.max(0, ...counters.map(({ sign }) => sign.length))
  const wide = Math.max(cell.least, longest * cell.letter + cell.around)
  const perRow = Math.max(1, Math.floor((inner + gap.cells) / (wide + gap.cells)))
  const row = Math.min(counters.length, perRow) * (wide + gap.cells) - gap.cells
  return { width: Math.min(inner, Math.max(row, label.length * letterOfLabel)), cell: wide, perRow }
}

function groupAt({ agencyId, label, counters }: GroupContent, size: Size, x: number, y: number): GroupBox {
  const cells = counters.map(({ id, sign }, i) => ({
    counterId: id,
    sign,
    x: x + (i % size.perRow) * (size.cell + gap.cells),
    y: y + groupLabel + Math.floor(i / size.perRow) * (cell.height + gap.cells),
    width: size.cell,
    height: cell.height,
  }))
  const last = cells.at(-1)
  const height = last ? last.y + last.height - y : groupLabel
  return { agencyId, label: fitting(label, size.width), x, y, width: size.width, height, cells }
}

/** Cut where it would leave its box; the list beside the sketch has it whole. */
function fitting(text: string, wide: number): string {
  const most = Math.floor(wide / letterOfLabel + 0.001)
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`
}
