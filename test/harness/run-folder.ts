import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '#platform/log.ts'
import { findBinaries } from '#platform/postgres-binaries.ts'
import { findRunning, stopServer } from '#platform/postgres-process.ts'

const log = createLog('readable', 'warn')
/** Linux keeps these files in memory. */
const inMemory = '/dev/shm'
const gigabyte = 1024 ** 3
const needed = 4 * gigabyte

/** Begins the name of what is thrown away; the number of this process is in it, so that a later run can tell what was left behind. */
export const throwawayName = `pendopo-test-${process.pid}-`

export type RunFolder = { readonly path: string; readonly remove: () => Promise<void> }

/**
 * Where a run and all its tests keep what they throw away. A database is eight hundred small files, and a run makes
 * hundreds of databases: on a disk that takes longer than the tests. So it is in memory where a machine can spare it.
 */
export async function makeRunFolder(): Promise<RunFolder> {
  const path = await mkdtemp(join((await hasRoomInMemory()) ? inMemory : tmpdir(), throwawayName))
  // PostgreSQL never runs as root: its own user has to pass through.
  await chmod(path, 0o711)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

async function hasRoomInMemory(): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(inMemory)
    return bavail * bsize >= needed && process.availableMemory() >= 2 * needed
  } catch {
    return false
  }
}

/** Stops and removes what killed runs left behind. */
export async function removeAbandoned(): Promise<void> {
  for (const place of [inMemory, tmpdir()])
    for (const name of await readdir(place).catch(() => [])) {
      const pid = Number(/^pendopo-test-(\d+)-/.exec(name)?.[1])
      if (!pid || isAlive(pid)) continue
      await stopServersIn(join(place, name))
      await rm(join(place, name), { recursive: true, force: true })
    }
}

async function stopServersIn(folder: string): Promise<void> {
  for (const home of [folder, ...(await readdir(folder)).map((name) => join(folder, name))]) {
    const cluster = { folder: join(home, 'postgres'), logFile: join(home, 'postgres.log'), binaries: findBinaries(log) }
    const left = await findRunning(cluster)
    if (left) await stopServer(cluster, left.pid)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
