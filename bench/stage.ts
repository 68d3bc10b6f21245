import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Embedded, startEmbedded } from '#platform/embedded-postgres.ts'
import { freePort } from '#platform/free-port.ts'
import { silent } from '#platform/log.ts'
import { keepSecrets, type Secrets } from '#platform/secrets.ts'

export const benchMoment = '2026-11-23T09:00:00+07:00'

/** A PostgreSQL for the run, which keeps what it says it keeps (fsync on), and databases copied from one template. */
export type Stage = {
  readonly dataDir: string
  readonly secrets: Secrets
  readonly urlsOf: (database: string) => { readonly runtime: string; readonly owner: string; readonly superuser: string }
  /** A copy of the template; the one of the same name before it goes. */
  readonly copy: (name: string) => Promise<string>
  readonly end: () => Promise<void>
}

export const template = 'pendopo'

export async function openStage(): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pendopo-bench-'))
  const secrets = await keepSecrets(dataDir)
  const embedded: Embedded = await startEmbedded({ dataDir, passwords: secrets.database, log: silent })
  const urlsOf = (database: string) => ({ runtime: at(embedded.url, database), owner: at(embedded.ownerUrl, database), superuser: at(embedded.superuserUrl, database) })
  return {
    dataDir,
    secrets,
    urlsOf,
    async copy(name) {
      await as(embedded.superuserUrl, `drop database if exists ${name} with (force)`)
      await as(embedded.superuserUrl, `create database ${name} template ${template} owner pendopo_owner`)
      return name
    },
    async end() {
      await embedded.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type Served = { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> }

/** The app in a process of its own on a database, as it runs in a mall, with the clock at nine on a Monday. */
export async function serve(stage: Stage, database: string): Promise<Served> {
  const port = await freePort()
  const { runtime, owner } = stage.urlsOf(database)
  const environment = { DATABASE_URL: runtime, DATABASE_OWNER_URL: owner, DATA_DIR: stage.dataDir, INSTALLATION_KEY: stage.secrets.installationKey, PENDOPO_CLOCK: `${benchMoment}@1` }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { env: { ...process.env, ...environment, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'development' }, stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  for (let i = 0; i < 300; i++) {
    if (await fetch(`${url}/healthz`).then((answer) => answer.ok, () => false)) break
    await wait(100)
  }
  return {
    url,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

function at(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

async function as(superuserUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
