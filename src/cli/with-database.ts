import { type Database, openDatabase } from '#platform/database.ts'
import { startEmbedded } from '#platform/embedded-postgres.ts'
import { createLog, type Log } from '#platform/log.ts'
import { migrate, migrationsDue } from '#platform/migrate.ts'
import { keepSecrets } from '#platform/secrets.ts'
import { clockBesideDemonstration } from '../demo-clock.ts'
import { readSettings, type Settings } from '../settings.ts'
import { type Call, Stopped } from './command.ts'
import { exits } from './exit-codes.ts'
import { onInterrupt } from './on-interrupt.ts'
import { words } from './words.ts'

/** What a command has of the house. */
export type Tools = { readonly db: Database; readonly settings: Settings; readonly now: () => Date }
type Found = { readonly url: string; readonly ownerUrl: string; readonly stop: () => Promise<void> }

// Standard output belongs to the answer, which a program may read.
const log: Log = createLog('readable', 'warn', (text) => process.stderr.write(`${text}\n`))

/**
 * Runs a command on the installation's database. A PostgreSQL of our own that runs is used, and stays; one that does not
 * is started for the time of the command.
 */
export async function withDatabase<T>(call: Call, act: (tools: Tools) => Promise<T>): Promise<T> {
  const settings = readSettings(call.environment)
  const found = await findDatabase(settings, call)
  const ended = endOnSignal(found.stop)
  try {
    await prepareSchema(found, call)
    const db = openDatabase(found.url, (error) => log.warn('A database connection ended', { reason: error.message }), 4)
    try {
      const clock = settings.opensForDemonstration ? await clockBesideDemonstration(db, settings.clock) : settings.clock
      return await act({ db, settings, now: () => clock.now() })
    } finally {
      await db.close()
    }
  } finally {
    ended()
    await found.stop()
  }
}

export async function findDatabase(
  { database, dataDir }: Settings,
  { language }: Pick<Call, 'language'>,
): Promise<Found> {
  if (database) return { url: database.url, ownerUrl: database.ownerUrl, stop: async () => {} }
  try {
    const { database: passwords } = await keepSecrets(dataDir)
    const { url, ownerUrl, stop } = await startEmbedded({ dataDir, passwords, log })
    return { url, ownerUrl, stop }
  } catch (error) {
    throw new Stopped(exits.noDatabase, [words[language].noDatabase((error as Error).message)])
  }
}

/** A new database gets its schema; one that is behind is left for the next start, which is when everybody expects it. */
async function prepareSchema({ url, ownerUrl }: Found, { language }: Call): Promise<void> {
  const { due, isNew } = await migrationsDue(ownerUrl)
  if (isNew) await migrate(ownerUrl, url, log)
  else if (due > 0) throw new Stopped(exits.refused, [words[language].behind(due)])
}

/** Ctrl-C must not leave a PostgreSQL behind that only this command had started. */
function endOnSignal(stop: () => Promise<void>): () => void {
  return onInterrupt(() => void stop().finally(() => process.exit(exits.stopped)), ['SIGINT', 'SIGTERM'])
}
