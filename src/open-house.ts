import { openDatabase } from '#platform/database.ts'
import { startEmbedded } from '#platform/embedded-postgres.ts'
import { openFiles } from '#platform/files.ts'
import { holdLeadership, type Leadership } from '#platform/leader.ts'
import { createLog, type Log } from '#platform/log.ts'
import { createMetrics } from '#platform/metrics.ts'
import { migrate } from '#platform/migrate.ts'
import { keepSecrets } from '#platform/secrets.ts'
import type { House } from './house.ts'
import { connectionsWithin, openFilesAllowed } from './open-files.ts'
import { measureProcess } from './process-metrics.ts'
import type { Settings } from './settings.ts'

/** A house with its database up and migrated; `close` undoes everything, in reverse. Nothing listens yet. */
export async function openHouse(
  settings: Settings,
  log = logFor(settings),
): Promise<{ house: House; close: () => Promise<void> }> {
  const closing = listOfClosing(log)
  try {
    const { installationKey, urls } = await findDatabase(settings, log, closing.add)
    await migrate(urls.owner, urls.runtime, log)
    const db = openDatabase(urls.runtime, (error) => log.warn('A database connection ended', { reason: error.message }))
    closing.add(db.close)
    const leadership =
      settings.role === 'web'
        ? neverLeading
        : holdLeadership(
            urls.direct,
            () => {},
            () => {},
            log,
          )
    closing.add(leadership.stop)
    const { clock } = settings
    const allowed = openFilesAllowed()
    const connections = allowed && connectionsWithin(allowed)
    if (connections)
      log.info(`At most ${connections} connections at once: ${allowed} open files are allowed (ulimit -n)`)
    const house: House = {
      settings,
      db,
      directUrl: urls.direct,
      clock,
      log,
      metrics: createMetrics(),
      installationKey,
      leadership,
      files: openFiles({ ...settings, installationKey }),
      connections,
      atClose: closing.add,
    }
    measureProcess(house)
    return { house, close: closing.close }
  } catch (error) {
    await closing.close()
    throw error
  }
}

function logFor({ environment }: Settings): Log {
  return createLog(environment === 'production' ? 'lines' : 'readable')
}

type Found = {
  readonly installationKey: Buffer
  readonly urls: { readonly runtime: string; readonly owner: string; readonly direct: string }
}

async function findDatabase(settings: Settings, log: Log, atClose: House['atClose']): Promise<Found> {
  const { database, dataDir, installationKey } = settings
  if (database) {
    if (!database.hasOwnOwner)
      log.warn(
        'DATABASE_OWNER_URL is not set: row security protects fully only when serving and migrating are two roles',
      )
    const key = installationKey ?? (await keepSecrets(dataDir)).installationKey
    return {
      installationKey: Buffer.from(key, 'base64url'),
      urls: { runtime: database.url, owner: database.ownerUrl, direct: database.directUrl },
    }
  }
  const secrets = await keepSecrets(dataDir)
  const embedded = await startEmbedded({ dataDir, passwords: secrets.database, log })
  atClose(embedded.stop)
  return {
    installationKey: Buffer.from(installationKey ?? secrets.installationKey, 'base64url'),
    urls: { runtime: embedded.url, owner: embedded.ownerUrl, direct: embedded.url },
  }
}

const neverLeading: Leadership = { isLeading: () => false, work: async () => undefined, stop: async () => {} }

/** What was opened last closes first; one that fails does not keep the others open. */
function listOfClosing(log: Log) {
  const acts: (() => Promise<void> | void)[] = []
  const close = async () => {
    for (let act = acts.pop(); act; act = acts.pop()) {
      try {
        await act()
      } catch (error) {
        log.error('Something did not close well', { reason: (error as Error).message })
      }
    }
  }
  return { add: (act: () => Promise<void> | void) => void acts.push(act), close }
}
