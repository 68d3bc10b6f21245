import { z } from 'zod'
import { type ListedDevice, pairedAs } from '#account/device/device.ts'
import { allDevices } from '#account/device/pair.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { HallSettings, Recording } from '#hall/hall.ts'
import { hallSettings, recordings, toldZones } from '#hall/read-hall.ts'
import type { Actor } from '#platform/actor.ts'
import { assetsVersion } from '#platform/assets.ts'
import { liveSection, noParams } from '#platform/live.ts'
import { type Notice, noticesNow } from '#visit/notice.ts'
import { sitesAtRest } from '#visit/read-rest.ts'
import { type HallCall, readCalls } from '#visit/read-zone.ts'
import { renderClock } from './clock-view.tsx'
import { hallQuiet } from './quiet-section.tsx'
import { countersSeen, type ScreenParams, zonesSeen } from './what-it-shows.ts'
import { renderZone } from './zone-view.tsx'

export type ZoneSnapshot = {
  readonly directory: Directory
  readonly now: Date
  readonly calls: ReadonlyMap<number, readonly HallCall[]>
  readonly notices: readonly Notice[]
  readonly devices: readonly ListedDevice[]
  readonly settings: HallSettings
  readonly own: ReadonlyMap<string, Recording>
  readonly told: ReadonlyMap<number, number>
  /** The sites where the service day is over. */
  readonly atRest: ReadonlySet<number>
}

/** A screen sees what it is set up to show; staff look at any zone. */
function maySee(actor: Actor, { screen, zone }: ScreenParams): boolean {
  if (actor.kind === 'staff') return true
  const paired = pairedAs(actor, 'display')
  return screen === undefined ? zone !== undefined && paired?.zoneId === zone : paired?.id === screen
}

const number = z.coerce.number().int()

/** What a screen hears and shows. Whole each time, so that a screen that was away ends as one that never was. */
export const hallZone = liveSection<ScreenParams, ZoneSnapshot>({
  name: 'hall.zone',
  params: z.object({
    screen: number.optional(),
    zone: number.optional(),
    shows: z.enum(['hall', 'agency']).optional(),
    agency: number.optional(),
  }),
  allow: maySee,
  topics: (params, snapshot) => [
    'mall',
    'devices',
    ...(snapshot ? zonesSeen(params, snapshot) : [params.zone ?? 0]).map((zone) => `zone:${zone}`),
    // Nobody came, or the call was taken back: it stands there no more.
    ...(snapshot ? countersSeen(params, snapshot) : []).map((counter) => `called:${counter}`),
  ],
  // Words for the hall end at their time, and a number stops being the present one, without anybody saying so.
  everySeconds: 20,
  load: async (tx, { now, all }) => {
    const [directory, devices, notices, settings, own, told] = await Promise.all([
      ...([directoryOf(tx, now), allDevices(tx, now), noticesNow(tx, now, 'hall')] as const),
      ...([hallSettings(tx), recordings(tx), toldZones(tx)] as const),
    ])
    const zones = new Set(all.flatMap((params) => zonesSeen(params, { directory, devices })))
    const [calls, atRest] = await Promise.all([
      readCalls(tx, directory, [...zones], now),
      sitesAtRest(tx, directory, now),
    ])
    return { directory, now, devices, calls, notices, settings, own, told, atRest }
  },
  render: renderZone,
})

export type ClockSnapshot = { readonly now: Date; readonly house: string }

/** The mall's time, by the mall's clock: a screen's own clock may be wrong. Also says when the house was renewed. */
export const hallClock = liveSection<Record<string, never>, ClockSnapshot>({
  name: 'hall.clock',
  params: noParams,
  allow: (actor) => actor.kind === 'staff' || actor.kind === 'device',
  topics: () => [],
  everySeconds: 5,
  load: async (_, { now }) => ({ now, house: assetsVersion() }),
  render: renderClock,
})

export const displaySections = [hallZone, hallClock, hallQuiet] as const
