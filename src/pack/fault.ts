import type { Path } from './source.ts'

/** One thing that is wrong in a pack: where, and the key of its sentence in words.ts. */
export type Fault = {
  readonly file: string
  readonly line?: number
  readonly column?: number
  /** Where in the file, of a fault that is found once the files were read; `placed` makes the line of it. */
  readonly path?: Path
  readonly key: string
  readonly detail: Readonly<Record<string, string | number>>
}

/** Collects faults; of a pack that is wrong everywhere, the first thousand are enough to begin with. */
export type Faults = {
  readonly add: (fault: Fault) => void
  readonly list: () => Fault[]
  /** How many there are beyond those in the list. */
  readonly more: () => number
  readonly count: () => number
}

const most = 1000

export function collectFaults(): Faults {
  const kept: Fault[] = []
  let count = 0
  return {
    add: (fault) => {
      count++
      if (kept.length < most) kept.push(fault)
    },
    list: () => kept.toSorted(byPlace),
    more: () => count - kept.length,
    count: () => count,
  }
}

function byPlace(a: Fault, b: Fault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
