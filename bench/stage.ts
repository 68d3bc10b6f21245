import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Embedded, startEmbedded } from '#platform/embedded-postgres.ts'
import { freePort } from '#platform/free-port.ts'
import { silent } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { keepSecrets, type Secrets } from '#platform/secrets.ts'
import { withoutSettings } from '../src/settings.ts'
import { startWords } from '../src/start-command.ts'

/** The acts of a run begin at nine on a Monday; the mall was set up before. */
export const benchMoment = '2026-11-23T09:00:00+07:00'

/** A PostgreSQL for the run, which keeps what it says it keeps (fsync on), and databases copied from one template. */
export type Stage = {
  readonly dataDir: string
  readonly secrets: Secrets
  readonly urlsOf: (database: string) => Urls
  /** A copy of the template; the one of the same name before it goes. */
  readonly copy: (name: string) => Promise<Urls>
  /**
   * What PostgreSQL does by itself within the first minute of a mall's first day, and a bench is quicker than that:
   * without statistics any index that begins with the mall looks as good as the right one.
   */
  readonly analyse: (name: string) => Promise<void>
  readonly drop: (name: string) => Promise<void>
  readonly end: () => Promise<void>
}
export type Urls = { readonly runtime: string; readonly owner: string; readonly superuser: string }

export const template = 'pendopo'

export async function openStage(): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pendopo-bench-'))
  const secrets = await keepSecrets(dataDir)
  const embedded = await startEmbedded({ dataDir, passwords: secrets.database, log: silent })
  await migrate(embedded.ownerUrl, embedded.url, silent)
  const urlsOf = (database: string) => urlsTo(embedded, database)
  const drop = (name: string) => as(embedded.superuserUrl, `drop database if exists ${name} with (force)`)
  return {
    dataDir,
    secrets,
    urlsOf,
    analyse: (name) => as(urlsOf(name).superuser, 'analyze'),
    drop,
    async copy(name) {
      await drop(name)
      // By files, not through the log: three years of history would fill it.
      await as(
        embedded.superuserUrl,
        `create database ${name} template ${template} owner pendopo_owner strategy file_copy`,
      )
      return urlsOf(name)
    },
    async end() {
      await embedded.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function urlsTo({ url, ownerUrl, superuserUrl }: Embedded, database: string): Urls {
  return { runtime: at(url, database), owner: at(ownerUrl, database), superuser: at(superuserUrl, database) }
}

export type Served = { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> }

/** The app in a process of its own on a database of the stage, as it runs in a mall. */
export function serve(stage: Stage, { runtime, owner }: Urls): Promise<Served> {
  return launch({
    DATABASE_URL: runtime,
    DATABASE_OWNER_URL: owner,
    DATA_DIR: stage.dataDir,
    INSTALLATION_KEY: stage.secrets.installationKey,
    PENDOPO_CLOCK: `${benchMoment}@1`,
  })
}

/** `npm start` without npm, and then until it answers. */
export async function launch(environment: Readonly<Record<string, string>>): Promise<Served> {
  const port = await freePort()
  const child = spawn(process.execPath, [...profiled(), ...startWords], {
    env: {
      ...withoutSettings(process.env),
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await untilAnswers(child, url)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { url, pid: child.pid ?? 0, stop }
}

/** `BENCH_PROFILE=folder` leaves a profile of the app's processor time there. */
function profiled(): string[] {
  const folder = process.env.BENCH_PROFILE
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
}

async function untilAnswers(child: ChildProcess, url: string): Promise<void> {
  const answers = () =>
    fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error('the app ended before it answered')
    await wait(100)
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
