import { execFile } from 'node:child_process'
import { chown, mkdir, mkdtemp, readFile, realpath, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from './cannot-start.ts'
import { freePort } from './free-port.ts'
import type { Log } from './log.ts'
import { findBinaries, openTheWay } from './postgres-binaries.ts'
import { holdsDatabase } from './postgres-damage.ts'
import { type Cluster, environment } from './postgres-process.ts'

/** The data folder with a PostgreSQL in it, made at the first start. */
export async function prepareCluster(
  dataDir: string,
  password: string,
  throwaway: boolean,
  log: Log,
): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true })
  const home = await realpath(dataDir)
  const binaries = findBinaries(log)
  openTheWay(binaries.root, binaries.runAs, log)
  openTheWay(home, binaries.runAs, log)
  const cluster = { folder: join(home, 'postgres'), logFile: join(home, 'postgres.log'), binaries }
  if (!(await holdsDatabase(cluster.folder, home))) await initialise(cluster, password, throwaway, log)
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

/** The port of before, so that addresses people noted stay true; another one when somebody else sits there now. */
export async function keepOrChangePort(cluster: Cluster): Promise<void> {
  const file = join(cluster.folder, 'postgresql.conf')
  const text = await readFile(file, 'utf8')
  const line = /^port = (\d+)/m
  const kept = Number(line.exec(text)?.[1])
  if (!kept) throw new CannotStart(`${file} names no port. Give it a line such as: port = 54321`)
  const port = await freePort(kept)
  if (port !== kept) await writeFile(file, text.replace(line, `port = ${port}`))
}

export async function shortenLog(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found && found.size > 10_000_000) await truncate(file)
}
