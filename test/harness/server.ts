import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#platform/embedded-postgres.ts'
import { createLog } from '#platform/log.ts'
import { migrate, migrationsFolder } from '#platform/migrate.ts'
import { newSecrets } from '#platform/secrets.ts'
import { throwawayName } from './run-folder.ts'

/** The run's own PostgreSQL, with a migrated template that each test file's database is copied from. */
export type TestServer = { readonly environment: Record<string, string>; readonly stop: () => Promise<void> }

const log = createLog('readable', 'warn')

export async function startTestServer({ isTemplate = true } = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), throwawayName))
  const passwords = newSecrets().database
  const embedded = await startEmbedded({ dataDir: folder, passwords, log, throwaway: true })
  const stop = async () => {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await migrate(embedded.ownerUrl, embedded.url, log, migrationsFolder)
    // Nobody may be connected to a database while it is copied.
    if (isTemplate)
      await execute(embedded.superuserUrl, 'alter database pendopo with allow_connections false is_template true')
  } catch (error) {
    await stop()
    throw error
  }
  const { superuserUrl, ownerUrl, url } = embedded
  return { environment: { TEST_SUPERUSER_URL: superuserUrl, TEST_OWNER_URL: ownerUrl, TEST_URL: url }, stop }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
