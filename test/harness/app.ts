import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SettableClock, settableClock } from '#platform/clock.ts'
import { openFiles } from '#platform/files.ts'
import { holdLeadership } from '#platform/leader.ts'
import { type Log, silent } from '#platform/log.ts'
import { createMetrics } from '#platform/metrics.ts'
import { createApp } from '../../src/app.ts'
import type { House } from '../../src/house.ts'
import { type Served, serveHttp } from '../../src/serve.ts'
import { readSettings } from '../../src/settings.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

/** A whole house in this process: a database of its own, a port of its own, and a clock that the test sets. */
export type TestApp = {
  readonly url: string
  readonly house: House
  readonly database: TestDatabase
  readonly clock: SettableClock
  /** Without a socket: `app.request('/kiosk')`. */
  readonly app: ReturnType<typeof createApp>
  readonly close: () => Promise<void>
}

type Options = {
  /** Another house on the database of the first: two processes of one installation. */
  readonly database?: TestDatabase
  readonly at?: Date | string
  readonly log?: Log
  /** Before the first page is asked for: `arrange: (database) => buildSmallMall(database)`. */
  readonly arrange?: (database: TestDatabase) => Promise<unknown>
  readonly environment?: Readonly<Record<string, string>>
  readonly installationKey?: Buffer
}

export async function startApp(options: Options = {}): Promise<TestApp> {
  const { at = '2026-11-23T08:00:00+07:00', log = silent, environment = {} } = options
  const database = options.database ?? (await freshDatabase())
  await options.arrange?.(database)
  const clock = settableClock(at)
  const settings = { ...readSettings({ NODE_ENV: 'test', PORT: '0', ...environment }), clock }
  const closing: (() => Promise<void> | void)[] = []
  const leadership = holdLeadership(
    database.url,
    () => {},
    () => {},
    log,
    50,
  )
  closing.push(leadership.stop)
  const installationKey = options.installationKey ?? randomBytes(32)
  const dataDir = await mkdtemp(join(tmpdir(), 'pendopo-test-'))
  closing.push(() => rm(dataDir, { recursive: true, force: true }))
  const house: House = {
    settings,
    db: database.db,
    directUrl: database.url,
    clock,
    log,
    metrics: createMetrics(),
    installationKey,
    leadership,
    files: openFiles({ ...settings, dataDir, installationKey }),
    atClose: (act) => void closing.push(act),
  }
  let served: Served | undefined
  closing.push(() => served?.finish())
  const app = createApp(house)
  served = await serveHttp(app, settings)
  closing.push(served.takeNothingNew)
  const close = async () => {
    for (let act = closing.pop(); act; act = closing.pop()) await act()
  }
  database.beforeDrop(close)
  return { url: `http://127.0.0.1:${served.port}`, house, database, clock, app, close }
}
