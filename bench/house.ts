import { type Database, openDatabase } from '#platform/database.ts'
import { openFiles } from '#platform/files.ts'
import type { Leadership } from '#platform/leader.ts'
import { silent } from '#platform/log.ts'
import { createMetrics } from '#platform/metrics.ts'
import type { House } from '../src/house.ts'
import { readSettings } from '../src/settings.ts'
import type { Stage, Urls } from './stage.ts'

/** A house in this process, to set a mall up and to write down what its acts ask of PostgreSQL. Nobody drains its outbox. */
export function openHouseHere(
  stage: Stage,
  urls: Urls,
  moment: string,
  through: (db: Database) => Database = (db) => db,
): { readonly house: House; readonly close: () => Promise<void> } {
  const closing: (() => Promise<void> | void)[] = []
  const pool = openDatabase(urls.runtime, () => {})
  const settings = readSettings({ NODE_ENV: 'development', PENDOPO_CLOCK: `${moment}@1` })
  const installationKey = Buffer.from(stage.secrets.installationKey, 'base64url')
  const house: House = {
    settings,
    db: through(pool),
    directUrl: urls.runtime,
    clock: settings.clock,
    log: silent,
    metrics: createMetrics(),
    installationKey,
    leadership: idleLeader,
    files: openFiles({ dataDir: settings.dataDir, installationKey }),
    atClose: (act) => void closing.push(act),
  }
  const close = async () => {
    for (const act of closing.reverse()) await act()
    await pool.close()
  }
  return { house, close }
}

// Says that it leads, so that acts do not notify another process of their news.
const idleLeader: Leadership = { isLeading: () => true, work: async () => undefined, stop: async () => {} }
