import { z } from 'zod'
import { may } from '#account/allow.ts'
import { pairedAs } from '#account/device/device.ts'
import { devicesFor } from '#account/device/pair.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { type NowFigures, readDay, readRecent, readTodayChart, readUsualNow } from '#performance/read-day.ts'
import { type Actor, clockwork } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { liveSection, noParams } from '#platform/live.ts'
import { readPrinters } from '#printing/read-printers.ts'
import { readOutlook } from '#visit/estimate/read-outlook.ts'
import { type Notice, noticesNow } from '#visit/notice.ts'
import { readFloor } from '#visit/read-floor.ts'
import { type ChartSnapshot, hoursOn, renderChart } from './chart-view.tsx'
import type { Decision, Hall } from './decisions/decision.ts'
import { decisionsOf } from './decisions/decisions.ts'
import { type FiguresSnapshot, renderFigures } from './figures-view.tsx'
import { renderFloor } from './floor-view.tsx'
import { hallOfAgency } from './own-agency.ts'
import { renderWall, renderWallDay } from './wall-view.tsx'

/**
 * `acts`: whether the links that change something are shown. Who only reads has a text of its own. `agency`: of this one
 * alone, for its coordinator.
 */
export type FloorParams = { readonly acts: 'yes' | 'no'; readonly agency?: number | undefined }
export type FloorSnapshot = Hall & {
  readonly decisions: readonly Decision[]
  readonly usual: NowFigures
  /** What the hall is being told. */
  readonly told: readonly Notice[]
}

function allow(actor: Actor, { acts, agency }: FloorParams): boolean {
  return may(actor, acts === 'yes' ? 'floor.act' : 'floor.read', { agency })
}

/** A paired hall screen may hang in the back office and show the wall. */
export function isWallScreen(actor: Actor): boolean {
  return pairedAs(actor, 'display') !== undefined
}

/** The hall as it stands, with what asks for a decision. */
export const floorNow = liveSection<FloorParams, FloorSnapshot>({
  name: 'floor.now',
  params: z.object({ acts: z.enum(['yes', 'no']), agency: z.coerce.number().int().positive().optional() }),
  allow,
  topics: () => ['floor', 'mall'],
  everySeconds: 15,
  load: loadFloor,
  render: (snapshot, params, reader) => renderFloor(ofAgency(snapshot, params), params, reader),
})

/** What is usual is known of the whole mall only. */
function ofAgency(snapshot: FloorSnapshot, { agency }: FloorParams): FloorSnapshot {
  if (agency === undefined) return snapshot
  const hall = hallOfAgency(snapshot, agency)
  const told = snapshot.told.filter((one) => one.agencyId === agency)
  return { ...hall, decisions: decisionsOf(hall), usual: { ...snapshot.usual, usual: [] }, told }
}

async function loadFloor(tx: Tx, { now }: { readonly now: Date }): Promise<FloorSnapshot> {
  const directory = await directoryOf(tx, now)
  const hall = {
    directory,
    facts: await readFloor(tx, directory, now),
    outlook: await readOutlook(tx, directory, now),
    devices: await devicesFor(tx, clockwork, now),
    printers: await readPrinters(tx),
    now,
  }
  const told = await noticesNow(tx, now)
  return { ...hall, decisions: decisionsOf(hall), usual: await readUsualNow(tx, directory, now), told }
}

/** Apart from the rest: it goes through all of a day's visits, so it is counted a few times a minute and not at each act. */
export const floorFigures = liveSection<Record<string, never>, FiguresSnapshot>({
  name: 'floor.figures',
  params: noParams,
  allow: (actor) => may(actor, 'floor.read') || isWallScreen(actor),
  topics: () => [],
  everySeconds: 15,
  load: async (tx, { now }) => {
    const directory = await directoryOf(tx, now)
    return {
      day: await readDay(tx, directory, now),
      recent: await readRecent(tx, directory, now),
      now: await readUsualNow(tx, directory, now),
    }
  },
  render: renderFigures,
})

export const floorChart = liveSection<Record<string, never>, ChartSnapshot>({
  name: 'floor.chart',
  params: noParams,
  allow: (actor) => may(actor, 'floor.read'),
  topics: () => [],
  everySeconds: 60,
  load: loadChart,
  render: renderChart,
})

async function loadChart(tx: Tx, { now }: { readonly now: Date }): Promise<ChartSnapshot> {
  const directory = await directoryOf(tx, now)
  return { chart: await readTodayChart(tx, directory, now), hours: hoursOn(directory, now) }
}

/** For a screen in the back office: no acts, no names. */
export const floorWall = liveSection<Record<string, never>, FloorSnapshot>({
  name: 'floor.wall',
  params: noParams,
  allow: (actor) => may(actor, 'floor.read') || isWallScreen(actor),
  topics: () => ['floor', 'mall'],
  everySeconds: 15,
  load: loadFloor,
  render: renderWall,
})

export const floorWallDay = liveSection<Record<string, never>, ChartSnapshot>({
  name: 'floor.wall.day',
  params: noParams,
  allow: (actor) => may(actor, 'floor.read') || isWallScreen(actor),
  topics: () => [],
  everySeconds: 60,
  load: loadChart,
  render: renderWallDay,
})

export const floorSections = [floorNow, floorFigures, floorChart, floorWall, floorWallDay] as const
