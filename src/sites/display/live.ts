import { z } from 'zod'
import { pairedAs } from '#account/device/device.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Actor } from '#platform/actor.ts'
import { assetsVersion } from '#platform/assets.ts'
import { liveSection } from '#platform/live.ts'
import { type Notice, noticesNow } from '#visit/notice.ts'
import { type HallCall, readCalls } from '#visit/read-zone.ts'
import { renderClock } from './clock-view.tsx'
import { renderZone } from './zone-view.tsx'

export type ZoneParams = { readonly zone: number }
export type ZoneSnapshot = {
  readonly directory: Directory
  readonly now: Date
  readonly calls: ReadonlyMap<number, readonly HallCall[]>
  readonly notices: readonly Notice[]
}

/** The screen of this zone itself, and staff who look at what it shows. */
function maySee(actor: Actor, { zone }: ZoneParams): boolean {
  return actor.kind === 'staff' || pairedAs(actor, 'display')?.zoneId === zone
}

/** What a zone hears and sees. Whole each time, so that a screen that was away ends as one that never was. */
export const hallZone = liveSection<ZoneParams, ZoneSnapshot>({
  name: 'hall.zone',
  params: z.object({ zone: z.coerce.number().int() }),
  allow: maySee,
  topics: ({ zone }) => [`zone:${zone}`, 'mall'],
  // Words for the hall end at their time, without anybody saying so.
  everySeconds: 20,
  load: async (tx, { now, all }) => {
    const directory = await directoryOf(tx, now)
    return {
      directory,
      now,
      calls: await readCalls(
        tx,
        directory,
        all.map((one) => one.zone),
        now,
      ),
      notices: await noticesNow(tx, now, 'hall'),
    }
  },
  render: renderZone,
})

export type ClockSnapshot = { readonly now: Date; readonly house: string }

/** The mall's time, by the mall's clock: a screen's own clock may be wrong. Also says when the house was renewed. */
export const hallClock = liveSection<Record<string, never>, ClockSnapshot>({
  name: 'hall.clock',
  params: z.object({}) as unknown as z.ZodType<Record<string, never>>,
  allow: (actor) => actor.kind === 'staff' || actor.kind === 'device',
  topics: () => [],
  everySeconds: 5,
  load: async (_, { now }) => ({ now, house: assetsVersion() }),
  render: renderClock,
})

export const displaySections = [hallZone, hallClock] as const
