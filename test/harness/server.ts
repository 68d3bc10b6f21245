import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#platform/embedded-postgres.ts'
import { createLog } from '#platform/log.ts'
import { migrate, migrationsFolder } from '#platform/migrate.ts'
import { findBinaries } from '#platform/postgres-binaries.ts'
import { findRunning, stopServer } from '#platform/postgres-process.ts'
import { newSecrets } from '#platform/secrets.ts'

/** The run's own PostgreSQL, with a migrated template that each test file's database is copied from. */
export type TestServer = { readonly environment: Record<string, string>; readonly stop: () => Promise<void> }

const log = createLog('readable', 'warn')
const prefix = 'pendopo-test-'

export async function startTestServer({ isTemplate = true } = {}): Promise<TestServer> {
  // The number of this process is in the name, so that a later run can tell what was left behind.
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
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

/** Stops and removes what a killed run left behind. */
export async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1])
    if (!pid || isAlive(pid)) continue
    const home = join(tmpdir(), name)
    const cluster = { folder: join(home, 'postgres'), logFile: join(home, 'postgres.log'), binaries: findBinaries(log) }
    const left = await findRunning(cluster)
    if (left) await stopServer(cluster, left.pid)
    await rm(home, { recursive: true, force: true })
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
