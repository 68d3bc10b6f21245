import { z } from 'zod'
import { may } from '#account/allow.ts'
import type { ListedDevice } from '#account/device/device.ts'
import { devicesFor } from '#account/device/pair.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { type Actor, clockwork } from '#platform/actor.ts'
import { liveSection } from '#platform/live.ts'
import { type FloorFacts, readFloor, readPromise } from '#visit/read-floor.ts'
import { renderFloor } from './floor-view.tsx'
import { renderPromise } from './promise-view.tsx'

/** `acts`: whether the links that change something are shown. Who only reads has a text of its own. */
export type FloorParams = { readonly acts: 'yes' | 'no' }
export type FloorSnapshot = {
  readonly directory: Directory
  readonly facts: FloorFacts
  readonly devices: readonly ListedDevice[]
  readonly now: Date
}

function allow(actor: Actor, { acts }: FloorParams): boolean {
  return may(actor, acts === 'yes' ? 'floor.act' : 'floor.read')
}

/** The hall as it stands, with what asks for a decision. */
export const floorNow = liveSection<FloorParams, FloorSnapshot>({
  name: 'floor.now',
  params: z.object({ acts: z.enum(['yes', 'no']) }),
  allow,
  topics: () => ['floor', 'mall'],
  everySeconds: 15,
  load: async (tx, { now }) => {
    const directory = await directoryOf(tx, now)
    return { directory, facts: await readFloor(tx, directory, now), devices: await devicesFor(tx, clockwork, now), now }
  },
  render: renderFloor,
})

export type PromiseSnapshot = { readonly called: number; readonly kept: number }

/** Apart from the rest: it goes through all of a day's waits, so it is counted a few times a minute and not at each act. */
export const floorPromise = liveSection<Record<string, never>, PromiseSnapshot>({
  name: 'floor.promise',
  params: z.object({}) as unknown as z.ZodType<Record<string, never>>,
  allow: (actor) => may(actor, 'floor.read'),
  topics: () => [],
  everySeconds: 15,
  load: async (tx, { now }) => readPromise(tx, await directoryOf(tx, now), now),
  render: renderPromise,
})

export const floorSections = [floorNow, floorPromise] as const
