import { minutesPerQuarter } from './offered-load.ts'

/** What is taken away next from the need of one queue: so many counters, from its peak or from one part of the day. */
export type Cut = { readonly place: 'peak' | number; readonly by: number }

/** Parts of the day whose need is lowered by itself are as long as the shortest shift: of less nothing is saved. */
const partQuarters = 180 / minutesPerQuarter

/** A quarter of the peak at once to begin with: its last counters serve fewest people, so many of them go together. */
export function firstCut(need: readonly number[]): Cut {
  return { place: 'peak', by: quarterOf(need) }
}

/** After a cut that was kept the same is tried again; after one that broke the promise half of it, then another place. */
export function nextCut(cut: Cut, wasKept: boolean, need: readonly number[]): Cut {
  if (wasKept) return cut
  // In a part of the day the last sixteenth is an officer's hours, not an officer: not worth the search.
  const least = cut.place === 'peak' ? 1 : Math.max(1, Math.round(Math.max(0, ...need) / 16))
  if (cut.by > least) return { place: cut.place, by: Math.floor(cut.by / 2) }
  return { place: cut.place === 'peak' ? 0 : cut.place + 1, by: quarterOf(need) }
}

function quarterOf(need: readonly number[]): number {
  return Math.max(1, Math.ceil(Math.max(0, ...need) / 4))
}

/**
 * The need after a cut; undefined where there is nothing to take, for no open queue is ever without a counter, and
 * below `least` nothing is saved.
 */
export function cutFrom(
  need: readonly number[],
  { place, by }: Cut,
  open: readonly number[],
  least: number,
): number[] | undefined {
  const peak = Math.max(0, ...open.map((quarter) => need[quarter] ?? 0))
  const part = place === 'peak' ? undefined : new Set(open.slice(place * partQuarters, (place + 1) * partQuarters))
  const next = need.map((counters, quarter) => {
    if (!open.includes(quarter)) return counters
    const wished = part ? (part.has(quarter) ? counters - by : counters) : Math.min(counters, peak - by)
    return Math.min(counters, Math.max(1, least, wished))
  })
  return next.some((counters, quarter) => counters < (need[quarter] ?? 0)) ? next : undefined
}

/** Whether a cut lies beyond the end of the day: everything has been tried. */
export function isBeyond({ place }: Cut, open: readonly number[], isPeakOnly: boolean): boolean {
  return place !== 'peak' && (isPeakOnly || place * partQuarters >= open.length)
}
