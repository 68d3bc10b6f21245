import { execFileSync, spawn } from 'node:child_process'
import { closeSync, fchmodSync, fstatSync, openSync, readFileSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Binaries } from './postgres-binaries.ts'
import { failureOf } from './postgres-damage.ts'

/** One PostgreSQL data folder and what is needed to run it. */
export type Cluster = { readonly folder: string; readonly logFile: string; readonly binaries: Binaries }

export type Running = { readonly pid: number; readonly port: number }

/**
 * The PostgreSQL that already serves this folder, once it answers: a killed app leaves it behind, in good health.
 * A postmaster.pid whose process is gone, or has become another program, means that nothing runs.
 */
export async function findRunning(cluster: Cluster): Promise<Running | undefined> {
  for (;;) {
    const note = await readNote(cluster.folder)
    if (!note) return undefined
    if (!isRunning(note.pid, cluster.folder)) {
      // PostgreSQL refuses to start while that number belongs to any program of the same user. It is looked at once
      // more: another one who starts may have put his own note there meanwhile.
      const again = await readNote(cluster.folder)
      if (again && again.pid !== note.pid) continue
      rmSync(join(cluster.folder, 'postmaster.pid'), { force: true })
      return undefined
    }
    if (note.ready) return { pid: note.pid, port: note.port }
    await wait(30)
  }
}

/**
 * Starts PostgreSQL apart from us, so that neither Ctrl-C nor our own death takes it along, and waits until it answers.
 * Two who start at once can take each other's note away: the one who has the data is left without, nobody finds him, and
 * he himself notices a minute later (seen on a day with kills). He is ended at once instead, for another start.
 */
export async function launch(cluster: Cluster): Promise<Running> {
  const { binaries, folder } = cluster
  const out = openSync(cluster.logFile, 'a', 0o600)
  fchmodSync(out, 0o600)
  const { size: saidBefore } = fstatSync(out)
  const child = spawn(binaries.postgres, ['-D', folder], {
    ...binaries.runAs,
    cwd: folder,
    detached: true,
    stdio: ['ignore', out, out],
    env: environment(),
  })
  closeSync(out)
  child.unref()
  let ended: string | undefined
  child.once('error', (error) => (ended = error.message))
  child.once('exit', (code, signal) => (ended ??= `${signal ?? `code ${code}`}`))
  const hasLostItsNote = watchItsNote(child.pid)
  for (;;) {
    const note = await readNote(folder)
    if (note?.ready && note.pid === child.pid) return { pid: note.pid, port: note.port }
    if (hasLostItsNote(note)) child.kill('SIGQUIT')
    if (ended) throw failureOf(folder, ended, linesFrom(cluster.logFile, saidBefore))
    await wait(20)
  }
}

/** So long after the start a note does not come any more. */
const noteIsLate = 3_000
/** Looks in a row without any note, by which one that is just being written is not taken for lost. */
const looksWithout = 3

function watchItsNote(pid: number | undefined): (note: Running | undefined) => boolean {
  const begun = performance.now()
  let [wasThere, looks] = [false, 0]
  return (note) => {
    wasThere ||= note?.pid === pid
    looks = note ? 0 : looks + 1
    return looks >= looksWithout && (wasThere || performance.now() - begun > noteIsLate)
  }
}

/** Ends open sessions, writes what is due, and stops: within `patience` milliseconds, or says that it did not. */
export async function stopServer(cluster: Cluster, pid: number, patience = 30_000): Promise<void> {
  if (!isRunning(pid, cluster.folder)) return
  if (process.platform === 'win32') {
    execFileSync(cluster.binaries.control, ['stop', '-D', cluster.folder, '-m', 'fast', '-w'])
    return
  }
  process.kill(pid, 'SIGINT')
  for (const until = Date.now() + patience; isRunning(pid, cluster.folder); await wait(20)) {
    if (Date.now() > until)
      throw new Error(`PostgreSQL (process ${pid}) has not stopped within ${patience / 1000} seconds`)
  }
}

/** Whether this process is the PostgreSQL of this folder; process numbers are used again by other programs. */
export function isRunning(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  if (process.platform === 'win32') return true
  try {
    return commandOf(pid).includes(folder)
  } catch {
    return false
  }
}

export function environment(): NodeJS.ProcessEnv {
  // SystemRoot is what Windows programs need to open a socket.
  const { PATH, SystemRoot } = process.env
  return { PATH, SystemRoot, LC_ALL: 'C', TZ: 'UTC' }
}

function commandOf(pid: number): string {
  // A process that ended but was not collected has an empty command line, which is right for us: it is gone.
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
}

async function readNote(folder: string): Promise<(Running & { ready: boolean }) | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7] === 'ready' }
}

function linesFrom(logFile: string, start: number): string[] {
  return readFileSync(logFile).subarray(start).toString('utf8').trimEnd().split('\n')
}
