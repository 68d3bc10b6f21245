import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { launch } from './stage.ts'

export const startingHead = ['start', 'first page after, s', 'app, MB', 'PostgreSQL, MB', 'together, MB']

/** When everything that a start sets going has come to its end. */
const rest = 15_000

/**
 * `npm start` without npm, on an empty folder, which makes the database and imports the demonstration mall, and once
 * more on what it left: seconds until the front page has come, and what the house holds at rest, PostgreSQL of its own
 * included. Memory is the proportional set size, in which pages that processes share count once; Linux alone tells it.
 */
export async function startingRows(): Promise<(string | number)[][]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pendopo-starting-'))
  try {
    return [
      ['the first, which imports the mall', ...(await measure(dataDir))],
      ['the next', ...(await measure(dataDir))],
    ]
  } finally {
    await rm(dataDir, { recursive: true })
  }
}

async function measure(dataDir: string): Promise<(string | number)[]> {
  const since = performance.now()
  const { url, pid, stop } = await launch({ DATA_DIR: dataDir })
  try {
    await (await fetch(url)).text()
    const seconds = (performance.now() - since) / 1_000
    await wait(rest)
    const [app = 0, ...others] = treeOf(pid).map(megabytesOf)
    const database = others.reduce((sum, one) => sum + one, 0)
    return [seconds.toFixed(1), ...[app, database, app + database].map((one) => Math.round(one) || '?')]
  } finally {
    await stop()
  }
}

/** A process and all that come from it. */
function treeOf(pid: number): number[] {
  const parents = globSync('/proc/[0-9]*/stat').flatMap((file) => {
    try {
      const [, id, parent] = /^(\d+) \(.*\) \S (\d+)/s.exec(readFileSync(file, 'utf8')) ?? []
      return [{ id: Number(id), parent: Number(parent) }]
    } catch {
      return [] // It has ended since it was listed.
    }
  })
  const below = (one: number): number[] => [
    one,
    ...parents.filter(({ parent }) => parent === one).flatMap(({ id }) => below(id)),
  ]
  return below(pid)
}

function megabytesOf(pid: number): number {
  try {
    const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
    return Number(found?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}
