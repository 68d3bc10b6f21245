import type { CounterRequest } from '#counter/request.ts'
import { type Counter, type Directory, serviceDay } from '#directory/directory.ts'
import type { Waits } from '#visit/estimate/read-waits.ts'
import type { Aside, Here } from '#visit/read-desk.ts'
import type { OwnDay } from '#visit/read-served.ts'
import type { WaitingList } from '#visit/read-waiting.ts'
import type { readUndoables } from '#visit/undo.ts'

/**
 * One person's view of one counter. The agency is part of the address, so that whoever may not see its people is refused
 * before anything is read; `me` says whose acts are shown.
 */
export type DeskParams = { readonly agency: number; readonly counter: number; readonly me: number }
export type Snapshot<T> = { readonly directory: Directory; readonly now: Date; readonly of: ReadonlyMap<number, T> }

export type WaitingSnapshot = Snapshot<{ readonly list: WaitingList; readonly aside: readonly Aside[] }> & {
  readonly waits: Waits
}
/** For each counter what each person who looks there can take back. */
export type UndoSnapshot = Snapshot<Awaited<ReturnType<typeof readUndoables>>>
export type HereSnapshot = Snapshot<Here & { readonly nextTicket: string | undefined }> & {
  /** Where those sit who look at a counter that is not theirs. */
  readonly seats: ReadonlyMap<number, number>
}
export type HeadSnapshot = Snapshot<{ readonly here: Here; readonly ownDay: OwnDay | undefined }>

/** Who is asked: not bound to a counter, because an officer may have none yet. */
export type AskedParams = { readonly me: number }
export type AskedSnapshot = {
  readonly directory: Directory
  /** What each officer is asked. */
  readonly of: ReadonlyMap<number, CounterRequest>
  /** Where those officers sit now, and whether somebody stands there. */
  readonly seats: ReadonlyMap<number, { readonly counterId: number; readonly isBusy: boolean }>
}

/** The counter, if it is that agency's: an address with another agency's counter shows nothing. */
export function counterIn(
  directory: Directory,
  { agency, counter }: Pick<DeskParams, 'agency' | 'counter'>,
): Counter | undefined {
  const found = directory.counters.get(counter)
  return found?.agencyId === agency ? found : undefined
}

/** The service day at a counter. */
export function dayAtCounter(directory: Directory, counterId: number, now: Date): string {
  const zone = directory.zones.get(directory.counters.get(counterId)?.zoneId ?? 0)
  return zone ? serviceDay(directory, zone.siteId, now) : ''
}
