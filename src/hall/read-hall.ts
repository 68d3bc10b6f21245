import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import { type HallSettings, isShownOn, type Medium, type Recording, usualHall } from './hall.ts'
import * as store from './store.ts'

export async function hallSettings(tx: Tx): Promise<HallSettings> {
  return (await store.readSettings(tx)) ?? usualHall
}

/** The mall's own recordings, by the clip that each replaces. */
export async function recordings(tx: Tx): Promise<ReadonlyMap<string, Recording>> {
  return new Map((await store.readRecordings(tx)).map((one) => [one.name, one]))
}

export function allMedia(tx: Tx): Promise<(Medium & { readonly isPending: boolean })[]> {
  return store.readMedia(tx)
}

/** What may be shown on this day, in order. */
export async function mediaOn(tx: Tx, day: string): Promise<Medium[]> {
  return (await store.readMedia(tx)).filter((one) => !one.isPending && isShownOn(one, day))
}

export async function mediumOf(tx: Tx, id: number): Promise<Medium> {
  const found = (await store.readMedia(tx)).find((one) => one.id === id)
  if (!found) throw new NotFound('hall.noMedium')
  return found
}

/** Up to which of its calls each zone was told by voice. */
export function toldZones(tx: Tx): Promise<Map<number, number>> {
  return store.readTold(tx)
}
