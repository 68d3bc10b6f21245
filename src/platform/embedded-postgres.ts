import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Log } from './log.ts'
import { findBinaries, openTheWay } from './postgres-binaries.ts'
import {
  type Cluster,
  environment,
  findRunning,
  isRunning,
  launch,
  type Running,
  stopServer,
} from './postgres-process.ts'
import type { Secrets } from './secrets.ts'

/** A PostgreSQL of our own in the data folder, kept alive while the app runs. */
export type Embedded = {
  readonly superuserUrl: string
  readonly ownerUrl: string
  readonly url: string
  /** The process as it is now; another one after a crash. */
  readonly pid: () => number
  readonly stop: () => Promise<void>
}

type Options = {
  readonly dataDir: string
  readonly passwords: Secrets['database']
  readonly log: Log
  /** For tests: nothing is worth keeping, so nothing waits for the disk. */
  readonly throwaway?: boolean
}

/** Finds or starts the PostgreSQL of this data folder, makes its database and roles, and watches over it until `stop`. */
export async function startEmbedded({ dataDir, passwords, log, throwaway = false }: Options): Promise<Embedded> {
  const cluster = await prepareCluster(dataDir, passwords.superuser, throwaway, log)
  const running = await bringUp(cluster, log)
  const superuserUrl = address('postgres', passwords.superuser, running.port, 'postgres')
  await makeRolesAndDatabase(superuserUrl, passwords)
  const watch = watchOver(cluster, running, log)
  return {
    superuserUrl,
    ownerUrl: address('pendopo_owner', passwords.owner, running.port),
    url: address('pendopo_app', passwords.runtime, running.port),
    pid: watch.pid,
    stop: async () => {
      watch.end()
      if (await isUsedByOthers(superuserUrl)) {
        log.info('Another process of this house still uses the database, so PostgreSQL stays')
        return
      }
      await stopServer(cluster, watch.pid())
    },
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' && wanted !== 0 ? freePort().then(resolve, reject) : reject(error),
    )
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function prepareCluster(dataDir: string, password: string, throwaway: boolean, log: Log): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true })
  const home = await realpath(dataDir)
  const binaries = findBinaries(log)
  openTheWay(binaries.root, binaries.runAs, log)
  openTheWay(home, binaries.runAs, log)
  const cluster = { folder: join(home, 'postgres'), logFile: join(home, 'postgres.log'), binaries }
  if (!existsSync(join(cluster.folder, 'PG_VERSION'))) await initialise(cluster, password, throwaway, log)
  return cluster
}

/** In a draft folder first: a first start that was cut off leaves nothing that looks like a database. */
async function initialise(cluster: Cluster, password: string, throwaway: boolean, log: Log): Promise<void> {
  const { runAs, initdb } = cluster.binaries
  log.info('Making a new database', { folder: cluster.folder })
  const draft = `${cluster.folder}.new`
  const aside = await mkdtemp(join(tmpdir(), 'pendopo-init-'))
  const passwordFile = join(aside, 'password')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (runAs) for (const path of [draft, aside, passwordFile]) await chown(path, runAs.uid, runAs.gid)
  const settings = Object.entries(await startingSettings(throwaway)).map(([name, value]) => `--set=${name}=${value}`)
  try {
    // The built-in C.UTF-8 sorts the same in every release, so indexes survive upgrades of system and package.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const words = [`--pgdata=${draft}`, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    const durability = throwaway ? ['--no-sync'] : []
    await promisify(execFile)(initdb, [...words, ...locale, ...durability, ...settings], {
      ...runAs,
      cwd: draft,
      env: environment(),
    })
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
  await rename(draft, cluster.folder)
}

/** Written into postgresql.conf once; from then on that file is the administrator's to change. Sized for a small machine. */
async function startingSettings(throwaway: boolean): Promise<Record<string, string | number>> {
  const small = {
    port: await freePort(),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    max_connections: 100,
    shared_buffers: '64MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '512MB',
    jit: 'off',
    io_method: 'sync',
    autovacuum_max_workers: 2,
    max_parallel_workers_per_gather: 1,
    max_logical_replication_workers: 0,
    log_min_messages: 'warning',
  }
  const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 }
  return throwaway ? { ...small, ...hasty } : small
}

async function bringUp(cluster: Cluster, log: Log): Promise<Running> {
  const left = await findRunning(cluster)
  if (left) {
    log.info('PostgreSQL was still running: using it', { pid: left.pid })
    return left
  }
  await keepOrChangePort(cluster)
  await shortenLog(cluster.logFile)
  return launch(cluster)
}

async function keepOrChangePort(cluster: Cluster): Promise<void> {
  const file = join(cluster.folder, 'postgresql.conf')
  const text = await readFile(file, 'utf8')
  const line = /^port = (\d+)/m
  const kept = Number(line.exec(text)?.[1])
  const port = await freePort(kept)
  if (port !== kept) await writeFile(file, text.replace(line, `port = ${port}`))
}

async function shortenLog(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found && found.size > 10_000_000) await truncate(file)
  if (found) await chmod(file, 0o600)
}

function address(user: string, password: string, port: number, database = 'pendopo'): string {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

/** The owner migrates and owns; the runtime role owns nothing and is bound by row security. Neither is a superuser. */
async function makeRolesAndDatabase(superuserUrl: string, passwords: Secrets['database']): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    for (const [role, password] of [
      ['pendopo_owner', passwords.owner],
      ['pendopo_app', passwords.runtime],
    ] as const) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
      if (!rowCount) await client.query(`create role ${role} login nobypassrls password ${pg.escapeLiteral(password)}`)
    }
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'pendopo'`)
    if (!rowCount) await client.query('create database pendopo owner pendopo_owner')
  } finally {
    await client.end()
  }
}

/** Looks four times a second whether PostgreSQL lives, and brings it back, on the same port, when it does not. */
function watchOver(cluster: Cluster, first: Running, log: Log) {
  let now = first
  let ended = false
  const watching = async () => {
    while (!ended) {
      await wait(250, undefined, { ref: false })
      if (ended || isRunning(now.pid, cluster.folder)) continue
      log.error('PostgreSQL stopped by itself; starting it again', { pid: now.pid })
      now = await bringBack(cluster, now, () => ended, log)
      if (!ended) log.info('PostgreSQL is back', { pid: now.pid })
    }
  }
  void watching()
  return { pid: () => now.pid, end: () => (ended = true) }
}

async function bringBack(cluster: Cluster, last: Running, isEnded: () => boolean, log: Log): Promise<Running> {
  for (let pause = 200; !isEnded(); pause = Math.min(pause * 2, 10_000)) {
    try {
      // Never another port: every pool of this process and of its neighbours knows this one.
      return (await findRunning(cluster)) ?? (await launch(cluster))
    } catch (error) {
      log.error('PostgreSQL did not come back yet', { reason: (error as Error).message })
      await wait(pause)
    }
  }
  return last
}

// Our own connections take a moment to be gone on the server's side after they were closed here.
async function isUsedByOthers(superuserUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    for (let look = 1; look <= 5; look++) {
      const others = await client.query(`select 1 from pg_stat_activity where application_name like 'pendopo%'`)
      if (!others.rowCount) return false
      await wait(60)
    }
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
