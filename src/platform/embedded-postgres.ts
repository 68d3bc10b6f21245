import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import type { Log } from './log.ts'
import { keepOrChangePort, prepareCluster, shortenLog } from './postgres-cluster.ts'
import { bearWitness, damageIn, mustBeWhole, Unopenable } from './postgres-damage.ts'
import { type Cluster, findRunning, isRunning, launch, type Running, stopServer } from './postgres-process.ts'
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
  const { running, wasRunning } = await bringUp(cluster, log)
  const superuserUrl = address('postgres', passwords.superuser, running.port, 'postgres')
  try {
    await makeRolesAndDatabase(superuserUrl, passwords)
    await mustOpen(address('postgres', passwords.superuser, running.port))
    await bearWitness(dataDir)
  } catch (error) {
    if (!wasRunning) await stopServer(cluster, running.pid)
    throw sayFailure(error as pg.DatabaseError, dataDir)
  }
  const watch = watchOver(cluster, running, log)
  let stopped: Promise<void> | undefined
  return {
    superuserUrl,
    ownerUrl: address('pendopo_owner', passwords.owner, running.port),
    url: address('pendopo_app', passwords.runtime, running.port),
    pid: watch.pid,
    stop: () => {
      stopped ??= watch.end().then(() => leave(cluster, watch.pid(), superuserUrl, log))
      return stopped
    },
  }
}

function sayFailure(error: pg.DatabaseError, dataDir: string): Error {
  if (error.code === '28P01')
    return new CannotStart(
      `The passwords in ${dataDir}/secrets.json are not those of the database beside it. Put back both from one backup.`,
    )
  const damage = damageIn(error)
  return damage ? new CannotStart(damage) : error
}

async function leave(cluster: Cluster, pid: number, superuserUrl: string, log: Log): Promise<void> {
  if (await isUsedByOthers(superuserUrl))
    log.info('Another process of this house still uses the database, so PostgreSQL stays')
  else await stopServer(cluster, pid)
}

async function bringUp(cluster: Cluster, log: Log): Promise<{ running: Running; wasRunning: boolean }> {
  const left = await findRunning(cluster)
  if (left) {
    log.info('PostgreSQL was still running: using it', { pid: left.pid })
    return { running: left, wasRunning: true }
  }
  mustBeWhole(cluster.folder)
  await keepOrChangePort(cluster)
  await shortenLog(cluster.logFile)
  return { running: await launchPatiently(cluster, log), wasRunning: false }
}

// Killed together, an app and its PostgreSQL leave behind what is still dying, or one that the app had just begun to
// start: the new one is then refused for a moment, or finds the other already there.
const pauses = [300, 1_000, 3_000]
/** One of before that does not die may hold the data for a minute; it ends itself then. */
const longerPauses = [...pauses, 5_000, 10_000, 15_000, 15_000, 15_000]
const isStillHeld = /shared memory block .* still in use/

async function launchPatiently(cluster: Cluster, log: Log): Promise<Running> {
  for (const [attempt, pause] of longerPauses.entries()) {
    try {
      return await launch(cluster)
    } catch (error) {
      const reason = (error as Error).message
      if (error instanceof Unopenable) throw error
      if (attempt >= pauses.length && !isStillHeld.test(reason)) throw error
      log.error('PostgreSQL did not start yet', { reason })
      await wait(pause)
      const other = await findRunning(cluster)
      if (other) return other
    }
  }
  return launch(cluster)
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

/** Of a database whose files are half gone, signing in is what fails. */
async function mustOpen(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  await client.end()
}

/** Looks four times a second whether PostgreSQL lives, and brings it back, on the same port, when it does not. */
function watchOver(cluster: Cluster, first: Running, log: Log) {
  let now = first
  const ending = new AbortController()
  const { signal } = ending
  const watching = async () => {
    while (!signal.aborted) {
      await wait(250, undefined, { ref: false, signal }).catch(() => {})
      if (signal.aborted || isRunning(now.pid, cluster.folder)) continue
      log.error('PostgreSQL stopped by itself; starting it again', { pid: now.pid })
      now = (await bringBack(cluster, signal, log)) ?? now
      if (!signal.aborted) log.info('PostgreSQL is back', { pid: now.pid })
    }
  }
  const done = watching()
  const end = () => {
    ending.abort()
    // One that is just being started is waited for, so that it can be stopped.
    return done
  }
  return { pid: () => now.pid, end }
}

async function bringBack(cluster: Cluster, signal: AbortSignal, log: Log): Promise<Running | undefined> {
  for (let pause = 200; !signal.aborted; pause = Math.min(pause * 2, 10_000)) {
    try {
      // Never another port: every pool of this process and of its neighbours knows this one.
      return (await findRunning(cluster)) ?? (await launch(cluster))
    } catch (error) {
      log.error('PostgreSQL did not come back yet', { reason: (error as Error).message })
      // Not in step with a neighbour who brings back the same one.
      await wait(pause * (0.5 + Math.random()), undefined, { signal }).catch(() => {})
    }
  }
  return undefined
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
