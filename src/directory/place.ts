import type { Language } from '#platform/words.ts'
import { type Agency, type Counter, countersOf, type Directory, type Queue, type Zone } from './directory.ts'

/** Where a queue is served: the counters that have it as their own, by sign, and the halls they stand in. */
export type Place = { readonly counters: readonly Counter[]; readonly zones: readonly Zone[] }

const known = new WeakMap<Directory, Map<number, Place>>()

/** Worked out once for each state of the mall: a call shows it to everybody who waits in the queue. */
export function placeOfQueue(directory: Directory, queueId: number): Place {
  const places = known.get(directory) ?? new Map<number, Place>()
  known.set(directory, places)
  const place = places.get(queueId) ?? findPlace(directory, queueId)
  places.set(queueId, place)
  return place
}

function findPlace(directory: Directory, queueId: number): Place {
  const all = countersOf(directory, queueId)
  const own = all.filter((counter) =>
    counter.profile.some((entry) => entry.queueId === queueId && entry.whenWaitingOver === null),
  )
  const counters = (own.length > 0 ? own : all).sort((a, b) => a.code.localeCompare(b.code, 'id', { numeric: true }))
  return { counters, zones: zonesOf(directory, counters) }
}

function zonesOf(directory: Directory, counters: readonly Counter[]): Zone[] {
  const ids = [...new Set(counters.map((counter) => counter.zoneId))]
  return ids.flatMap((id) => directory.zones.get(id) ?? [])
}

export type Range = { readonly first: string; readonly last: string }

/** Signs as ranges of three or more: 1, 2, 3, 5, 14B are 1 to 3, then 5, then 14B. */
export function rangesOf(signs: readonly string[]): Range[] {
  const runs: string[][] = []
  for (const sign of signs) {
    const run = runs.at(-1)
    const isNext = run && /^\d+$/.test(sign) && Number(sign) === Number(run.at(-1)) + 1
    if (isNext) run.push(sign)
    else runs.push([sign])
  }
  const isLong = (run: readonly string[]) => run.length > 2
  return runs.flatMap((run) =>
    isLong(run) ? [{ first: run[0] ?? '', last: run.at(-1) ?? '' }] : run.map((sign) => ({ first: sign, last: sign })),
  )
}

/** "Disdukcapil, Kartu Keluarga"; once when a small agency's only queue is called like the agency. */
export function nameOfQueue(agency: Agency, queue: Queue, language: Language): string {
  const name = queue.name[language]
  return name.startsWith(agency.shortName) || agency.shortName.startsWith(name) ? name : `${agency.shortName}, ${name}`
}
